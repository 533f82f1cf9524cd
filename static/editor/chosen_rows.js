// @ts-check
// Rows of the inbox that are decided on together: all at once, by key, and how many there are.
// J and K go on and back, X chooses, Esc lets go of all.

import { lettersWork } from "./letter_keys.js";

const ROW = ".finding-row";
const BOX = ".finding-row-choose input";

/** @param {ParentNode | null} place */
const boxes = (place) => [.../** @type {NodeListOf<HTMLInputElement>} */ (place?.querySelectorAll(BOX) ?? [])];

/** What of it is chosen, on the squares that choose several and in the number. */
function count() {
  const chooses = /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-chooses]"));
  for (const all of chooses) {
    const own = boxes(all.closest(all.dataset.chooses ?? ""));
    const chosen = own.filter((box) => box.checked).length;
    all.checked = chosen === own.length && chosen > 0;
    all.indeterminate = chosen > 0 && chosen < own.length;
  }
  const said = document.querySelector("[data-chosen]");
  if (said) said.textContent = `${boxes(document).filter((box) => box.checked).length}`;
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  if (target.dataset.chooses) for (const box of boxes(target.closest(target.dataset.chooses))) box.checked = target.checked;
  count();
});

/** Where the keyboard was goes with what was decided; then it is at the way back. */
document.addEventListener("htmx:after:swap", () => {
  count();
  const at = document.activeElement;
  if (at instanceof HTMLElement && at !== document.body && at.checkVisibility()) return;
  const next = document.querySelector("#finding-undo-all") ?? document.querySelector(`${ROW} > a`);
  if (next instanceof HTMLElement) next.focus();
});

/** @param {1 | -1} way */
function turn(way) {
  const links = [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(`${ROW} > a`))];
  const at = links.findIndex((link) => link.closest(ROW)?.contains(document.activeElement));
  links[at < 0 ? 0 : at + way]?.focus();
}

document.addEventListener("keydown", (event) => {
  const { target, key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (target instanceof HTMLElement && target.matches("select, textarea, input:not([type=checkbox])")) return;
  if (key === "Escape") {
    for (const box of boxes(document)) box.checked = false;
    count();
  }
  if (!lettersWork()) return;
  if (key === "j") turn(1);
  else if (key === "k") turn(-1);
  else if (key === "x") boxes(document.activeElement?.closest(ROW) ?? null)[0]?.click();
});

count();
