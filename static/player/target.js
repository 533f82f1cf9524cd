// @ts-check
import { pageDocument } from "./unshadowed.js";
import { boxOf } from "./visible_box.js";

/**
 * The element a step points at: the first selector that matches exactly one element that can be seen and passes the identity check.
 * It never guesses and never throws. `models/targets/recognise/identity.py` makes the same check; both read `tests/corpus/identity/`.
 *
 * @typedef {{tag?: string, text?: string, lang?: string, attrs?: Record<string, string>}} Identity
 */

/** Characters from which on the text of an identity may have been cut. */
const CUT = 40;

/** Where targets are looked for; `nested_targets.js` knows of more places. @type {((target: any) => any)[]} */
export const rootFinders = [];

/** Given by somebody to tell it from others. */
const GIVEN = ["id", "data-testid", "name"];
/** What says that an element is another one, whatever else agrees. */
const TELLING = ["name", "value", "href", "aria-label"];
/** Such a selector counts: it finds whatever comes to stand there. */
const COUNTING = /:(nth|first|last|only)-/;
/** Selectors that have to find the same element, where its texts can't be compared; or all of them, if there are so many. */
const AGREEING = 2;
const ALL_AGREEING = 3;

/**
 * @param {{selectors: string[], identity?: Identity, inside?: any[]}} target
 * @param {ParentNode} [root]
 * @returns {Element | null}
 */
export function find(target, root = rootFinders[0]?.(target) ?? pageDocument) {
  const identity = target.identity ?? {};
  /** Found by a selector, but with other texts. @type {Element[]} */
  const found = [];
  /** By one that does not count. @type {Element[]} */
  const alone = [];
  for (const selector of target.selectors) {
    try {
      const matches = [...root.querySelectorAll(selector)].filter(boxOf);
      const counts = COUNTING.test(selector);
      const passing = matches.filter((one) => hasIdentity(one, identity, counts));
      if (passing.length == 1) return passing[0];
      if (matches.length == 1) {
        found.push(matches[0]);
        if (!counts) alone.push(matches[0]);
      }
    } catch {
      // This browser refuses the selector: the next one.
    }
  }
  const isFound = (/** @type {Element} */ one) => found.filter((other) => other == one).length == target.selectors.length;
  return alone.find((one) => isAgreed(one, alone, identity, isFound(one) && found.length >= ALL_AGREEING)) ?? null;
}

/** Whether it can be seen and is what was picked: lists use their rows for other records. @param {Element} element @param {{identity?: Identity}} target */
export const isStill = (element, { identity = {} }) =>
  (hasIdentity(element, identity, false) || isTranslated(element, identity)) && boxOf(element);

/**
 * What was given a name is known by it. Else one sign that agrees is enough, unless the selector only counts: then nothing that says
 * what an element is may differ. Without signs the tag has to agree.
 * @param {Element} element
 * @param {Identity} identity
 * @param {boolean} counts
 */
function hasIdentity(element, { tag, text, attrs = {} }, counts) {
  const signs = Object.keys(attrs);
  if (!text && !signs.length) return !tag || element.localName == tag;
  const isSame = (/** @type {string} */ name) => element.getAttribute(name) === attrs[name];
  const same = signs.filter(isSame);
  if (same.some((name) => GIVEN.includes(name))) return true;
  const speaks = text && hasText(element, text);
  if (!speaks && !same.length) return false;
  const differs = (/** @type {string} */ name) => TELLING.includes(name) && element.hasAttribute(name) && !isSame(name);
  return !counts || !((text && !speaks) || signs.some(differs));
}

/**
 * On a page in another language no text agrees: selectors of different kinds do.
 * @param {Element} element
 * @param {Element[]} alone
 * @param {Identity} identity
 * @param {boolean} byAll
 */
function isAgreed(element, alone, identity, byAll) {
  const agreeing = alone.filter((one) => one == element).length;
  return (
    (byAll || agreeing >= AGREEING) && (!identity.tag || element.localName == identity.tag) && isTranslated(element, identity)
  );
}

/** Whether the page speaks another language than when it was pointed at, by itself or by the browser. @param {Element} element @param {Identity} identity */
function isTranslated(element, { lang }) {
  const { className, lang: now } = element.closest("html") ?? pageDocument.documentElement;
  const language = now.trim().toLowerCase().split(/[-_]/)[0];
  return /\btranslated-(ltr|rtl)\b/.test(className) || (lang && language && lang != language);
}

/** @param {Element} element @param {string} wanted a long one was cut; a counter in a label changes by itself, so digits are left out */
function hasText(element, wanted) {
  const text = String(element.textContent)
    .replace(/[\s0-9]+/g, " ")
    .trim()
    .toLowerCase();
  return text == wanted || (wanted.length >= CUT && text.startsWith(wanted));
}
