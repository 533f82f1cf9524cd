// @ts-check
import { DECORATIONS } from "./registries.js";
import { pageDocument } from "./unshadowed.js";

/** A theme in the page's own letters; nothing is fetched for it. */
DECORATIONS.push(({ presentation: { theme }, layer }) => {
  if (theme.page_font) layer.style.setProperty("--cairn-font", getComputedStyle(pageDocument.body).fontFamily);
});
