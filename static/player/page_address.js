// @ts-check
/** The page's address. "#/boats" is a page of a single-page application, "#install" only a place on one. */
export const pageAddress = () => location.href.replace(/#(?!!?\/).*/, "");
