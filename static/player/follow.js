// @ts-check
import { guarded, listen } from "./guard.js";

/** Every hundredth of the element that leaves the window drawn around it counts as a move. */
const STEPS = Array.from({ length: 101 }, (_, part) => part / 100);

/**
 * Keeps an eye on an element: tells where it is whenever that may have changed, and when it is gone. Looks only when the
 * page gives a reason to (it scrolls, resizes, changes, or the element moves); a frame loop runs only while it moves.
 * @param {() => Element | null | undefined} find looks the element up anew
 * @param {(element: Element | null, box: DOMRect | null) => void} moved
 * @param {AbortSignal} signal stops all of it
 */
export function follow(find, moved, signal) {
  /** @type {Element | null | undefined} */
  let element;
  /** @type {string | undefined} */
  let last;
  let frame = 0;
  /** @type {IntersectionObserver | undefined} */
  let fence;

  const look = guarded(() => {
    frame = 0;
    if (signal.aborted) return;
    if (!element?.isConnected || !boxOf(element)) {
      const found = find() ?? null;
      if (found != element) {
        sizes.disconnect();
        if (found) sizes.observe(found);
      }
      element = found;
    }
    const box = element ? boxOf(element) : null;
    const now = box ? [box.x, box.y, box.width, box.height].join() : "";
    moved(element ?? null, box);
    if (now == last || signal.aborted) return;
    last = now;
    if (box && element) surround(element, box);
    soon();
  });
  const soon = () => {
    frame ||= requestAnimationFrame(look);
  };

  /** Draws a window exactly around the element, so that the browser tells when it leaves it. */
  const surround = (/** @type {Element} */ inside, /** @type {DOMRect} */ { x, y, right, bottom }) => {
    fence?.disconnect();
    const edges = [y, innerWidth - right, innerHeight - bottom, x];
    fence = new IntersectionObserver(soon, { rootMargin: edges.map((edge) => -Math.floor(edge) + "px").join(" "), threshold: STEPS });
    fence.observe(inside);
  };

  const sizes = new ResizeObserver(soon);
  const changes = new MutationObserver(soon);
  changes.observe(document, { childList: true, subtree: true, attributes: true });
  listen(window, "scroll resize", soon, signal);
  if (window.visualViewport) listen(window.visualViewport, "scroll resize", soon, signal);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    for (const observer of [sizes, changes, fence]) observer?.disconnect();
  });
  look();
}

/**
 * An element's box in this window, also when it lives in a frame of the same origin.
 * @param {Element} element
 * @returns {DOMRect | null} null when it cannot be seen
 */
export function boxOf(element) {
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height || element.checkVisibility?.({ visibilityProperty: true }) == false) return null;
  for (let frame = element; (frame = /** @type {any} */ (frame.ownerDocument.defaultView?.frameElement)); ) {
    const outer = frame.getBoundingClientRect();
    box.x += outer.x + frame.clientLeft;
    box.y += outer.y + frame.clientTop;
  }
  return box;
}
