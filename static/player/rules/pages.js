// @ts-check
import { CHECKS } from "./checks.js";
import { compare } from "./compare.js";

/** @type {string} */
let lastUrl;
/** @type {Record<string, string[]>} */
let lastParts;

/** The text with its query parameters in order. @type {(text: string) => string} */
const ordered = (text) => text.replace(/[^?#]*&[^#]*/, (query) => query.split("&").sort().join("&"));

/** A text as written, and as it would be with the other slash at its path's end and its parameters in order. @type {(text: string) => string[]} */
const formsOf = (text) => [text, ordered(text)].flatMap((form) => [form, ...["", "/"].map((end) => form.replace(/\/?(?=\?|$)/, end))]);

/**
 * The parts of a page's address, each as the forms in which a rule may read it, the address as written first.
 * A fragment that Cairn itself put there (`#cairn…`) is no part of the page.
 * @param {string} url
 * @returns {Record<string, string[]>}
 * @throws when it is no absolute URL
 */
export function partsOf(url) {
  if (url != lastUrl) {
    const { href, host, hostname, pathname, search, hash } = new URL(url.replace(/#cairn.*/, ""));
    // "#/projects" is a single-page application's own address; "#install" only a place on the page.
    const ends = /^#!?\//.test(hash) ? formsOf(hash) : [hash, ""];
    lastUrl = url;
    lastParts = {
      host: [hostname],
      port: [host],
      path: formsOf(pathname),
      query: formsOf(search.slice(1)),
      fragment: formsOf(hash.slice(1)),
      url: formsOf(href.split("#")[0]).flatMap((start) => ends.map((end) => start + end)),
    };
    for (const part in lastParts) lastParts[part] = [...new Set(lastParts[part])];
  }
  return lastParts;
}

/**
 * Whether one page rule holds. Upper and lower case matter, a trailing slash and the order of query parameters only when the rule
 * is strict. A host is compared with its port only when the value names one.
 * @param {import("./index.js").PageRule} rule
 * @param {string} url
 * @returns {boolean}
 */
export function pageRuleHolds({ part, operator, value, strict }, url) {
  const flags = part == "host" ? "i" : "";
  const forms = partsOf(url)[flags && /:[^\]]*$/.test(value) ? "port" : part];
  return compare(operator, strict ? forms.slice(0, 1) : forms, strict || operator == "regex" ? [value] : [value, ordered(value)], flags);
}

/**
 * Whether a guide's page rules hold: no exclude and, when there are any, at least one include.
 * @param {import("./index.js").Pages | undefined} pages
 * @param {string} url
 * @returns {boolean}
 */
export function pageHolds({ include = [], exclude = [] } = {}, url) {
  const holds = (/** @type {import("./index.js").PageRule} */ rule) => pageRuleHolds(rule, url);
  return (!include[0] || include.some(holds)) && !exclude.some(holds);
}

CHECKS.pages = (pages, facts) => pageHolds(pages, facts.url);
