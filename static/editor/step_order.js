// @ts-check
// Steps in another order: by dragging, by the arrows beside them, or with Alt and the arrow keys. Where a step went is said.
import { say } from "./said.js";

/** `seen` is the order in which the list was drawn. @param {(order: string[], seen: string, chosen: string, url: string) => void} reordered */
export function watchDragging(reordered) {
  /** @type {HTMLElement | null} */
  let lifted = null;
  const entry = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest("[data-reorder] > li") : null);
  const done = (/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ moved) => {
    const steps = [...list.children];
    say(`${nameOf(moved)} is step ${steps.indexOf(moved) + 1} of ${steps.length} now.`);
    reordered(orderOf(list).split(","), list.dataset.seen ?? "", list.dataset.chosen ?? "", list.dataset.reorder ?? "");
  };

  document.addEventListener("dragstart", (event) => {
    lifted = entry(event);
    lifted?.classList.add("lifted");
  });
  document.addEventListener("dragover", (event) => {
    const over = entry(event);
    if (!lifted || !over) return;
    event.preventDefault();
    if (over === lifted) return;
    const box = over.getBoundingClientRect();
    over[event.clientY < box.top + box.height / 2 ? "before" : "after"](lifted);
  });
  document.addEventListener("dragend", () => {
    lifted?.classList.remove("lifted");
    if (lifted?.parentElement && orderOf(lifted.parentElement) !== lifted.parentElement.dataset.seen)
      done(lifted.parentElement, lifted);
    lifted = null;
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    const item = entry(event);
    if (!(button instanceof HTMLElement) || !item?.parentElement) return;
    const list = item.parentElement;
    const isUp = button.dataset.move === "-1";
    const other = isUp ? item.previousElementSibling : item.nextElementSibling;
    if (!other) return say(`${nameOf(item)} is the ${isUp ? "first" : "last"} step already.`);
    const focused = /** @type {HTMLElement | null} */ (item.querySelector(":focus"));
    other[isUp ? "before" : "after"](item);
    focused?.focus(); // an element that is moved loses the keyboard
    done(list, item);
  });
}

/** Alt with an arrow key on a step moves it, as its arrow buttons do. */
export function moveWithKeys() {
  document.addEventListener("keydown", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-reorder] > li") : null;
    if (!item || !event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    const way = event.key === "ArrowUp" ? -1 : 1;
    const button = /** @type {HTMLButtonElement | null} */ (item.querySelector(`[data-move="${way}"]`));
    if (button?.disabled) say(`${nameOf(item)} is the ${way < 0 ? "first" : "last"} step already.`);
    else button?.click();
  });
}

/** @param {Element} list */
const orderOf = (list) => [...list.children].map((item) => /** @type {HTMLElement} */ (item).dataset.step ?? "").join(",");

/** @param {Element} item */
const nameOf = (item) => `“${item.querySelector(".step-title")?.textContent?.trim() ?? ""}”`;
