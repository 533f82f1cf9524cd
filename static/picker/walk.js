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

/** What is worth pointing at before anything was. */
const WORTHWHILE =
  "a[href], button, input, select, textarea, summary, h1, h2, h3, [role=button], [role=link], [role=tab], [role=menuitem], [tabindex='0']";

/** Where walking begins: the first element in sight that somebody would point at. */
export function firstInSight() {
  const inSight = (/** @type {Element} */ element) => {
    const { left, top, right, bottom } = unshadowed(element).getBoundingClientRect();
    const isThere = right - left > 4 && bottom - top > 4 && right > 0 && bottom > 0 && left < innerWidth && top < innerHeight;
    return isThere && unshadowed(element).checkVisibility({ opacityProperty: true, visibilityProperty: true });
  };
  const found = [...unshadowed(document).querySelectorAll(WORTHWHILE)].find((one) => canPick(one) && inSight(one));
  return found ?? unshadowed(document).body;
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
