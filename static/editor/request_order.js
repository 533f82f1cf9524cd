// @ts-check
// What is asked of the server in the guide editor comes after what was typed: it is about the guide as it is seen.
import { afterSaving, drawAnew } from "./save_queue.js";

/**
 * What a request that draws the workbench comes from: the author's first wish, the second …; and when it was sent. What the editor asks
 * by itself, to save or to fetch a page, is for the wish that is drawn.
 * @typedef {{wish: number, sent: number}} Turn
 */
/** @type {WeakMap<object, Turn>} */
const turns = new WeakMap();
/** Of what was asked before these scripts were there. @type {Turn} */
const FIRST = { wish: 0, sent: 0 };
let drawn = FIRST;
let wishes = 0;
let sent = 0;

document.addEventListener("htmx:before:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  const source = ctx.sourceElement;
  const isSaving = source === document.body;
  if (!(source instanceof Element) || !(isSaving || source.closest(".editor")) || source.id === "publication-bar") return;
  const isWish = !isSaving && ctx.sourceEvent?.type !== "load";
  const wish = isWish ? ++wishes : drawn.wish;
  const { fetch } = ctx;
  ctx.fetch = async (/** @type {any[]} */ ...args) => {
    if (!isSaving) await afterSaving(() => undefined);
    if (ctx.target?.id === "workbench") turns.set(ctx, { wish, sent: ++sent });
    return fetch(...args);
  };
});

// A page that is fetched, or a check, takes its time. What was asked for after it and is drawn already, such as another step, stays;
// what the late answer was about is looked up there. Asked when the whole answer is there and drawn at once: texts overtake each other.
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx.target?.id !== "workbench") return;
  const turn = turns.get(ctx) ?? FIRST;
  if (turn.wish > drawn.wish || (turn.wish === drawn.wish && turn.sent >= drawn.sent)) drawn = turn;
  else {
    event.preventDefault();
    void lookAgain();
  }
});

/** Draws the step that is chosen as it is now. */
export function lookAgain() {
  const step = /** @type {HTMLAnchorElement | null} */ (document.querySelector("#step-list a[aria-current]"));
  return drawAnew(step?.pathname ?? location.pathname);
}

/** Draws that step, as if it were chosen. @param {string} step */
export function lookAt(step) {
  const guide = document.getElementById("workbench")?.dataset.guide;
  return drawAnew(`/guides/${guide}/steps/${step}`);
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
