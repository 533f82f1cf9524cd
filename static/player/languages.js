// @ts-check
import { TELLERS } from "./registries.js";

/** Guides in more than one language: the visitor's, if it is there. */

/** A language with its script and by itself: `zh-TW` is written as `zh-Hant` is. What is no tag is no language. @param {string} tag */
function spelt(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    return [tag.toLowerCase(), language + script, language];
  } catch {
    return [];
  }
}

/**
 * The first wish that is there, exactly, or in the same script, or by its language alone; the guide's own otherwise.
 * @param {readonly string[]} wishes
 * @param {string[]} there
 */
export function chosen(wishes, there) {
  for (const wish of wishes) {
    const forms = spelt(wish);
    for (let level = 0; forms[level]; level++) {
      const match = there.find((tag) => spelt(tag)[level] == forms[level]);
      if (match) return match;
    }
  }
  return there[0];
}

TELLERS.push((told, { translations = {} }, { locale = [] }) => {
  told.language = chosen([locale, navigator.languages].flat(), [told.language, ...Object.keys(translations)]);
  const words = translations[told.language] ?? {};
  const { say } = told;
  told.say = (id, text) => say(id, words[id] ?? text);
});
