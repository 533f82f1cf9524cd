// @ts-check
// What is asked of the server in the guide editor comes after what was typed: it is about the guide as it is seen.
import { afterSaving } from "./save_queue.js";

document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  const source = ctx.sourceElement;
  if (source === document.body || !(source instanceof Element) || !source.closest(".editor") || source.id === "publication-bar")
    return;
  const { fetch } = ctx;
  ctx.fetch = (/** @type {any[]} */ ...args) => afterSaving(() => undefined).then(() => fetch(...args));
});

// Undo names a draft by its number: pressed while something is still to be saved, it is the number after that.
let isPressing = false;
document.addEventListener(
  "click",
  (event) => {
    const button = event.target instanceof Element ? event.target.closest(".pane-undo button") : null;
    if (!(button instanceof HTMLButtonElement) || isPressing) return;
    event.preventDefault();
    afterSaving(() => {
      isPressing = true;
      button.click();
      isPressing = false;
    });
  },
  { capture: true },
);
