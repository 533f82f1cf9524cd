// @ts-check
import { TEXT_FILTERS } from "./registries.js";

/**
 * A guide's content as this visitor gets it.
 * @param {any} content texts in one language, with translations; `rtl`: those of its languages that are read from right to left
 * @param {import("./player.d.ts").Theme} theme
 * @param {Record<string, any>} attributes what the page told
 * @returns {import("./player.d.ts").Presentation}
 */
export function present({ steps, language = "en", rtl, ...more }, theme, attributes) {
  const text = (/** @type {string} */ _id, /** @type {any} */ original) => original;
  const presentation = { steps, theme, language, rtl: false, text };
  for (const filter of TEXT_FILTERS) filter(presentation, more, attributes);
  presentation.rtl = !!rtl?.includes(presentation.language);
  return presentation;
}
