// @ts-check
import { TEXT_FILTERS } from "./registries.js";

/** Guides in more than one language: the visitor's, if it is there. */

/** A language with its script and by itself: `zh-TW` is written as `zh-Hant` is. What is no tag is no language. @param {string} tag */
function formsOfTag(tag) {
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
 * @param {string[]} available
 */
export function chosenLanguage(wishes, available) {
  for (const wish of wishes) {
    const forms = formsOfTag(wish);
    for (let level = 0; forms[level]; level++) {
      const match = available.find((tag) => formsOfTag(tag)[level] == forms[level]);
      if (match) return match;
    }
  }
  return available[0];
}

TEXT_FILTERS.push((presentation, { translations = {} }, { locale = [] }) => {
  const wishes = [locale, navigator.languages].flat();
  presentation.language = chosenLanguage(wishes, [presentation.language, ...Object.keys(translations)]);
  const translated = translations[presentation.language] ?? {};
  const { text } = presentation;
  presentation.text = (id, original) => text(id, translated[id] ?? original);
});
