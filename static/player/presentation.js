// @ts-check
import { TELLERS } from "./registries.js";

/**
 * A guide's content as it is told to this visitor.
 * @typedef {{steps: any[], theme: {css: string, [more: string]: any}, language: string, rtl: boolean, say: (id: string, text: any) => any}} Speech
 */

/**
 * @param {any} content texts in one language, with translations; `rtl`: those of its languages that are read from right to left
 * @param {any} theme
 * @param {Record<string, any>} attributes what the page told
 * @returns {Speech}
 */
export function speech({ steps, language = "en", rtl, ...more }, theme, attributes) {
  const told = { steps, theme, language, rtl: false, say: (/** @type {string} */ _id, /** @type {any} */ text) => text };
  for (const tell of TELLERS) tell(told, more, attributes);
  told.rtl = !!rtl?.includes(told.language);
  return told;
}
