// @ts-check
import { guarded, listen } from "./guard.js";

/** Every hundredth of the element that leaves the window drawn around it counts as a move. */
const threshold = [...Array(101).keys()].map((part) => part / 100);

/**
 * Keeps an eye on an element: tells where it is whenever that may have changed, and when it is gone. Looks only when the
 * page gives a reason to: it scrolls, resizes, changes, or the element moves.
 * @param {import("./player.d.ts").Find} find looks the element up anew
 * @param {(box: DOMRect | null, element: Element, hidden: boolean) => void} onMove without a box there is no element; hidden when
 *   something it is in has scrolled it away
 * @param {AbortSignal} signal stops all of it
 */
export function follow(find, onMove, signal) {
  /** @type {any} */
  let element;
  /** Where it was when it was looked at last. @type {string | null | undefined} */
  let lastPlace;
  let frame = 0;
  let isDue = true;
  let hidden = false;

  const lookSoon = guarded(() => {
    isDue = true;
    frame ||= requestAnimationFrame(look);
  });
  const sizes = new ResizeObserver(lookSoon);
  const changes = new MutationObserver(lookSoon);
  /** A window drawn exactly around the element: the browser tells once that it is in there, and again when it has moved. @type {IntersectionObserver | undefined} */
  let fence;

  function rest() {
    sizes.disconnect();
    fence?.disconnect();
  }

  /** @param {DOMRect} box */
  function watch({ x, y, right, bottom }) {
    const edges = [-y, right - innerWidth, bottom - innerHeight, -x];
    const rootMargin = edges.map(Math.ceil).join("px ") + "px";
    const check = (/** @type {IntersectionObserverEntry[]} */ [{ isIntersecting }]) => {
      hidden = !isIntersecting;
      lookSoon();
    };
    fence = new IntersectionObserver(check, { rootMargin, threshold });
    fence.observe(element);
    sizes.observe(element);
  }

  const look = guarded(() => {
    frame = 0;
    if (signal.aborted) return;
    element = find(element);
    const box = boxOf(element);
    const place = box && [box.x, box.y, box.width, box.height].join();
    const hasMoved = place != lastPlace;
    if (isDue || hasMoved) onMove(box, element, hidden);
    isDue = false;
    if (!hasMoved || signal.aborted) return;
    lastPlace = place;
    rest();
    if (box) watch(box);
  });

  changes.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  for (const source of [window, visualViewport]) listen(/** @type {Window} */ (source), "scroll resize", lookSoon, signal);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    rest();
  });
  look();
}

/** Who knows where in this window the box of an element in a frame is. @type {((box: DOMRect, element: Element) => void)[]} */
export const boxShifts = [];

/**
 * An element's box in this window.
 * @param {Element | null | undefined} element
 * @returns {DOMRect | null} null when it cannot be seen
 */
export function boxOf(element) {
  if (!element) return null;
  const box = element.getBoundingClientRect();
  if (!box.width || !box.height || !element.checkVisibility({ visibilityProperty: true })) return null;
  for (const shift of boxShifts) shift(box, element);
  return box;
}
