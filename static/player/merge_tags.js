// @ts-check
import { TEXT_FILTERS } from "./registries.js";

/**
 * `{{ name | there }}` becomes the attribute's value, or `there` when the page told none. What calls or computes is no name.
 * @param {string} text
 * @param {Record<string, unknown>} attributes without a prototype: only what the page told
 */
export function fill(text, attributes) {
  const tag = /{{\s*([^|}(*]*?)\s*(?:\|\s*([^}]*?)\s*)?}}/g;
  return text.replace(tag, (_, name, fallback = "") => attributes[name] ?? fallback);
}

TEXT_FILTERS.push((presentation, _content, attributes) => {
  const unfilled = presentation.text;
  presentation.text = (id, original) => {
    const text = unfilled(id, original);
    return typeof text == "string" ? fill(text, attributes) : text;
  };
});
