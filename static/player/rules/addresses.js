// @ts-check
import { CHECKS } from "./checks.js";

/**
 * Page rules in their normal form: a part of the address and the expression that has to match one of its forms.
 * @typedef {[part: string, source: string, flags?: string, not?: 0 | 1, strict?: 0 | 1, test?: (form: string) => boolean]} Expression
 */

/** The text with its query parameters in order. @type {(text: string) => string} */
export const ordered = (text) => text.replace(/[^?#]*&[^#]*/, (query) => query.split("&").sort().join("&"));

/** A text as written, and as it would be with the other slash at its path's end and its parameters in order. @type {(text: string) => string[]} */
const formsOf = (text) => [text, ordered(text)].flatMap((form) => [form, ...["", "/"].map((end) => form.replace(/\/?(?=\?|$)/, end))]);

/**
 * One part of a page's address in the forms in which a rule may read it, as written first.
 * A fragment that Cairn itself put there (`#cairn…`) is no part of the page.
 * @param {string} part
 * @param {string} url
 * @returns {string[]}
 * @throws when it is no absolute URL, or there is no such part
 */
export function formsIn(part, url) {
  const { href, host, hostname, pathname, search, hash } = new URL(url.replace(/#cairn.*/, ""));
  // "#/projects" is a single-page application's own address; "#install" only a place on the page.
  const ends = /^#!?\//.test(hash) ? formsOf(hash) : [hash, ""];
  if (part == "url") return formsOf(href.split("#")[0]).flatMap((start) => ends.map((end) => start + end));
  if (part == "host" || part == "port") return [part == "host" ? hostname : host];
  return formsOf({ path: pathname, query: search.slice(1), fragment: hash.slice(1) }[part]);
}

/** How an expression is asked; a release of many guides comes with a quicker way. */
export const ways = {
  /** @type {(expression: Expression) => (form: string) => boolean} */
  test([, source, flags]) {
    const compiled = RegExp(source, flags);
    return (form) => compiled.test(form);
  },
};

/** @type {Record<string, string[]>} */
let forms = {};
let formsUrl = "";

/** Whether the part has a form that matches, or with `not` none. @type {(expression: Expression, url: string) => boolean} */
export function matches(expression, url) {
  const [part, , , not, strict] = expression;
  if (url != formsUrl) [forms, formsUrl] = [{}, url];
  const read = (forms[part] ??= formsIn(part, url));
  const test = (expression[5] ??= ways.test(expression));
  return !not == (strict ? test(read[0]) : read.some(test));
}

/** No exclude and, when there are any, at least one include. @type {(pages: [include: Expression[], exclude?: Expression[]], url: string) => boolean} */
const holds = ([include, exclude = []], url) =>
  (!include[0] || include.some((one) => matches(one, url))) && !exclude.some((one) => matches(one, url));

CHECKS.pages = (pages, { url }) => holds(pages, url);
