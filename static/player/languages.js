// @ts-check
import { voices } from "./speech.js";

/** Guides in more than one language: the visitor's, if it is there. */

/**
 * The first wish that is there, exactly or by its language alone ("de" for "de-AT"); the guide's own otherwise.
 * @param {readonly string[]} wishes
 * @param {string[]} there
 */
export function chosen(wishes, there) {
  const tongue = (/** @type {string} */ tag) => tag.split("-")[0].toLowerCase();
  for (const wish of wishes) {
    const match = there.find((tag) => tag.toLowerCase() == wish.toLowerCase()) ?? there.find((tag) => tongue(tag) == tongue(wish));
    if (match) return match;
  }
  return there[0];
}

voices.push((content, wishes) => chosen(wishes, [content.language ?? "en", ...Object.keys(content.translations ?? {})]));
