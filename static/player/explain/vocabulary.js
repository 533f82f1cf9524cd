// @ts-check
/** The words in which sentences.js names what rules are about. */

/** @type {Record<string, string>} */
export const PARTS = { url: "the address", host: "the host", path: "the path", query: "the query", fragment: "the fragment" };

/** @type {Record<string, string>} */
export const OPERATORS = {
  equals: "to be",
  not_equals: "not to be",
  contains: "to contain",
  not_contains: "not to contain",
  starts_with: "to start with",
  not_starts_with: "not to start with",
  ends_with: "to end with",
  not_ends_with: "not to end with",
  pattern: "to match the pattern",
  regex: "to match the regular expression",
  not_regex: "not to match the regular expression",
  less_than: "to be less than",
  at_most: "to be at most",
  greater_than: "to be more than",
  at_least: "to be at least",
};
/** @type {Record<string, string>} */
export const DATE_OPERATORS = {
  equals: "to be",
  not_equals: "not to be",
  less_than: "to be before",
  at_most: "to be by",
  greater_than: "to be after",
  at_least: "to be from",
};

/** @type {Record<string, string>} */
export const SUBJECTS = {
  language: "the language",
  device: "the device",
  browser: "the browser",
  viewport_width: "the window's width",
  referrer: "the page before",
  first_seen: "the first visit",
  visits: "the number of visits",
  pages_visited: "the number of pages viewed",
  percentage: "the visitor's place from 0 to 100",
};

/** @type {Record<string, string>} */
export const TRIGGERS = {
  click: "a click on {selector}",
  hover: "the pointer on {selector}",
  event: 'the event "{name}"',
  link: "a link with its name",
  api: "the page's own script to start it",
  delay: "{seconds} seconds to pass",
  scroll: "{percent} % of the page to be scrolled",
  exit: "the pointer to leave the page",
  idle: "{seconds} seconds without a movement",
};

/** @type {(count: number, noun: string) => string} */
export const plural = (count, noun) => `${count} ${noun}${count === 1 ? "" : "s"}`;

/** Longest value that is told in full, in characters. */
const LONGEST_VALUE = 120;

/** A value as it stands in a sentence. @type {(value: unknown) => string} */
export function quoted(value) {
  if (value === undefined || value === null) return "nothing";
  if (Array.isArray(value)) return value.map(quoted).join(" or ");
  let text = String(typeof value == "object" ? "something that is no text, number or date" : value);
  if (typeof value == "string") text = `"${value}"`;
  return text.length > LONGEST_VALUE ? text.slice(0, LONGEST_VALUE - 1) + "…" : text;
}

/** @type {(days: number) => string} */
export const dated = (days) => new Date(days * 86_400_000).toISOString().slice(0, 10);
