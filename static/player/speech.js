// @ts-check
import { fill } from "./fill.js";

/**
 * How a guide speaks to this visitor.
 * @typedef {{language: string, rtl: boolean, say: (id: string, text: any) => any}} Speech
 */

/** Who chooses among translations, when a release has any. @type {((content: any, wishes: readonly string[]) => string)[]} */
export const voices = [];

/**
 * @param {any} content texts in one language, with translations
 * @param {readonly string[]} wishes the visitor's languages, most wanted first
 * @param {Record<string, unknown>} attributes what the page told
 * @returns {Speech}
 */
export function speech(content, wishes, attributes) {
  const language = voices[0]?.(content, wishes) ?? content.language ?? "en";
  const words = content.translations?.[language] ?? {};
  return {
    language,
    rtl: /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language),
    say(id, text) {
      const said = words[id] ?? text;
      return typeof said == "string" ? fill(said, attributes) : said;
    },
  };
}
