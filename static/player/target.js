// @ts-check
import { boxOf } from "./position_watch.js";

/**
 * The element a step points at: the first selector that matches exactly one element that can be seen and passes the identity check.
 * It never guesses and never throws. `models/targets/recognise/identity.py` makes the same check; both read `tests/corpus/identity/`.
 *
 * @typedef {{tag?: string, text?: string, attrs?: Record<string, string>}} Identity
 */

/** Characters from which on a text may have been cut. */
const CUT = 40;

/**
 * One sign that agrees is enough; without signs the tag has to.
 * @param {Element} element
 * @param {Identity} identity
 */
function passes(element, { tag, text, attrs = {} }) {
  const signs = Object.entries(attrs);
  if (!text && !signs[0]) return !tag || element.localName == tag;
  return (text && hasText(element, text)) || signs.some(([name, value]) => element.getAttribute(name) === value);
}

/** @param {Element} element @param {string} wanted a long one was cut; a counter in a label changes by itself, so digits are left out */
function hasText(element, wanted) {
  const text = (element.textContent + "")
    .replace(/[\s0-9]+/g, " ")
    .trim()
    .toLowerCase();
  return text == wanted || (wanted.length >= CUT && text.startsWith(wanted));
}

/** Where targets are looked for; `nested_targets.js` knows of more places. @type {((target: any) => any)[]} */
export const roots = [];

/**
 * @param {{selectors: string[], identity?: Identity, inside?: any[]}} target
 * @param {ParentNode} [root]
 * @returns {Element | null}
 */
export const find = (target, root = roots[0]?.(target) ?? document) => {
  for (const selector of target.selectors)
    try {
      const [found, other] = [...root.querySelectorAll(selector)].filter(
        (one) => boxOf(one) && passes(one, target.identity ?? {}),
      );
      if (found && !other) return found;
    } catch {
      // This browser refuses the selector: the next one.
    }
  return null;
};
