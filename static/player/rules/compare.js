// @ts-check
/** Longest text, in UTF-16 units, that a pattern or regular expression is tried on; longer text never matches one. */
export const LONGEST = 2048;

/** @type {Record<string, RegExp>} */
const compiled = { /** @type {any} */ __proto__: null };

/** @type {(text: string, source: string, flags?: string) => boolean} */
function matches(text, source, flags = "") {
  return text.length <= LONGEST && (compiled[flags + "/" + source] ||= RegExp(source, flags)).test(text);
}

/**
 * A pattern as a regular expression: `*` is any run of characters, `:name` one or more up to the next separator.
 * Each text between two stars is taken where it first occurs and never reconsidered (a lookahead with a back reference stands
 * in for an atomic group), so a pattern costs at most the square of the text's length however many stars it has.
 * @type {(pattern: string, segment: string) => string}
 */
function translated(pattern, segment) {
  const pieces = pattern.split(/\*+/).map((piece, at, all) =>
    piece.replace(/:[a-z_]\w*|\W/gi, (token, start) =>
      token[1]
        ? // Beside a star one character is enough: the star takes the others.
          segment + ((start || !at) && (piece[start + token.length] || at > all.length - 2) ? "+" : "")
        : "\\" + token));
  const last = pieces.length - 1;
  return "^" + pieces.map((piece, at) =>
    !at ? piece : at < last ? `(?=([^]*?${piece}))\\${at}` : `[^]*${piece}`).join("") + "$";
}

/**
 * Each test of one seen value against one wanted value. Both have been brought to the same type before.
 * @type {Record<string, (seen: any, wanted: any, flags?: string, segment?: string) => boolean>}
 */
const TESTS = {
  // @ts-expect-error: see checks.js
  __proto__: null,
  equals: (seen, wanted) => seen === wanted,
  contains: (seen, wanted) => seen.includes(wanted),
  starts_with: (seen, wanted) => seen.startsWith(wanted),
  ends_with: (seen, wanted) => seen.endsWith(wanted),
  regex: matches,
  pattern: (seen, wanted, flags, segment = "[^/?#&]") => matches(seen, translated(wanted, segment), flags),
  less_than: (seen, wanted) => seen < wanted,
  at_most: (seen, wanted) => seen <= wanted,
  greater_than: (seen, wanted) => seen > wanted,
  at_least: (seen, wanted) => seen >= wanted,
  in_last: (seen, wanted) => seen <= 0 && -seen <= wanted,
  in_next: (seen, wanted) => seen >= 0 && seen <= wanted,
};

/**
 * Whether any form of what was seen passes the operator with any of the wanted values; `not_` before it turns the answer round.
 * @param {string} operator
 * @param {unknown[]} seen The forms in which the seen value may be read, e.g. a path with and without its last slash.
 * @param {unknown[]} wanted
 * @param {string} [flags] For regular expressions.
 * @param {string} [segment] What `:name` stands for in a pattern.
 * @returns {boolean}
 * @throws when the operator is unknown: the guide is then skipped
 */
export function compare(operator, seen, wanted, flags, segment) {
  const not = operator.startsWith("not_");
  const test = TESTS[not ? operator.slice(4) : operator];
  if (!test) throw operator;
  return not != seen.some((one) => wanted.some((other) => test(one, other, flags, segment)));
}
