// @ts-check
// Steps in another order: by dragging, by the arrows beside them, or with Alt and the arrow keys. Where a step went is said.
import { say } from "./said.js";
import { saveInTurn, send } from "./save_queue.js";

/** An order of the list, and the one before it, which the server is to have. @typedef {{order: string, seen: string}} Change */

/** What waits to be sent. @type {Change | null} */
let waiting = null;
/** The order on its way. */
let sent = "";
/** The order that could not be sent, which goes with the next change that can. @type {Change | null} */
let failed = null;

/** Sends the list's order. Moves that follow faster than they are saved become one. @param {HTMLElement} list */
function reordered(list) {
  endArrows(list);
  sendOrder(list, { order: orderOf(list), seen: waiting?.seen ?? failed?.seen ?? (sent || (list.dataset.seen ?? "")) });
}

/** @param {HTMLElement} list @param {Change} change */
function sendOrder(list, change) {
  const isAlone = !waiting;
  [waiting, failed] = [change, null];
  if (!isAlone) return;
  const { chosen = "", reorder: url = "" } = list.dataset;
  void saveInTurn(async () => {
    const change = /** @type {Change} */ (waiting);
    [waiting, sent] = [null, change.order];
    try {
      await send("PUT", url, { ...change, chosen }, "#workbench");
    } finally {
      const next = /** @type {Change | null} */ (waiting);
      if (sent && next) next.seen = change.seen;
      else if (sent) failed = change;
      sent = "";
    }
  });
}

/** Sends again what could not be sent. */
function sendAgain() {
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-reorder]"));
  if (failed && list) sendOrder(list, failed);
}

document.addEventListener("save-again", sendAgain);
document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  const list = /** @type {HTMLElement | null} */ (document.querySelector("[data-reorder]"));
  if (ctx.request?.action !== list?.dataset.reorder) {
    if (ctx.sourceElement === document.body && ctx.response?.status < 400) sendAgain();
  } else if (ctx.response?.status < 500) sent = ""; // its answer is drawn as it is: somebody else may have moved steps
});

/** What has the keyboard in the list: a step that is drawn in another place loses it. @type {{step: string, control: string} | null} */
let held = null;
document.addEventListener("htmx:before:swap", () => {
  const control = document.activeElement;
  const step = /** @type {HTMLElement | null} */ (control?.closest("[data-reorder] > li"))?.dataset.step;
  const way = control?.getAttribute("data-move");
  held = step === undefined ? null : { step, control: way ? `[data-move="${way}"]` : "a" };
});

// An answer from before a move draws the list as it was. The step would jump back under the hand, and the next key would move it anew.
document.addEventListener("htmx:after:swap", () => {
  const list = document.querySelector("[data-reorder]");
  if (!list) return;
  const order = (waiting?.order ?? (sent || failed?.order || "")).split(",");
  const steps = order.map((id) => stepOf(list, id)).filter((step) => step !== null);
  if (steps.length === list.children.length && orderOf(list) !== order.join()) {
    list.append(...steps);
    endArrows(list);
  }
  const control = held && document.activeElement === document.body ? stepOf(list, held.step)?.querySelector(held.control) : null;
  if (control instanceof HTMLElement) control.focus();
  held = null;
});

/** The first step can't go up, nor the last one down; a button that can't be pressed leaves the keyboard to its step. @param {Element} list */
function endArrows(list) {
  for (const step of list.children)
    for (const button of /** @type {NodeListOf<HTMLButtonElement>} */ (step.querySelectorAll("[data-move]"))) {
      button.disabled = !neighbourOf(step, button);
      if (button.disabled && button === document.activeElement) step.querySelector("a")?.focus();
    }
}

/** @param {Element} step @param {Element} button */
const neighbourOf = (step, button) =>
  button.getAttribute("data-move") === "-1" ? step.previousElementSibling : step.nextElementSibling;

/** @param {Element} list @param {string} id */
const stepOf = (list, id) => list.querySelector(`:scope > [data-step="${CSS.escape(id)}"]`);

export function watchDragging() {
  /** @type {HTMLElement | null} */
  let lifted = null;
  const entry = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (event.target instanceof Element ? event.target.closest("[data-reorder] > li") : null);
  const done = (/** @type {HTMLElement} */ list, /** @type {HTMLElement} */ moved) => {
    const steps = [...list.children];
    say(`${nameOf(moved)} is step ${steps.indexOf(moved) + 1} of ${steps.length} now.`);
    reordered(list);
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
    const other = neighbourOf(item, button);
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
