// @ts-check
// What a made-up visitor reads in a guide: its texts in their language, with what is known of them filled in as in their browser.
import { fill } from "../player/merge_tags.js";
import { make } from "./visitor_fields.js";

/** @typedef {Record<string, string[][]>} Words  language → steps, each a title, a text and what its buttons say */

/**
 * @param {Words | undefined} words
 * @param {string} language the visitor's
 * @param {Record<string, unknown>} attributes
 * @returns {HTMLElement | null}
 */
export function readWords(words, language, attributes) {
  const steps = words?.[spoken(Object.keys(words), language)];
  if (!steps?.length) return null;
  const known = Object.assign(Object.create(null), attributes, { locale: language });
  const list = make("ol", "would-words");
  for (const texts of steps) {
    const [title, body, ...buttons] = texts.map((text) => fill(text, known));
    const item = make("li", "");
    if (title) item.append(make("strong", "", title));
    if (body) item.append(make("p", "", body));
    if (buttons.length) item.append(make("p", "muted", buttons.map((one) => `[${one}]`).join(" ")));
    list.append(item);
  }
  const box = make("details", "would-read");
  box.append(make("summary", "", "What they read"), list);
  return box;
}

/** The one that the visitor gets: theirs, the same without its region, or the guide's own. @param {string[]} there @param {string} wanted */
function spoken(there, wanted) {
  const short = wanted.split("-")[0];
  return there.find((one) => one === wanted) ?? there.find((one) => one === short) ?? there[0];
}
