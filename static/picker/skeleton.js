// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { frameOf } from "./same_origin_frames.js";
import { flatText, isEditable, isText, labelOf, labelsOf, SILENT } from "./element_label.js";
import { openerOf } from "./opener.js";
import { lastingClass } from "./passing_classes.js";
import { isNamedByContent } from "./roles.js";

/**
 * A page's structure around an element, without the page's texts: what the server needs to make selectors that match it alone.
 * `models/engine/dom/listed_document.py` says what an entry is.
 * @typedef {[parent: number, tag: string, rest?: Record<string, string> | string]} Entry
 * @typedef {{quirks: boolean, picked: number, opener?: number, elements: Entry[]}} Level
 */

export const MOST = 20_000;
const LONGEST_VALUE = 400;
const LONGEST_NAME = 300;
/** What every element may say of itself. */
const PLAIN = ["id", "class", "role", "type", "name", "for", "data-testid", "data-test", "data-test-id", "data-cy", "data-qa"];
/** What only the target says; others say it too where it could be taken for the target's. */
const OWN = ["href", "action", "src", "aria-label", "aria-labelledby", "title", "alt", "placeholder"];
const ADDRESSES = /^(href|action|src)$/;
const LEFT_OUT = /^(head|script|style|template|noscript|link|meta|title|base|source|track)$/;
/** Data attributes of the target that are told at most. */
const MOST_DATA = 12;

/** The page has more elements than are looked at. */
export class TooLarge extends Error {}

/**
 * The trees around an element, outermost first; the last one is its own. @param {Element} element
 * @param {Element | null} [brought] what was seen to open what it is in
 * @returns {Level[]}
 */
export function skeletonOf(element, brought = null) {
  const levels = [];
  let left = MOST;
  for (let here = /** @type {Element | null} */ (element); here;) {
    const root = unshadowed(here).getRootNode();
    const level = levelOf(/** @type {ParentNode & Node} */ (root), here, here === element, left, brought);
    left -= level.elements.length;
    levels.unshift(level);
    here = /** @type {ShadowRoot} */ (root).host ?? frameOf(unshadowed(here).ownerDocument);
  }
  return levels;
}

/**
 * @param {ParentNode & Node} root
 * @param {Element} picked
 * @param {boolean} isTarget whether it is what was pointed at, and not only what that is in
 * @param {number} most
 * @param {Element | null} brought
 * @returns {Level}
 */
function levelOf(root, picked, isTarget, most, brought) {
  const targetAttributes = isTarget ? attributesOf(picked) : {};
  const opener = isTarget ? (openerOf(picked) ?? brought) : null;
  const labelling = [...(isTarget ? labellingElements(picked) : []), ...(opener ? labellingElements(opener) : [])];
  const targetText = labelling.includes(picked) ? flatText(picked) : "";
  const isInDrawing = !!unshadowed(picked).closest("svg");
  // Others that say just what the target says are told as well: they tell which one of them it is.
  const saysTheSame = (/** @type {Element} */ element) =>
    targetText !== "" && unshadowed(element).localName === unshadowed(picked).localName && flatText(element) === targetText;
  /** @type {Entry[]} */
  const elements = [];
  let place = -1;
  let openedBy = -1;
  /** @type {{node: Node, parent: number, withTexts: boolean}[]} */
  const waiting = [...unshadowed(root).children].reverse().map((node) => ({ node, parent: -1, withTexts: false }));
  for (let next; (next = waiting.pop());) {
    const { node, parent } = next;
    const at = elements.length;
    if (at >= most)
      throw new TooLarge(`This page has more than ${MOST.toLocaleString()} elements; they are too many to be described.`);
    const { nodeType, nodeValue } = unshadowed(node);
    if (nodeType === Node.TEXT_NODE) {
      elements.push([parent, "", (nodeValue ?? "").slice(0, LONGEST_NAME)]);
      continue;
    }
    const element = /** @type {Element} */ (node);
    const isPicked = element === picked;
    if (isPicked) place = at;
    if (element === opener) openedBy = at;
    const own = element === opener ? attributesOf(opener) : targetAttributes;
    const attributes = (isPicked && isTarget) || element === opener ? own : attributesLike(element, targetAttributes);
    elements.push([parent, unshadowed(element).localName, attributes]);
    const isLabelling = next.withTexts || labelling.includes(element) || saysTheSame(element);
    const withTexts = isLabelling && !unshadowed(element).matches(SILENT);
    for (const child of childrenOf(element, withTexts, isInDrawing).reverse()) {
      const { nodeType } = unshadowed(child);
      const isElement = nodeType === Node.ELEMENT_NODE && !isLeftOut(/** @type {Element} */ (child));
      if (isElement || nodeType === Node.TEXT_NODE) waiting.push({ node: child, parent: at, withTexts });
    }
  }
  const quirks = unshadowed(unshadowed(picked).ownerDocument).compatMode === "BackCompat";
  return { quirks, picked: place, ...(openedBy >= 0 && { opener: openedBy }), elements };
}

/** What is described inside of an element; of a drawing only which symbols it uses. @param {Element} around @param {boolean} withTexts @param {boolean} isInDrawing whether the target is @returns {Node[]} */
function childrenOf(around, withTexts, isInDrawing) {
  const element = unshadowed(around);
  if (element.localName === "svg" && !isInDrawing) return [...element.querySelectorAll(":scope > use")];
  return [...(withTexts ? element.childNodes : element.children)];
}

/** Whether it is nothing one points at, or Cairn's own. @param {Element} element */
function isLeftOut(element) {
  const { localName } = unshadowed(element);
  return LEFT_OUT.test(localName) || localName.startsWith("cairn-");
}

/** What an element says of itself; never what stands in a field. @param {Element} picked */
function attributesOf(picked) {
  const element = unshadowed(picked);
  const isButton = /^(submit|button|reset)$/i.test(element.getAttribute("type") ?? "");
  const data = element.getAttributeNames().filter((name) => name.startsWith("data-") && !name.startsWith("data-cairn"));
  const value = element.localName === "input" && isButton ? ["value"] : [];
  return attributesIn(picked, [...PLAIN, ...OWN, ...data.slice(0, MOST_DATA), ...value], () => true);
}

/**
 * What another element says: its structure, and whatever a selector for the target could take for the target's.
 * @param {Element} element
 * @param {Record<string, string>} target what the target says of itself
 */
function attributesLike(element, target) {
  const doubtful = Object.keys(target).filter((name) => !PLAIN.includes(name));
  const isLike = (/** @type {string} */ name, /** @type {string} */ value) =>
    PLAIN.includes(name) || value === target[name] || (ADDRESSES.test(name) && value.includes(lastStep(target[name])));
  return attributesIn(element, [...PLAIN, ...doubtful], isLike);
}

/** @param {string} address */
function lastStep(address) {
  return address.split(/[?#]/)[0].replace(/\/+$/, "").split("/").pop() || address;
}

/**
 * @param {Element} element
 * @param {string[]} names
 * @param {(name: string, value: string) => boolean} fits
 */
function attributesIn(element, names, fits) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of names) {
    const value = name === "class" ? lastingClass(element) : unshadowed(element).getAttribute(name);
    if (value && value.length <= LONGEST_VALUE && fits(name, value)) found[name] = value;
  }
  return found;
}

/** The elements whose text is the target's own label. @param {Element} element @returns {Element[]} */
export function labellingElements(element) {
  const plain = unshadowed(element);
  const ids = (plain.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).slice(0, 5);
  const others = ids.map((id) => /** @type {Document} */ (plain.getRootNode()).getElementById(id)).filter((one) => one !== null);
  // What holds a field or a script says more to visitors' browsers than a person reads: that is no name to know it by.
  const speaks = (isNamedByContent(element) || isText(element)) && !isEditable(element) && !plain.querySelector(SILENT);
  return [...(speaks ? [element] : []), ...labelsOf(element), ...others];
}

/**
 * What is sent of one element that was pointed at.
 * @param {Element} element
 * @param {number} number
 * @param {{opened?: boolean, opener?: Element | null, [asked: string]: any}} [more] whether the click before brought what it is in;
 *   what was pressed to bring it; and what is asked for besides
 */
export function description(element, number, { opened, opener = null, ...asked } = {}) {
  const told = { page: address(), number, label: labelOf(element), levels: skeletonOf(element, opener), ...asked };
  return JSON.stringify(opened ? { ...told, opened } : told);
}

/** The page's address, without what asked for the picker. */
export function address() {
  return location.href.replace(/#cairn-.*$/, "");
}
