// @ts-check
import { frameOf, pageIn } from "./same_origin_frames.js";
import { unshadowed } from "../player/unshadowed.js";

/** Where each key leads from an element. */
/** @type {Record<string, (element: Element) => Element | null>} */
const STEPS = {
  ArrowUp: (element) =>
    (unshadowed(element).localName === "body" ? frameOf(unshadowed(element).ownerDocument) : null) ?? parentOf(element),
  ArrowDown: (element) =>
    first(unshadowed(unshadowed(element).shadowRoot ?? element).firstElementChild, "nextElementSibling") ??
    bodyIn(element) ??
    null,
  ArrowLeft: (element) => first(unshadowed(element).previousElementSibling, "previousElementSibling"),
  ArrowRight: (element) => first(unshadowed(element).nextElementSibling, "nextElementSibling"),
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
  const { isConnected, localName } = unshadowed(element);
  if (!isConnected || localName.startsWith("cairn-") || localName === "html") return false;
  if (/^(head|script|style|template|noscript|link|meta|title|base|source|track|option|optgroup)$/.test(localName)) return false;
  if (localName === "input" && element.getAttribute("type")?.toLowerCase() === "hidden") return false;
  return unshadowed(element).getClientRects().length > 0 || getComputedStyle(element).display === "contents";
}

/**
 * @param {Element | null} element
 * @param {"nextElementSibling" | "previousElementSibling"} direction
 */
function first(element, direction) {
  while (element && !canPick(element)) element = unshadowed(element)[direction];
  return element;
}

/** The parent, also from inside an open shadow root. @param {Element} element @returns {Element | null} */
function parentOf(element) {
  return unshadowed(element).parentElement ?? /** @type {ShadowRoot} */ (unshadowed(element).getRootNode()).host ?? null;
}

/** What a frame of the same origin shows. @param {Element} frame @returns {Element | null} */
function bodyIn(frame) {
  const page = pageIn(frame);
  return page && unshadowed(page).body;
}
