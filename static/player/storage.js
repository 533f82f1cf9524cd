// @ts-check
import { toJson } from "./guard.js";
import { DENSITY, dayOf, read, write } from "./judge/visitor_memory.js";

/**
 * @typedef {import("./judge/visitor_memory.js").Memory} Memory
 *
 * @typedef {object} TabState what is remembered for the tab
 * @property {string[]} [shown] ids of the guides shown in it
 * @property {[guide: string, step?: string, ...counted: string[]] | null} [at] where a tour is, and what was counted of its walk (walk.js)
 * @property {any[] | null} [tool] what a member is at: `["", "-build", token, ...more]`
 * @property {string | 0} [led] the guide whose first page the visitor was led to
 *
 * @typedef {object} SiteStorage
 * @property {<T>(work: (memory: Memory, today: number) => T) => T} changeMemory reads, changes and writes in one go: another tab may
 *   have written meanwhile
 * @property {() => unknown} isOwn whether a guide is live for this browser alone (parts/own.js); read without touching anything
 * @property {() => TabState} readTab
 * @property {(changes: TabState) => void} changeTab
 */

/**
 * What this browser remembers for one site: one key, in local storage for good and in session storage for the tab.
 * A blocked or full storage is the page's own memory.
 * @param {string} key
 * @param {{id: string}[]} guides those that are live
 * @returns {SiteStorage}
 */
export function siteStorage(key, guides) {
  /** @type {Record<string, string>} */
  const ofPage = {};

  function load(/** @type {"localStorage" | "sessionStorage"} */ area) {
    try {
      return window[area][key];
    } catch {
      return ofPage[area];
    }
  }

  function save(/** @type {"localStorage" | "sessionStorage"} */ area, /** @type {string} */ text) {
    try {
      ofPage[area] = text;
      window[area][key] = text;
    } catch {
      // The page's own memory has it.
    }
  }

  /** @type {SiteStorage["readTab"]} */
  function readTab() {
    try {
      return { ...JSON.parse(load("sessionStorage") ?? "{}") };
    } catch {
      return {};
    }
  }

  return {
    changeMemory(work) {
      const today = dayOf(Date.now(), clockOffset());
      const before = load("localStorage");
      const memory = read(DENSITY[1](before ?? "", guides), today);
      const result = work(memory, today);
      const after = write(memory, guides);
      if (after != before) save("localStorage", after);
      return result;
    },
    isOwn: () => /\?own,/.test(load("localStorage") ?? ""),
    readTab,
    changeTab: (changes) => save("sessionStorage", toJson({ ...readTab(), ...changes })),
  };
}

/** Minutes the visitor's clock is ahead of UTC. */
export const clockOffset = () => -new Date().getTimezoneOffset();
