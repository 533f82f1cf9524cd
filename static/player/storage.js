// @ts-check
import { written } from "./guard.js";
import { dayOf, read, write } from "./judge/memory.js";

/** @typedef {import("./judge/memory.js").Memory} Memory */

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
      return window[area][key];
    } catch {
      return page[area];
    }
  };
  const save = (/** @type {"localStorage" | "sessionStorage"} */ area, /** @type {string} */ text) => {
    try {
      page[area] = text;
      window[area][key] = text;
    } catch {
      // The page's own memory has it.
    }
  };

  /** Reads, changes and writes in one go: another tab may have written meanwhile. @template T @param {(memory: Memory, today: number) => T} work */
  const change = (work) => {
    const today = dayOf(Date.now(), offset());
    const before = load("localStorage");
    const memory = read(before, today);
    const result = work(memory, today);
    const after = write(memory);
    if (after != before) save("localStorage", after);
    return result;
  };
  /** The tab: ids shown in it, where a tour is, and what a member is at: `["", "-build", token]`. @returns {{shown?: string[], at?: [guide: string, step?: string] | null, tool?: string[] | null}} */
  const tab = () => {
    try {
      return { ...JSON.parse(load("sessionStorage") ?? "{}") };
    } catch {
      return {};
    }
  };
  const keep = (/** @type {object} */ news) => save("sessionStorage", written({ ...tab(), ...news }));

  return /** @type {const} */ ([change, tab, keep]);
}

/** Minutes the visitor's clock is ahead of UTC. */
export const offset = () => -new Date().getTimezoneOffset();
