// @ts-check
import { CHECKS } from "./checks.js";
import { compare } from "./compare.js";

/** @type {(query: string) => string} */
const ordered = (query) => query.split("&").sort().join("&");

/** @type {string} */
let lastUrl;
/** @type {Record<string, string[]>} */
let lastParts;

/**
 * The parts of a page's address, each as the forms in which a rule may read it, the address as written first.
 * A fragment that Cairn itself put there (`#cairn…`) is no part of the page.
 * @param {string} url
 * @returns {Record<string, string[]>}
 * @throws when it is no absolute URL
 */
export function partsOf(url) {
  if (url === lastUrl) return lastParts;
  const { protocol, host, hostname, pathname, search, hash } = new URL(url.replace(/#cairn.*/, ""));
  const bare = pathname.replace(/\/$/, "");
  const paths = [pathname, bare, bare + "/"];
  const query = search.slice(1);
  const queries = [query, ordered(query)];
  // "#/projects" is a single-page application's own address; "#install" only a place on the page.
  const hashes = /^#!?\//.test(hash) ? [hash] : [hash, ""];
  lastUrl = url;
  return (lastParts = {
    host: [hostname],
    port: [host],
    path: paths,
    query: queries,
    fragment: [hash.slice(1), hash.slice(1).replace(/\/$/, "")],
    url: hashes.flatMap((end) => queries.flatMap((q) => paths.map((path) => `${protocol}//${host}${path}${q && "?"}${q}${end}`))),
  });
}

/**
 * Whether one page rule holds. Upper and lower case matter except in host names; a trailing slash and the order of query
 * parameters matter only when the rule is strict.
 * @param {import("./index.js").PageRule} rule
 * @param {string} url
 * @returns {boolean}
 */
export function pageRuleHolds({ part, operator, value, strict }, url) {
  const host = part == "host";
  const forms = partsOf(url)[host && /:[^\]]*$/.test(value) ? "port" : part];
  const values = [host ? value.toLowerCase() : value];
  if (!strict && value.includes("&") && operator != "regex")
    values.push(value.replace(/([^?]*\?)?([^#]*)/, (_, before = "", query) => before + ordered(query)));
  return compare(operator, strict ? forms.slice(0, 1) : forms, values, host ? "i" : "", host ? "[^.]" : undefined);
}

/**
 * Whether a guide's page rules hold: no exclude and, when there are any, at least one include.
 * @param {import("./index.js").Pages | undefined} pages
 * @param {string} url
 * @returns {boolean}
 */
export function pageHolds(pages, url) {
  const { include = [], exclude = [] } = pages || {};
  return (!include.length || include.some((rule) => pageRuleHolds(rule, url))) && !exclude.some((rule) => pageRuleHolds(rule, url));
}

CHECKS.pages = (pages, facts) => pageHolds(pages, facts.url);
