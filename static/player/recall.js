// @ts-check
import { completed, counted, dayOf, dismissed, read, seen, write } from "./rules/memory.js";
import { isAutomatic, isExempt } from "./rules/normal.js";

/** @typedef {import("./rules/memory.js").Memory} Memory */

/**
 * What this browser remembers for one site: one key, in local storage for good and in session storage for the tab.
 * A blocked or full storage is the page's own memory.
 * @param {string} key
 */
export function recall(key) {
  /** @type {Record<string, string | null>} */
  const page = {};
  const load = (/** @type {"localStorage" | "sessionStorage"} */ area) => {
    try {
      return window[area].getItem(key);
    } catch {
      return page[area];
    }
  };
  const save = (/** @type {"localStorage" | "sessionStorage"} */ area, /** @type {string} */ text) => {
    page[area] = text;
    try {
      window[area].setItem(key, text);
    } catch {
      // The page's own memory has it.
    }
  };
  const today = () => dayOf(Date.now(), offset());

  return {
    today,
    /** Reads, changes and writes in one go: another tab may have written meanwhile. @template T @param {(memory: Memory) => T} work */
    memory(work) {
      const memory = read(load("localStorage"), today());
      const before = write(memory);
      const result = work(memory);
      const after = write(memory);
      if (after != before) save("localStorage", after);
      return result;
    },
    /** The tab: ids shown in it, where a tour is, and what a member is at: `["", "-build", token]`. @returns {{shown: string[], at?: [guide: string, step: string], tool?: string[]}} */
    tab() {
      try {
        const { shown, at, tool } = JSON.parse(load("sessionStorage") ?? "");
        return { shown: Array.isArray(shown) ? shown : [], at, tool };
      } catch {
        return { shown: [] };
      }
    },
    /** @param {object} change */
    keep(change) {
      save("sessionStorage", JSON.stringify({ ...this.tab(), ...change }));
    },
    /** Remembers that a figure happened. @param {any} guide @param {string} figure @param {number} index of the step @returns {boolean} whether it was the first time */
    happened(guide, figure, index) {
      return this.memory((memory) => {
        if (figure == "started") {
          seen(memory, guide.id, today(), isAutomatic(guide.rules ?? {}) && !isExempt(guide));
          this.keep({ shown: [...new Set([...this.tab().shown, guide.id])] });
        }
        if (figure == "completed") completed(memory, guide.id, today());
        if (figure == "dismissed") dismissed(memory, guide.id, today());
        return counted(memory, guide.id, figure == "reached" ? String.fromCharCode(161 + index) : figure[0]);
      });
    },
  };
}

/** Minutes the visitor's clock is ahead of UTC. */
export const offset = () => -new Date().getTimezoneOffset();
