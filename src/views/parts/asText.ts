/**
 * For `t`: values are put in as they are. React escapes what it draws, so i18next's own escaping would only
 * spoil slashes and quotes in names and units.
 */
export const asText = { interpolation: { escapeValue: false } } as const;
