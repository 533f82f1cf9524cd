// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { eachWindow } from "./same_origin_frames.js";

/**
 * Classes that came or went while the author moved over the page: they are there because the pointer is, or for as long as a menu is
 * open, and say nothing of what an element is. No list of words knows them; what changed does.
 * @type {WeakMap<Node, Set<string>>}
 */
const passing = new WeakMap();

/**
 * Watches this page and the frames of its origin until the signal says so; what it returns takes note of what has just changed.
 * @param {AbortSignal} signal
 */
export function watchPassing(signal) {
  /** @type {MutationObserver[]} */
  const watches = [];
  eachWindow((within) => {
    const watch = new MutationObserver(note);
    watch.observe(within.document, { subtree: true, childList: true, attributeFilter: ["class"], attributeOldValue: true });
    watches.push(watch);
  }, signal);
  signal.addEventListener("abort", () => watches.forEach((watch) => watch.disconnect()));
  return () => watches.forEach((watch) => note(watch.takeRecords()));
}

/** What was made just now gets its first classes: nothing came or went. @param {MutationRecord[]} records */
function note(records) {
  const made = records.flatMap(({ addedNodes }) => [...addedNodes]);
  for (const { type, target, oldValue } of records) {
    if (type !== "attributes" || made.some((one) => one.contains(target))) continue;
    const names = passing.get(target) ?? new Set();
    const [was, is] = [namesIn(oldValue), namesIn(unshadowed(/** @type {Element} */ (target)).getAttribute("class"))];
    for (const name of was) if (!is.includes(name)) names.add(name);
    for (const name of is) if (!was.includes(name)) names.add(name);
    passing.set(target, names);
  }
}

/** An element's classes without those. @param {Element} element */
export function lastingClass(element) {
  const found = unshadowed(element).getAttribute("class");
  const names = passing.get(element);
  return names && found
    ? namesIn(found)
        .filter((name) => !names.has(name))
        .join(" ")
    : found;
}

/** @param {string | null} css */
const namesIn = (css) => (css ?? "").split(/\s+/).filter(Boolean);
