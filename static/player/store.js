// @ts-check
/** What this browser remembers for one site: one key, in local storage for good and in session storage for the tab. */

/**
 * @param {string} key
 * @returns {{read: (area: "localStorage" | "sessionStorage") => string | null, write: (area: "localStorage" | "sessionStorage", text: string | null) => void}}
 * A blocked or full storage reads as what was last written on this page.
 */
export function store(key) {
  /** @type {Record<string, string | null>} */
  const page = {};
  return {
    read(area) {
      try {
        return window[area].getItem(key);
      } catch {
        return page[area] ?? null;
      }
    },
    write(area, text) {
      page[area] = text;
      try {
        if (text == null) window[area].removeItem(key);
        else window[area].setItem(key, text);
      } catch {
        // Blocked or full: the page's own memory has it.
      }
    },
  };
}
