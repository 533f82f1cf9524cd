// @ts-check
import { ways } from "./addresses.js";

/** For sites with many guides. */

/** What an expression begins and ends with when that is nothing but text; what lies between. */
const TEXT = /^(\^?)(?:\(\?=\[\^]\{0,2048}\$\))?([\w/-]*)(?![*+?{])(.*?)([\w/-]*)(\$?)$/s;

/**
 * Compiling an expression takes a browser far longer than asking for the text around it: most guides of a site are for other
 * pages, and are told apart by that alone.
 * @type {typeof ways.test}
 */
ways.test = ([, source, flags]) => {
  const [, start, head, middle, tail, end] = /** @type {string[]} */ (TEXT.exec(source));
  /** @type {RegExp} */
  let compiled;
  if (flags || (middle && !start)) return (form) => (compiled ??= RegExp(source, flags)).test(form);
  if (middle) return (form) => form.startsWith(head) && (!end || form.endsWith(tail)) && (compiled ??= RegExp(source)).test(form);
  return start ? (end ? (form) => form == head + tail : (form) => form.startsWith(head + tail)) : end ? (form) => form.endsWith(head + tail) : (form) => form.includes(head + tail);
};
