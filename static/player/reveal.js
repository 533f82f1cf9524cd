// @ts-check
import { pageDocument } from "./unshadowed.js";
import { drawnOf } from "./visible_box.js";

/**
 * Brings a target into view that is not: outside of the window, of what scrolls it, or under something else. What a person can't scroll
 * stays as it is.
 * @param {Element} target
 */
export function reveal(target) {
  const { height } = target.getBoundingClientRect();
  const isTall = height >= innerHeight;
  const isStill = isTall || matchMedia("(prefers-reduced-motion: reduce)").matches;
  const unscrolled = fixedHolders(target);
  drawnOf(target)[0].scrollIntoView({
    behavior: isStill ? "instant" : "smooth",
    block: isTall ? "start" : "center",
    inline: "nearest",
  });
  for (const [holder, before] of unscrolled) holder.scrollTo({ ...before, behavior: "instant" });
  if (isTall) scrollBy({ top: -headerOver(target), behavior: "instant" });
}

/** What could be scrolled by a script only, and where it is. @param {Element | null} at @returns {[Element, ScrollToOptions][]} */
function fixedHolders(at) {
  if (!at) return [];
  const holder = at == pageDocument.body ? (pageDocument.scrollingElement ?? at) : at;
  const isFixed = !/auto|scroll|visible/.test(getComputedStyle(at).overflow);
  const { scrollTop: top, scrollLeft: left } = holder;
  return [...(isFixed ? [/** @type {any} */ ([holder, { top, left }])] : []), ...fixedHolders(at.parentElement)];
}

/** How much of the window's top a header of the page takes. @param {Element} target */
function headerOver(target) {
  const { x, width } = target.getBoundingClientRect();
  for (let at = pageDocument.elementFromPoint(x + width / 2, 1); at && !at.contains(target); at = at.parentElement) {
    if (/fixed|sticky/.test(getComputedStyle(at).position)) return at.getBoundingClientRect().bottom;
  }
  return 0;
}
