// @ts-check
import { TEXT_FILTERS } from "./registries.js";

/** Guides in more than one language: the visitor's, if it is there. */

/** Who reads one of these reads another as well (CLDR, language matching: closest pairs, and one's second written language). @type {Record<string, string>} */
const ALSO_READ = { nn: "nb", nb: "nn", bs: "hr", hr: "bs", gsw: "de", lb: "de", fo: "da", fy: "nl" };

/**
 * A language with its script, by itself, and what else is read by those who read it: `zh-TW` is written as `zh-Hant` is, and `no` is
 * `nb` as a rule. What is no tag is no language.
 * @param {string} tag
 */
function formsOfTag(tag) {
  try {
    const { language, script } = new Intl.Locale(tag).maximize();
    const name = language == "no" ? "nb" : language;
    const also = ALSO_READ[name];
    return [tag.toLowerCase(), name + script, name, also && also + script];
  } catch {
    return [];
  }
}

/**
 * The first wish that is there, exactly, or in the same script, or by its language alone, or in one as close; the guide's own otherwise.
 * @param {readonly string[]} wishes
 * @param {string[]} available
 */
export function chosenLanguage(wishes, available) {
  for (const wish of wishes) {
    const forms = formsOfTag(wish);
    for (let level = 0; forms[level]; level++) {
      // What else is read has its script with it, too.
      const compared = level == 3 ? 1 : level;
      const match = available.find((tag) => formsOfTag(tag)[compared] == forms[level]);
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
