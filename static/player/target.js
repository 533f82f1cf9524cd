// @ts-check
import { parts } from "./parts.js";

/**
 * The element a step points at: the first selector that matches exactly one element that can be seen and passes the identity check.
 * It never guesses and never throws. `models/target/identity.py` makes the same check; both read `tests/corpus/identity/`.
 *
 * @typedef {{tag?: string, text?: string, attrs?: Record<string, string>}} Identity
 */

/** @param {Element} element */
const isSeen = (element) => element.getClientRects().length && getComputedStyle(element).visibility == "visible";

/**
 * One sign that agrees is enough; without signs the tag has to.
 * @param {Element} element
 * @param {Identity} identity
 */
const passes = (element, { tag, text, attrs }) => {
  if (!text && !attrs) return !tag || element.localName == tag;
  // A long text was cut; a counter in a label changes by itself.
  const said = text && (element.textContent + "").replace(/[\s0-9]+/g, " ").trim().toLowerCase();
  return (
    (text && (said == text || (text.length > 39 && said.startsWith(text)))) ||
    Object.entries(attrs || {}).some(([name, value]) => element.getAttribute(name) === value)
  );
};

/**
 * @param {{selectors: string[], identity?: Identity, inside?: any[]} | null} [target]
 * @param {ParentNode} [root]
 * @returns {Element | null}
 */
export const find = (target, root = /** @type {any} */ (parts).within?.(target) ?? document) => {
  for (const selector of target?.selectors || [])
    try {
      const found = [...root.querySelectorAll(selector)].filter((one) => isSeen(one) && passes(one, target?.identity || {}));
      if (found.length == 1) return found[0];
    } catch {
      // This browser refuses the selector: the next one.
    }
  return null;
};
