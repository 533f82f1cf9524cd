// @ts-check
import { listen } from "./guard.js";
import { DECORATIONS } from "./registries.js";
import { styles } from "./stage.js";
import { pageDocument } from "./unshadowed.js";

/** Banners below the page's own header: what is fixed to the window's edge can't be pushed, and would lie over them or under. */

styles.push(/* css */ ".header { bottom: auto; }");

DECORATIONS.push(({ step, card, signal }) => {
  if (step.kind != "banner" || step.placement != "header") return;
  const put = () => {
    card.style.top = headerBottom() + "px";
  };
  put();
  // A header may hide while the page scrolls down, and be another one in a narrow window.
  listen(window, "scroll resize transitionend load", put, signal);
});

/** Where what the page keeps at the window's upper edge ends; 0 without such a thing. */
function headerBottom() {
  const there = pageDocument.elementsFromPoint(innerWidth / 2, 1).filter((one) => one.localName != "cairn-stage");
  return Math.max(0, ...there.map((one) => bottomOf(one)));
}

/** @param {Element | null} at @returns {number} */
function bottomOf(at) {
  if (!at) return 0;
  const { bottom, height } = at.getBoundingClientRect();
  const isHeader = /fixed|sticky/.test(getComputedStyle(at).position) && height < innerHeight / 2;
  return isHeader ? bottom : bottomOf(at.parentElement);
}
