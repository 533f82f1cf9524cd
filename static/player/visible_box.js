// @ts-check
import { TYPED_IN } from "./guard.js";
import { unshadowed } from "./unshadowed.js";

/** What of an element somebody could see, if need be after scrolling. */

/** Who knows where in this window the box of an element in a frame is. @type {((box: DOMRect, element: Element) => void)[]} */
export const boxShifts = [];

/**
 * An element's box in this window.
 * @param {Element | null | undefined} element
 * @returns {DOMRect | null} null when nobody can see it, wherever they scroll
 */
export function boxOf(element) {
  if (!element) return null;
  const drawn = drawnOf(element);
  const box = drawn[0] == element ? element.getBoundingClientRect() : boxAround(element);
  if (!box.width || !box.height || !drawn.some(isDrawn) || isCutAway(element, box)) return null;
  for (const shift of boxShifts) shift(box, element);
  return box;
}

/** The window that an element is in. @param {Element | null | undefined} element */
export const viewOf = (element) => (element && unshadowed(element.ownerDocument).defaultView) || window;

/** What has a box of it: itself, or what is in it (`display: contents`). @param {Element} element @returns {Element[]} */
export const drawnOf = (element) =>
  getComputedStyle(element).display == "contents" ? [...element.querySelectorAll(":scope>*")] : [element];

/** @param {Element} element */
function boxAround(element) {
  const range = new Range();
  range.selectNodeContents(element);
  return range.getBoundingClientRect();
}

/** Fields are often transparent, over what is drawn in their place. @param {Element} element */
const isDrawn = (element) => element.checkVisibility({ visibilityProperty: true, opacityProperty: !element.matches(TYPED_IN) });

/** What it is placed in. @param {any} at @returns {Element | null} */
const holderOf = (at) =>
  (getComputedStyle(at).position == "absolute" && at.offsetParent) ||
  (at.assignedSlot ?? at.parentElement ?? at.getRootNode().host);

const CUTS = /hidden|clip/;

/**
 * Whether it lies where nobody can scroll to: outside of what cuts it off, of the window when it is fixed there, or before the page.
 * @param {Element} element
 * @param {DOMRect} box
 */
function isCutAway(element, box) {
  const { documentElement, body, defaultView } = /** @type {any} */ (unshadowed(element.ownerDocument));
  const { innerWidth, innerHeight, scrollX, scrollY } = defaultView;
  const root = getComputedStyle(documentElement);
  const page = root.overflow == "visible" && body ? getComputedStyle(body) : root;
  let seen = box;
  /** @param {DOMRect} holder @param {string} overflow @param {number} [x] how far the holder is scrolled @param {number} [y] */
  const isCutBy = (holder, overflow, x = NaN, y = NaN) => {
    // A drawer that is in no more lies before the beginning of what scrolls.
    const isBefore = seen.right + x <= holder.left || seen.bottom + y <= holder.top;
    const isAcross = seen.right > holder.left && seen.left < holder.right;
    const isDown = seen.bottom > holder.top && seen.top < holder.bottom;
    const [across, down = across] = overflow.split(" ");
    // It can be scrolled to where its holder is.
    if (overflow != "visible" && !(isAcross && isDown)) seen = holder;
    return (!isAcross && CUTS.test(across)) || (!isDown && CUTS.test(down)) || (overflow != "visible" && isBefore);
  };
  let at = element;
  let isFixed = false;
  while (at && at != body && at != documentElement && !isFixed) {
    const style = getComputedStyle(at);
    isFixed = style.position == "fixed";
    const isTurned = style.direction == "rtl" || style.flexDirection.endsWith("reverse");
    const scrolled = isTurned ? [] : [at.scrollLeft, at.scrollTop];
    if (at != element && style.display != "contents" && isCutBy(at.getBoundingClientRect(), style.overflow, ...scrolled))
      return true;
    at = /** @type {Element} */ (holderOf(at));
  }
  if (isCutBy(new DOMRect(0, 0, innerWidth, innerHeight), isFixed ? "hidden" : page.overflow)) return true;
  return (scrollX >= 0 && seen.right + scrollX <= 0) || seen.bottom + scrollY <= 0;
}

/**
 * What of the page lies over the element at a point, when something does.
 * @param {Element} element
 * @param {number} x
 * @param {number} y
 * @param {(one: Element) => boolean} isPassed what does not count
 * @returns {Element | false | undefined} nothing at all is there outside of the window
 */
export function coverAt(element, x, y, isPassed = isOurs) {
  const top = layersAt(element, x, y).find((one) => !isPassed(one));
  return top && !element.contains(top) && !top.contains(element) && top;
}

/** What is at a point of where the element is, the topmost first. @param {any} element @param {number} x @param {number} y @returns {Element[]} */
const layersAt = (element, x, y) => unshadowed(element.getRootNode()).elementsFromPoint(x, y);

const isOurs = (/** @type {Element} */ one) => one.localName == "cairn-stage";

/**
 * Whether something that lies over the page lies over all that is in the window of it, from corner to corner: a dialog, a request for
 * consent.
 * @param {Element} element
 * @param {DOMRect} box
 */
export const isUnderOverlay = (element, { left, top, right, bottom }) =>
  element.ownerDocument == document &&
  spots(left, right, innerWidth).every((x) =>
    spots(top, bottom, innerHeight).every((y) => isInOverlay(coverAt(element, x, y), element)),
  );

/** Both ends and the middle of what is in the window. @param {number} from @param {number} to @param {number} most */
function spots(from, to, most) {
  const [start, end] = [Math.max(from, 0) + 1, Math.min(to, most) - 1];
  return [start, (start + end) / 2, end];
}

/** @param {Element | false | null | undefined} at @param {Element} element @returns {boolean} */
function isInOverlay(at, element) {
  if (!at || at.contains(element)) return false;
  const { width, height } = at.getBoundingClientRect();
  const isLarge = width * height > (innerWidth * innerHeight) / 2;
  return at.matches(":modal") || (isLarge && getComputedStyle(at).position == "fixed") || isInOverlay(holderOf(at), element);
}

/** Whether all of it is in the window, and nothing lies over its middle. @param {Element} element */
export function isInView(element) {
  const { x, y, width, height } = element.getBoundingClientRect();
  const { top, left, bottom, right } = /** @type {DOMRect} */ (boxOf(element));
  const isInWindow = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  return isInWindow && element.contains(layersAt(element, x + width / 2, y + height / 2)[0]);
}
