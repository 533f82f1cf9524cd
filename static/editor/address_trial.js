// @ts-check
// Page rules tried on pasted addresses while they are typed.
import { pageHolds } from "../player/explain/index.js";

/** The page rules as they stand in their form now. @returns {import("../player/judge/rules.js").Pages} */
export function typedPages() {
  /** @type {{include: any[], exclude: any[]}} */
  const pages = { include: [], exclude: [] };
  for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (document.getElementById("rules-form")))) {
    const [, list, at, part] = /^pages\.(include|exclude)\[(\d+)\]\.(\w+)$/.exec(name) ?? [];
    if (list) (pages[/** @type {"include"} */ (list)][+at] ??= {})[part] = part == "strict" ? true : String(value);
  }
  return pages;
}

/** Says for each pasted address whether the guide could show there. */
export function trial() {
  const list = document.getElementById("trial");
  const pasted = /** @type {HTMLTextAreaElement | null} */ (document.getElementById("tried"));
  if (!list || !pasted) return;
  const pages = typedPages();
  const addresses = pasted.value.split(/\s+/).filter(Boolean).slice(0, 50);
  list.replaceChildren(
    ...addresses.map((address) => {
      const item = document.createElement("li");
      const verdict = verdictOn(pages, address);
      const mark = document.createElement("span");
      mark.className = verdict == "shows" ? "yes" : "no";
      mark.textContent = verdict == "shows" ? "✓ shows" : "✗ " + verdict;
      item.append(mark, " " + address);
      return item;
    }),
  );
}

/** @param {import("../player/judge/rules.js").Pages} pages @param {string} address */
function verdictOn(pages, address) {
  if (!URL.canParse(address)) return "is no address; begin with https://";
  try {
    return pageHolds(pages, address) ? "shows" : "does not show";
  } catch {
    return "cannot be judged: a rule cannot be read";
  }
}

document.addEventListener("input", (event) => {
  if (event.target instanceof Element && event.target.closest(".page-rules")) trial();
});
