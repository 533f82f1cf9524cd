// @ts-check
import { parts } from "./parts.js";

/** A theme in the page's own letters; nothing is fetched for it. */
parts.dress.push(({ theme, layer }) => {
  if (theme.page_font) layer.style.setProperty("--font", getComputedStyle(document.body).fontFamily);
});
