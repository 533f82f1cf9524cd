// @ts-check
import { guarded, listen } from "./guard.js";
import { boxOf, drawnOf } from "./visible_box.js";

/** Every hundredth of the element that leaves the window drawn around it counts as a move. */
const threshold = [...Array(101).keys()].map((part) => part / 100);

/** What may have moved, shown or hidden something without a change of the page. */
const SIGNS = "scroll resize transitionend animationend pointerover fullscreenchange";

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
  /** @type {any} */
  let watched;
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
    const [drawn] = drawnOf(element);
    fence.observe(drawn);
    sizes.observe(drawn);
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
    if ((!hasMoved && element == watched) || signal.aborted) return;
    lastPlace = place;
    watched = element;
    hidden = false;
    rest();
    if (box) watch(box);
  });

  changes.observe(document, { childList: true, subtree: true, attributes: true, characterData: true });
  for (const source of [window, visualViewport]) listen(/** @type {Window} */ (source), SIGNS, lookSoon, signal);
  signal.addEventListener("abort", () => {
    cancelAnimationFrame(frame);
    changes.disconnect();
    rest();
  });
  look();
}
