// @ts-check
import { fill } from "./fill.js";

/**
 * How a guide speaks to this visitor.
 * @typedef {{language: string, rtl: boolean, say: (id: string, text: any) => any}} Speech
 */

/**
 * @param {any} content texts in one language, with translations
 * @param {readonly string[]} wishes the visitor's languages, most wanted first
 * @param {Record<string, unknown>} attributes what the page told
 * @returns {Speech}
 */
export function speech(content, wishes, attributes) {
  const translations = content.translations ?? {};
  const language = chosen(wishes, [content.language ?? "en", ...Object.keys(translations)]);
  const words = translations[language] ?? {};
  return {
    language,
    rtl: /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/.test(language),
    say(id, text) {
      const said = words[id] ?? text;
      return typeof said == "string" ? fill(said, attributes) : said;
    },
  };
}

/**
 * The first wish that is there, exactly or by its language alone ("de" for "de-AT"); the guide's own otherwise.
 * @param {readonly string[]} wishes
 * @param {string[]} there
 */
export function chosen(wishes, there) {
  for (const wish of wishes) {
    const tongue = (/** @type {string} */ tag) => tag.split("-")[0].toLowerCase();
    const match = there.find((tag) => tag.toLowerCase() == wish.toLowerCase()) ?? there.find((tag) => tongue(tag) == tongue(wish));
    if (match) return match;
  }
  return there[0];
}
