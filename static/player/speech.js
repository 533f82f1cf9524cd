// @ts-check
/**
 * A guide's content as it is told to this visitor.
 * @typedef {{steps: any[], theme: {css: string, [more: string]: any}, language: string, rtl: boolean, say: (id: string, text: any) => any}} Speech
 */

/** Who chooses among translations, when a release has any. @type {((content: any, wishes: readonly string[]) => string)[]} */
export const voices = [];
/** Who fills in attributes, when a release has texts that ask for them. @type {((text: string, attributes: Record<string, unknown>) => string)[]} */
export const fillers = [];

/**
 * @param {any} content texts in one language, with translations; `rtl`: those of its languages that are read from right to left
 * @param {any} theme
 * @param {readonly string[]} wishes the visitor's languages, most wanted first
 * @param {Record<string, unknown>} attributes what the page told
 * @returns {Speech}
 */
export function speech(content, theme, wishes, attributes) {
  const language = voices[0]?.(content, wishes) ?? content.language ?? "en";
  const words = content.translations?.[language] ?? {};
  return {
    theme,
    steps: content.steps,
    language,
    rtl: !!content.rtl?.includes(language),
    say(id, text) {
      const said = words[id] ?? text;
      return typeof said == "string" ? (fillers[0]?.(said, attributes) ?? said) : said;
    },
  };
}
