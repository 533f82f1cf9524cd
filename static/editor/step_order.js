// @ts-check
// Steps in another order: by dragging, by the arrows beside them, or with Alt and the arrow keys.

/** `seen` is the order in which the list was drawn. @param {(order: string[], seen: string, chosen: string, url: string) => void} reordered */
export function watchDragging(reordered) {
  /** @type {HTMLElement | null} */
  let lifted = null;
  const entry = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest("[data-reorder] > li") : null);
  const done = (/** @type {HTMLElement} */ list) =>
    reordered(
      [...list.children].map((item) => /** @type {HTMLElement} */ (item).dataset.step ?? ""),
      list.dataset.seen ?? "",
      list.dataset.chosen ?? "",
      list.dataset.reorder ?? "",
    );

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
    if (lifted?.parentElement) done(lifted.parentElement);
    lifted = null;
  });
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-move]") : null;
    const item = entry(event);
    if (!(button instanceof HTMLElement) || !item?.parentElement) return;
    const list = item.parentElement;
    if (button.dataset.move === "-1") item.previousElementSibling?.before(item);
    else item.nextElementSibling?.after(item);
    done(list);
  });
}

/** Alt with an arrow key on a step moves it, as its arrow buttons do. */
export function moveWithKeys() {
  document.addEventListener("keydown", (event) => {
    const item = event.target instanceof Element ? event.target.closest("[data-reorder] > li") : null;
    if (!item || !event.altKey || !/^Arrow(Up|Down)$/.test(event.key)) return;
    event.preventDefault();
    /** @type {HTMLElement | null} */ (
      item.querySelector(`[data-move="${event.key === "ArrowUp" ? "-1" : "1"}"]:not(:disabled)`)
    )?.click();
  });
}
