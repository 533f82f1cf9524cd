// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { NODE } from "./element_label.js";
import { Overlay } from "./overlay.js";
import { scrollPicture } from "./picture_scroll.js";
import { uncover } from "./uncovered.js";

// Evidence: one element of a snapshot, outlined and scrolled into view. Nothing here listens to anybody.

/**
 * Brings an element to the middle of every box it scrolls in. `scrollIntoView` would go on into the page around the frame.
 * @param {Element} element
 */
function show(element) {
  for (let box = unshadowed(element).parentElement; box; box = unshadowed(box).parentElement) {
    const outer =
      box === unshadowed(document).documentElement
        ? new DOMRect(0, 0, innerWidth, innerHeight)
        : unshadowed(box).getBoundingClientRect();
    const inner = unshadowed(element).getBoundingClientRect();
    if (inner.top < outer.top || inner.bottom > outer.bottom)
      box.scrollTop += (inner.top + inner.bottom - outer.top - outer.bottom) / 2;
    if (inner.left < outer.left || inner.right > outer.right)
      box.scrollLeft += (inner.left + inner.right - outer.left - outer.right) / 2;
  }
}

if (unshadowed(document).querySelector("[data-picture]")) scrollPicture(document);
else uncover(document);
const script = /** @type {HTMLScriptElement | null} */ (unshadowed(document).querySelector('script[src$="/picker/outline.js"]'));
const element = unshadowed(document).querySelector(`[${NODE}="${Number(script?.dataset.node ?? -1)}"]`);

if (element) {
  show(element);
  new Overlay().outline(element);
}
