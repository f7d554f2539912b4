// Stands in for the pickers of ad hoc filters and groupings that scenes brings with its variables. This plugin draws none
// of them: with what they are made of they are more than 40 KB on the first page. Drawing one all the same fails loudly.
function leftOut() {
  throw new Error('Pickers of ad hoc filters are left out of the bundle: see docs/decisions/0028');
}

export const AdHocFiltersComboboxRenderer = leftOut;
export const AdHocFilterRenderer = leftOut;
export const AdHocFilterBuilder = leftOut;

/** Of `react-select`, whose only user in scenes is the picker of groupings. */
export const components = { Menu: leftOut };

/** Finds what has the text in it, in the given order. */
export function fuzzyFind(options, texts, needle) {
  return options.filter((_, index) => texts[index]?.toLowerCase().includes(needle.toLowerCase()));
}
