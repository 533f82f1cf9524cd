// @ts-check
/** Longest text, in UTF-16 units, that is read of an attribute or compared with a pattern or regular expression: a longer one never matches. */
export const LONGEST = 2048;

/**
 * A pattern as a regular expression: `*` is any run of characters, `:name` one or more up to the next separator (in a host, the next dot).
 * What stands between two stars is taken where it first occurs and never reconsidered: the lookahead with its back reference is an atomic
 * group. So a pattern costs at most the square of the text's length, however many stars it has.
 * @type {(pattern: string, flags: string) => string}
 */
function translated(pattern, flags) {
  let groups = 0;
  return "^" + pattern
    .replace(/:[a-z_]\w*|[^\w*]/gi, (token) => (token[1] ? (flags ? "[^.:]+?" : "[^/?#&]+?") : "\\" + token))
    .replace(/\*+([^*]+)(?=\*)/g, (_, piece) => `(?=(.{0,}?${piece}))\\${++groups}`)
    .replace(/\*+/, ".*") + "$";
}

/** @type {(translate: (wanted: string, flags: string) => string) => (seen: string, wanted: string, flags: string) => boolean} */
function matching(translate) {
  /** @type {Record<string, RegExp>} */
  const compiled = {};
  return (seen, wanted, flags) =>
    seen.length <= LONGEST && (compiled[flags + "/" + wanted] ||= RegExp(translate(wanted, flags), flags)).test(seen);
}

/**
 * One seen value against one wanted value, both of the same type. segments.js adds those for numbers and dates.
 * @type {Record<string, (seen: any, wanted: any, flags: string) => boolean>}
 */
export const TESTS = {
  // @ts-expect-error: see checks.js
  __proto__: null,
  equals: (seen, wanted) => seen === wanted,
  contains: (seen, wanted) => seen.includes(wanted),
  starts_with: (seen, wanted) => seen.startsWith(wanted),
  ends_with: (seen, wanted) => seen.endsWith(wanted),
  pattern: matching(translated),
  regex: matching((wanted) => wanted),
};

/**
 * Whether any form of what was seen passes the operator with any of the wanted values; `not_` before it turns the answer round.
 * @param {string} operator
 * @param {unknown[]} seen the forms in which the seen value may be read, e.g. a path with and without its last slash
 * @param {unknown[]} wanted
 * @param {string} flags for regular expressions
 * @returns {boolean}
 * @throws when the operator is unknown: the guide is then skipped
 */
export function compare(operator, seen, wanted, flags) {
  const name = operator.replace("not_", "");
  if (!TESTS[name]) throw operator;
  return (name != operator) != seen.some((one) => wanted.some((other) => TESTS[name](one, other, flags)));
}
