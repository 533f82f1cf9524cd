// @ts-check
// What is asked of the server in the guide editor comes after what was typed: it is about the guide as it is seen.
import { afterSaving, send } from "./save_queue.js";

/** When a request that draws the workbench was sent: the first, the second … @type {WeakMap<object, number>} */
const sentAs = new WeakMap();
let sent = 0;
/** The last of them that was drawn. */
let drawn = 0;

document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  const source = ctx.sourceElement;
  const isSaving = source === document.body;
  if (!(source instanceof Element) || !(isSaving || source.closest(".editor")) || source.id === "publication-bar") return;
  const { fetch } = ctx;
  const isDrawing = ctx.target?.id === "workbench";
  ctx.fetch = async (/** @type {any[]} */ ...args) => {
    if (!isSaving) await afterSaving(() => undefined);
    if (isDrawing) sentAs.set(ctx, ++sent);
    return fetch(...args);
  };
});

// A page that is fetched, or a check, takes its time. What was asked for after it and is drawn already, such as another step, stays;
// what the late answer was about is looked up there.
document.addEventListener("htmx:before:response", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  const number = sentAs.get(ctx);
  if (!number) return;
  if (number > drawn) drawn = number;
  else {
    event.preventDefault();
    void lookAgain();
  }
});

/** Draws the step that is chosen as it is now. */
export function lookAgain() {
  const step = /** @type {HTMLAnchorElement | null} */ (document.querySelector("#step-list a[aria-current]"));
  return afterSaving(() => send("GET", step?.pathname ?? location.pathname, {}, "#workbench"));
}

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
