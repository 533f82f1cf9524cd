// @ts-check
import { completed, counted, dayOf, dismissed, read, seen, write } from "./rules/memory.js";

/** @typedef {import("./rules/memory.js").Memory} Memory */

/**
 * What this browser remembers for one site: one key, in local storage for good and in session storage for the tab.
 * A blocked or full storage is the page's own memory.
 * @param {string} key
 */
export function recall(key) {
  /** @type {Record<string, string>} */
  const page = {};
  const load = (/** @type {"localStorage" | "sessionStorage"} */ area) => {
    try {
      return window[area].getItem(key);
    } catch {
      return page[area];
    }
  };
  const save = (/** @type {"localStorage" | "sessionStorage"} */ area, /** @type {string} */ text) => {
    try {
      page[area] = text;
      window[area].setItem(key, text);
    } catch {
      // The page's own memory has it.
    }
  };
  const today = () => dayOf(Date.now(), offset());

  /** Reads, changes and writes in one go: another tab may have written meanwhile. @template T @param {(memory: Memory, today: number) => T} work */
  const change = (work) => {
    const memory = read(load("localStorage"), today());
    const before = write(memory);
    const result = work(memory, today());
    const after = write(memory);
    if (after != before) save("localStorage", after);
    return result;
  };
  /** The tab: ids shown in it, where a tour is, and what a member is at: `["", "-build", token]`. @returns {{shown: string[], at?: [guide: string, step: string], tool?: string[]}} */
  const tab = () => {
    try {
      const known = JSON.parse(load("sessionStorage") ?? "{}");
      return { ...known, shown: [...(known.shown ?? [])] };
    } catch {
      return { shown: [] };
    }
  };
  const keep = (/** @type {object} */ news) => save("sessionStorage", JSON.stringify({ ...tab(), ...news }));

  return {
    change,
    tab,
    keep,
    /** Remembers that a figure happened. @param {any} guide @param {string} figure @param {number} index of the step @returns {boolean} whether it was the first time */
    happened: ({ id, auto, exempt }, figure, index) => change((memory, today) => {
      if (figure == "started") {
        seen(memory, id, today, auto && !exempt);
        keep({ shown: [...new Set([...tab().shown, id])] });
      }
      ({ completed, dismissed })[/** @type {"completed"} */ (figure)]?.(memory, id, today);
      return counted(memory, id, figure == "reached" ? String.fromCharCode(161 + index) : figure[0]);
    }),
  };
}

/** Minutes the visitor's clock is ahead of UTC. */
export const offset = () => -new Date().getTimezoneOffset();
