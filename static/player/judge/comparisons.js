// @ts-check
/** Longest text, in UTF-16 units, that is read of an attribute or compared with a regular expression: a longer one never matches. */
export const LONGEST = 2048;

/** @type {Record<string, RegExp>} */
const compiled = {};

/**
 * One seen value against one wanted value, both of the same type. segments.js adds those for numbers and dates, page_rules.js patterns.
 * @type {Record<string, (seen: any, wanted: any, flags: string) => boolean>}
 */
export const TESTS = {
  // @ts-expect-error: see checks.js
  __proto__: null,
  equals: (seen, wanted) => seen === wanted,
  contains: (seen, wanted) => seen.includes(wanted),
  starts_with: (seen, wanted) => seen.startsWith(wanted),
  ends_with: (seen, wanted) => seen.endsWith(wanted),
  regex: (seen, wanted, flags) => seen.length <= LONGEST && (compiled[flags + "/" + wanted] ||= RegExp(wanted, flags)).test(seen),
};
