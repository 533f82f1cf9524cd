// @ts-check
// The bar says whether what is live is what is seen: it is asked for again after whatever was saved, and keeps the keyboard
// where a button that was pressed is gone.

const BAR = "publication-bar";
const SHEET = "publication-sheet";
const sheet = () => /** @type {HTMLDialogElement | null} */ (document.getElementById("publish-dialog"));
const bar = () => document.getElementById(BAR);
/** Where the keyboard goes on from, should what has it go; empty while it is elsewhere. */
let next = "";

/** How many presses wait for their answer. It draws the bar as it is by then: to look it up once more would wipe out a refusal. */
let pressed = 0;
const isPress = (/** @type {any} */ ctx) => ctx.target?.id === BAR && ctx.request.method !== "GET";

document.addEventListener("htmx:before:request", (event) => {
  if (isPress(/** @type {CustomEvent} */ (event).detail.ctx)) pressed++;
});

document.addEventListener("htmx:finally:request", (event) => {
  if (isPress(/** @type {CustomEvent} */ (event).detail.ctx)) pressed--;
});

// Published: the sheet has nothing more to say. It closes before the bar is drawn, so that the keyboard is at its button again.
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (isPress(ctx) && ctx.response.status < 400) sheet()?.close();
});

document.addEventListener("htmx:after:swap", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx.target?.id === SHEET && ctx.request.method === "GET" && !sheet()?.open) sheet()?.showModal();
});

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx.target?.id === BAR || ctx.response.status >= 400 || pressed) return;
  // Without a control of its own it looks up what was done in another tab.
  if (ctx.request.method !== "GET" || ctx.sourceElement === document.body) bar()?.dispatchEvent(new Event("edited"));
});

document.addEventListener("htmx:before:swap", () => {
  const focused = document.activeElement;
  // An answer may come in several swaps: the first takes away what had the keyboard.
  if (focused === document.body) return;
  if (!bar()?.contains(focused)) next = "";
  else next = focused?.closest(".publication-menu") ? ".publication-more > summary" : ".publication-state";
});

document.addEventListener("htmx:after:swap", (event) => {
  const { target } = /** @type {CustomEvent} */ (event).detail.ctx;
  if (target?.id !== BAR || !next) return;
  if (!bar()?.contains(document.activeElement))
    /** @type {HTMLElement | null | undefined} */ (bar()?.querySelector(next))?.focus();
  next = "";
});
