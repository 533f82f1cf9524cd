// @ts-check
import { CHECKS } from "./checks.js";
import { TESTS } from "./comparisons.js";

/**
 * Page rules as they travel: a part of the address, how it is compared, and what with; one of the latter is enough.
 * @typedef {[part: string, test: string, wanted: any[], not?: 0 | 1, strict?: 0 | 1, flags?: string]} Expression
 */

/** A pattern is asked for the text around its wildcards first: compiling takes a browser far longer, and most guides are for other pages. */
TESTS.pattern = (form, [head, tail, source]) => form.startsWith(head) && form.endsWith(tail) && TESTS.regex(form, source, "");

/** The text with its query parameters in order. @type {(text: string) => string} */
export const ordered = (text) => text.replace(/[^?#]*&[^#]*/, (query) => query.split("&").sort().join("&"));

/** A text as written, and as it would be with the other slash at its path's end and its parameters in order. @type {(text: string) => string[]} */
const formsOf = (text) =>
  [text, ordered(text)].flatMap((form) => [form, ...["", "/"].map((end) => form.replace(/\/?(?=\?|$)/, end))]);

/**
 * The parts of a page's address, each in the forms in which a rule may read it, as written first.
 * A fragment that Cairn itself put there (`#cairn…`) is no part of the page.
 * @param {string} url
 * @returns {Record<string, string[]>}
 * @throws when it is no absolute URL
 */
export function partsOf(url) {
  const { href, host, hostname, pathname, search, hash } = new URL(url.replace(/#cairn.*/, ""));
  // "#/projects" is a single-page application's own address; "#install" only a place on the page.
  const ends = /^#!?\//.test(hash) ? formsOf(hash) : [hash, ""];
  return {
    host: [hostname],
    port: [host],
    path: formsOf(pathname),
    query: formsOf(search.slice(1)),
    fragment: formsOf(hash.slice(1)),
    url: formsOf(href.split("#")[0]).flatMap((start) => ends.map((end) => start + end)),
  };
}

/** The parts of the address that was asked for last: rules of many guides are about the same. @type {Record<string, string[]>} */
let lastParts;
let lastUrl = "";

/** Whether the part has a form that matches, or with `not` none. @type {(expression: Expression, url: string) => boolean} */
export function matches([part, test, wanted, not, strict, flags = ""], url) {
  if (url != lastUrl) {
    lastParts = partsOf(url);
    lastUrl = url;
  }
  const forms = lastParts[part];
  const fits = (/** @type {string} */ form) => wanted.some((one) => TESTS[test](form, one, flags));
  return !not == (strict ? fits(forms[0]) : forms.some(fits));
}

/** No exclude and, when there are any, at least one include. @type {(pages: [include: Expression[], exclude?: Expression[]], facts: {url: string}) => boolean} */
CHECKS.pages = ([include, exclude = []], { url }) => {
  const holds = (/** @type {Expression} */ rule) => matches(rule, url);
  return (!include[0] || include.some(holds)) && !exclude.some(holds);
};
