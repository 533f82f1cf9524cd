// @ts-check
import { TELLERS } from "./registries.js";

/**
 * `{{ name | there }}` becomes the attribute's value, or `there` when the page told none. What calls or computes is no name.
 * @param {string} text
 * @param {Record<string, unknown>} attributes without a prototype: only what the page told
 */
export function fill(text, attributes) {
  return text.replace(/{{\s*([^|}(*]*?)\s*(?:\|\s*([^}]*?)\s*)?}}/g, (_, name, fallback = "") => attributes[name] ?? fallback);
}

TELLERS.push((told, _, attributes) => {
  const { say } = told;
  told.say = (id, text) => {
    const said = say(id, text);
    return typeof said == "string" ? fill(said, attributes) : said;
  };
});
