// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { address } from "./skeleton.js";

/** Milliseconds in which a click brings what it opens. */
const SOON = 1_000;
/** What of an element says whether it is seen. */
const SEEN = ["class", "style", "hidden", "open", "aria-expanded", "aria-hidden", "data-state", "inert"];

/**
 * Watches what a click brings, such as a menu: what is in it then is opened by what was clicked. Another page is no menu.
 * @param {AbortSignal} signal
 */
export function watchBrought(signal) {
  /** @type {WeakSet<Node>} */
  let changed = new WeakSet();
  let page = "";
  let begun = -SOON;
  const changes = new MutationObserver((records) => {
    if (performance.now() - begun > SOON) return;
    for (const { target, addedNodes } of records) for (const node of addedNodes.length ? addedNodes : [target]) changed.add(node);
  });
  changes.observe(document, { subtree: true, childList: true, attributeFilter: SEEN });
  signal.addEventListener("abort", () => changes.disconnect());

  return {
    /** The next click is about to be. */
    begin() {
      changed = new WeakSet();
      page = address();
      begun = performance.now();
    },
    /** Whether the last click has brought what the element is in. @param {Element} element @param {Element} clicked */
    has(element, clicked) {
      if (page !== address()) return false;
      const { body } = unshadowed(document);
      for (let at = /** @type {Element | null} */ (element); at && at !== body; at = unshadowed(at).parentElement)
        if (changed.has(at) && !unshadowed(at).contains(clicked)) return true;
      return false;
    },
  };
}
