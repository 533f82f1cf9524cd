// @ts-check
import { boxOf } from "./position_watch.js";

/**
 * The element a step points at: the first selector that matches exactly one element that can be seen and passes the identity check.
 * It never guesses and never throws. `models/targets/recognise/identity.py` makes the same check; both read `tests/corpus/identity/`.
 *
 * @typedef {{tag?: string, text?: string, attrs?: Record<string, string>}} Identity
 */

/** Characters from which on the text of an identity may have been cut. */
const CUT = 40;

/** Where targets are looked for; `nested_targets.js` knows of more places. @type {((target: any) => any)[]} */
export const rootFinders = [];

/**
 * @param {{selectors: string[], identity?: Identity, inside?: any[]}} target
 * @param {ParentNode} [root]
 * @returns {Element | null}
 */
export function find(target, root = rootFinders[0]?.(target) ?? document) {
  const isIt = (/** @type {Element} */ one) => isStill(one, target);
  for (const selector of target.selectors) {
    try {
      const matches = [...root.querySelectorAll(selector)].filter(isIt);
      if (matches.length == 1) return matches[0];
    } catch {
      // This browser refuses the selector: the next one.
    }
  }
  return null;
}

/** Whether it can be seen and is what was picked: lists use their rows for other records. @param {Element} element @param {{identity?: Identity}} target */
export const isStill = (element, { identity = {} }) => boxOf(element) && hasIdentity(element, identity);

/**
 * One sign that agrees is enough; without signs the tag has to.
 * @param {Element} element
 * @param {Identity} identity
 */
function hasIdentity(element, { tag, text, attrs = {} }) {
  const signs = Object.entries(attrs);
  if (!text && !signs.length) return !tag || element.localName == tag;
  return signs.some(([name, value]) => element.getAttribute(name) === value) || (text && hasText(element, text));
}

/** @param {Element} element @param {string} wanted a long one was cut; a counter in a label changes by itself, so digits are left out */
function hasText(element, wanted) {
  const text = String(element.textContent)
    .replace(/[\s0-9]+/g, " ")
    .trim()
    .toLowerCase();
  return text == wanted || (wanted.length >= CUT && text.startsWith(wanted));
}
