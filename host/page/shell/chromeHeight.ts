/** Height of what stays at the top while a page scrolls, in px: the host's bar and the breadcrumbs. */
export const barHeight = 28;
export const breadcrumbsHeight = 40;
export const chromeHeight = barHeight + breadcrumbsHeight;
