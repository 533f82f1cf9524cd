// @ts-check
import { frameOf } from "./same_origin_frames.js";
import { isEditable, labelOf, labelsOf, LONGEST } from "./element_label.js";
import { isNamedByContent } from "./roles.js";

/**
 * A page's structure around an element, without the page's texts: what the server needs to make selectors that match it alone.
 * `models/engine/dom/listed_document.py` says what an entry is.
 * @typedef {[parent: number, tag: string, rest?: Record<string, string> | string]} Entry
 * @typedef {{quirks: boolean, picked: number, elements: Entry[]}} Level
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
/** What may stand inside of a text without making it more than a text. */
const INLINE = /^(a|abbr|b|bdi|bdo|br|cite|code|em|i|img|kbd|mark|q|s|samp|small|span|strong|sub|sup|svg|time|u|use|var|wbr)$/;
const SILENT = "script,style,template,noscript,select,textarea,[contenteditable]:not([contenteditable=false])";

/** The page has more elements than are looked at. */
export class TooLarge extends Error {}

/**
 * The trees around an element, outermost first; the last one is its own.
 * @param {Element} element
 * @returns {Level[]}
 */
export function skeletonOf(element) {
  const levels = [];
  let left = MOST;
  for (let here = /** @type {Element | null} */ (element); here;) {
    const root = here.getRootNode();
    const level = levelOf(/** @type {ParentNode & Node} */ (root), here, here === element, left);
    left -= level.elements.length;
    levels.unshift(level);
    here = /** @type {ShadowRoot} */ (root).host ?? frameOf(here.ownerDocument);
  }
  return levels;
}

/**
 * @param {ParentNode & Node} root
 * @param {Element} picked
 * @param {boolean} isTarget whether it is what was pointed at, and not only what that is in
 * @param {number} most
 * @returns {Level}
 */
function levelOf(root, picked, isTarget, most) {
  const own = isTarget ? saidBy(picked) : {};
  const named = isTarget ? naming(picked) : [];
  const said = named.includes(picked) ? spokenBy(picked) : "";
  const drawn = picked.closest("svg");
  /** @type {Entry[]} */
  const elements = [];
  let place = -1;
  /** @type {{node: Node, above: number, heard: boolean}[]} */
  const waiting = [...root.children].reverse().map((node) => ({ node, above: -1, heard: false }));
  for (let next; (next = waiting.pop());) {
    const { node, above, heard } = next;
    const here = elements.length;
    if (here >= most)
      throw new TooLarge(`This page has more than ${MOST.toLocaleString()} elements; they are too many to be described.`);
    if (node.nodeType === 3) {
      elements.push([above, "", (node.nodeValue ?? "").slice(0, LONGEST_NAME)]);
      continue;
    }
    const element = /** @type {Element} */ (node);
    if (element === picked) place = here;
    // Others that say just what the target says are told as well: they tell which one of them it is.
    const speaks =
      (heard ||
        named.includes(element) ||
        (said !== "" && element.localName === picked.localName && spokenBy(element) === said)) &&
      !element.matches(SILENT);
    elements.push([above, element.localName, element === picked && isTarget ? own : likeTarget(element, own)]);
    const inside =
      element.localName === "svg" && !drawn
        ? element.querySelectorAll(":scope > use")
        : speaks
          ? element.childNodes
          : element.children;
    for (const child of [...inside].reverse()) {
      if (child.nodeType === 3 || (child.nodeType === 1 && !isLeftOut(/** @type {Element} */ (child))))
        waiting.push({ node: child, above: here, heard: speaks });
    }
  }
  return { quirks: picked.ownerDocument.compatMode === "BackCompat", picked: place, elements };
}

/** Whether it is nothing one points at, or Cairn's own. @param {Element} element */
function isLeftOut(element) {
  return LEFT_OUT.test(element.localName) || element.localName.startsWith("cairn-");
}

/** What an element says of itself; never what stands in a field. @param {Element} element */
function saidBy(element) {
  const isButton = /^(submit|button|reset)$/i.test(element.getAttribute("type") ?? "");
  const data = element.getAttributeNames().filter((name) => name.startsWith("data-") && !name.startsWith("data-cairn"));
  return attributes(
    element,
    [...PLAIN, ...OWN, ...data.slice(0, 12), ...(element.localName === "input" && isButton ? ["value"] : [])],
    () => true,
  );
}

/**
 * What another element says: its structure, and whatever a selector for the target could take for the target's.
 * @param {Element} element
 * @param {Record<string, string>} own
 */
function likeTarget(element, own) {
  const doubtful = Object.keys(own).filter((name) => !PLAIN.includes(name));
  return attributes(
    element,
    [...PLAIN, ...doubtful],
    (name, value) => PLAIN.includes(name) || value === own[name] || (ADDRESSES.test(name) && value.includes(lastStep(own[name]))),
  );
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
function attributes(element, names, fits) {
  /** @type {Record<string, string>} */
  const found = {};
  for (const name of names) {
    const value = element.getAttribute(name);
    if (value && value.length <= LONGEST_VALUE && fits(name, value)) found[name] = value;
  }
  return found;
}

/** What an element says, on one line; nothing when that is too long for a label. @param {Element} element */
function spokenBy(element) {
  const text = element.textContent ?? "";
  return text.length > 4 * LONGEST_NAME ? "" : text.replace(/\s+/g, " ").trim();
}

/** Whether it is a short text and nothing else, whatever its tag: then that is its label. @param {Element} element */
function isText(element) {
  const inside = element.querySelectorAll("*");
  return (
    inside.length <= 20 &&
    spokenBy(element).length <= LONGEST &&
    [...inside].every((one) => INLINE.test(one.localName)) &&
    !element.matches(SILENT)
  );
}

/** The elements whose text is the target's own label. @param {Element} element @returns {Element[]} */
function naming(element) {
  const ids = (element.getAttribute("aria-labelledby") ?? "").split(/\s+/).filter(Boolean).slice(0, 5);
  const others = ids
    .map((id) => /** @type {Document} */ (element.getRootNode()).getElementById(id))
    .filter((one) => one !== null);
  // What holds a field or a script says more to visitors' browsers than a person reads: that is no name to know it by.
  const speaks = (isNamedByContent(element) || isText(element)) && !isEditable(element) && !element.querySelector(SILENT);
  return [...(speaks ? [element] : []), ...labelsOf(element), ...others];
}

/**
 * What is sent of one element that was pointed at.
 * @param {Element} element
 * @param {number} number
 */
export function description(element, number) {
  return JSON.stringify({ page: address(), number, label: labelOf(element), levels: skeletonOf(element) });
}

/** The page's address, without what asked for the picker. */
export function address() {
  return location.href.replace(/#cairn-.*$/, "");
}
