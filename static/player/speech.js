// @ts-check
/**
 * How a guide speaks to this visitor.
 * @typedef {{language: string, rtl: boolean, say: (id: string, text: any) => any}} Speech
 */

/** Who chooses among translations, when a release has any. @type {((content: any, wishes: readonly string[]) => string)[]} */
export const voices = [];
/** Who knows which languages are read from right to left, when a release has one. @type {((language: string) => boolean)[]} */
export const directions = [];
/** Who fills in attributes, when a release has texts that ask for them. @type {((text: string, attributes: Record<string, unknown>) => string)[]} */
export const fillers = [];

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
    rtl: !!directions[0]?.(language),
    say(id, text) {
      const said = words[id] ?? text;
      return typeof said == "string" ? (fillers[0]?.(said, attributes) ?? said) : said;
    },
  };
}
