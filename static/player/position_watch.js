// @ts-check
import { guarded, listen } from "./guard.js";

/** Every hundredth of the element that leaves the window drawn around it counts as a move. */
const threshold = [...Array(101).keys()].map((part) => part / 100);

/**
 * Keeps an eye on an element: tells where it is whenever that may have changed, and when it is gone. Looks only when the
 * page gives a reason to: it scrolls, resizes, changes, or the element moves.
 * @param {() => Element | null | undefined} find looks the element up anew
 * @param {(box: DOMRect | null, element: Element, hidden: boolean) => void} moved without a box there is no element; hidden when
 *   something it is in has scrolled it away
 * @param {AbortSignal} signal stops all of it
 */
export function follow(find, moved, signal) {
  /** @type {any} */
  let element;
  /** @type {string | null} */
  let last;
  let frame = 0;
  let due = true;
  let hidden = false;
  const soon = guarded(() => {
    due = true;
    frame ||= requestAnimationFrame(look);
  });
  const sizes = new ResizeObserver(soon);
  const changes = new MutationObserver(soon);
  /** A window drawn exactly around the element: the browser tells once that it is in there, and again when it has moved. @type {IntersectionObserver | undefined} */
  let fence;
  const rest = () => {
    sizes.disconnect();
    fence?.disconnect();
  };

  const look = guarded(() => {
    frame = 0;
    if (signal.aborted) return;
    const box = boxOf(element) ?? boxOf((element = find()));
    const now = box && [box.x, box.y, box.width, box.height].join();
    if (due || now != last) moved(box, element, hidden);
    due = false;
    if (now == last || signal.aborted) return;
    last = now;
    rest();
    if (box) {
      const edges = [-box.y, box.right - innerWidth, box.bottom - innerHeight, -box.x];
      fence = new IntersectionObserver(
        ([{ isIntersecting }]) => {
          hidden = !isIntersecting;
          soon();
        },
        { rootMargin: edges.map(Math.ceil).join("px ") + "px", threshold },
      );
      fence.observe(element);
      sizes.observe(element);
    }
  });

  changes.observe(document, { childList: true, subtree: true, attributes: true });
  for (const source of [window, visualViewport]) listen(/** @type {Window} */ (source), "scroll resize", soon, signal);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    rest();
  });
  look();
}

/** Who knows where in this window the box of an element in a frame is. @type {((box: DOMRect, element: Element) => void)[]} */
export const shifts = [];

/**
 * An element's box in this window.
 * @param {Element | null | undefined} element
 * @returns {DOMRect | null} null when it cannot be seen
 */
export function boxOf(element) {
  const box = element?.getBoundingClientRect();
  if (!element || !box?.width || !box.height || !element.checkVisibility({ visibilityProperty: true })) return null;
  for (const move of shifts) move(box, element);
  return box;
}
