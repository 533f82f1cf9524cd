// @ts-check
import { frameOf, pageIn } from "./same_origin_frames.js";

/** Where each key leads from an element. */
/** @type {Record<string, (element: Element) => Element | null>} */
const STEPS = {
  ArrowUp: (element) => (element.localName === "body" ? frameOf(element.ownerDocument) : null) ?? parentOf(element),
  ArrowDown: (element) =>
    first((element.shadowRoot ?? element).firstElementChild, "nextElementSibling") ?? pageIn(element)?.body ?? null,
  ArrowLeft: (element) => first(element.previousElementSibling, "previousElementSibling"),
  ArrowRight: (element) => first(element.nextElementSibling, "nextElementSibling"),
};

/**
 * The element that a key leads to: up to the parent, down to the first child, left and right to siblings; into open shadow roots
 * and frames of the same origin, and out again. Null when the key is none of these; the element itself when there is nowhere to go.
 * @param {Element} element
 * @param {string} key
 */
export function walk(element, key) {
  const step = STEPS[key];
  if (!step) return null;
  const next = step(element);
  return next && canPick(next) ? next : element;
}

/**
 * Whether an element can be pointed at: part of the page's body, and drawn.
 * @param {Element} element
 */
export function canPick(element) {
  if (!element.isConnected || element.localName.startsWith("cairn-") || element.localName === "html") return false;
  if (/^(head|script|style|template|noscript|link|meta|title|base|source|track|option|optgroup)$/.test(element.localName))
    return false;
  if (element.localName === "input" && element.getAttribute("type")?.toLowerCase() === "hidden") return false;
  return element.getClientRects().length > 0 || getComputedStyle(element).display === "contents";
}

/**
 * @param {Element | null} element
 * @param {"nextElementSibling" | "previousElementSibling"} direction
 */
function first(element, direction) {
  while (element && !canPick(element)) element = element[direction];
  return element;
}

/** The parent, also from inside an open shadow root. @param {Element} element @returns {Element | null} */
function parentOf(element) {
  return element.parentElement ?? /** @type {ShadowRoot} */ (element.getRootNode()).host ?? null;
}
