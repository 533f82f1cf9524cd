// @ts-check
// Saves one after another: never two on their way at once, so that what was typed last is what is kept.

const PAUSE = 500;
let queue = Promise.resolve();
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;
/** @type {HTMLFormElement | null} */
let unsaved = null;
/** Saves that wait for one on its way. */
let waiting = 0;
/** The step that is drawn and saved, if it was changed since it was chosen. @type {string | undefined} */
let saved;

/** Does `work` when everything before it is saved. @param {() => Promise<unknown> | unknown} work */
export function afterSaving(work) {
  flush();
  return enqueue(work);
}

/** One that fails holds up nobody. @param {() => Promise<unknown> | unknown} work */
function enqueue(work) {
  const done = () => undefined;
  queue = queue.then(work).then(done, done);
  return queue;
}

/** Saves the form once typing pauses. @param {HTMLFormElement} form @param {number} [pause] in milliseconds */
export function saveSoon(form, pause = PAUSE) {
  unsaved = form;
  saySaving();
  clearTimeout(timer);
  timer = setTimeout(flush, pause);
}

/** Whether two texts wait to be chosen from: nothing is saved before. */
const isDisputed = () => Boolean(document.querySelector("#step-conflict:not(:empty)"));

const savedLine = () => document.querySelector("#save-state [role='status']");

/** Takes back that everything is saved. */
function saySaving() {
  saved = undefined;
  if (isDisputed()) return; // the line keeps its height: a press on one of the two is not to miss it
  const place = savedLine();
  if (place) place.textContent = "Saving…";
}

// A refusal swaps nothing: the form keeps what was typed, and says that it is not saved until it is.
document.addEventListener("htmx:finally:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx.sourceElement === document.body && !(ctx.response?.status < 400)) sayNotSaved();
});

function sayNotSaved() {
  const place = document.querySelector("#save-state [role='status'], #rules-saved");
  if (!place || place.textContent !== "Saving…") return;
  if (isDisputed()) return place.replaceChildren("Not saved yet");
  const again = document.createElement("button");
  Object.assign(again, { type: "button", className: "button small quiet", textContent: "Save again" });
  again.addEventListener("click", () => again.dispatchEvent(new Event("save-again", { bubbles: true })));
  place.replaceChildren("Not saved ", again);
}

/** Saves what is unsaved now. */
export function flush() {
  clearTimeout(timer);
  const form = unsaved;
  unsaved = null;
  if (form?.isConnected) enqueueSave(form, {});
}

/**
 * Saves the form and lets the answer redraw the whole workbench, for a change that changes the form itself.
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} extra
 */
export function saveWhole(form, extra = {}) {
  unsaved = null;
  saySaving();
  clearTimeout(timer);
  enqueueSave(form, { whole: "1", ...extra });
}

/** @param {HTMLFormElement} form @param {Record<string, string>} extra */
function enqueueSave(form, extra) {
  void saveInTurn(() => save(form, extra));
}

/** Sends a change when its turn comes; until then nothing is called saved. @param {() => Promise<unknown> | undefined} change */
export function saveInTurn(change) {
  flush();
  saySaving();
  waiting++;
  return enqueue(() => {
    waiting--;
    return change();
  });
}

document.addEventListener("htmx:after:request", (event) => {
  const { ctx } = /** @type {CustomEvent} */ (event).detail;
  if (ctx.sourceElement === document.body && ctx.request?.method === "PUT" && ctx.response?.status < 400) saved = chosenStep();
});

// What was typed while a save was on its way is not saved by that one, whatever its answer says. What is saved stays said when the
// workbench is drawn anew, with the same step.
document.addEventListener("htmx:after:swap", () => {
  if (waiting || unsaved?.isConnected) return saySaving();
  if (saved !== chosenStep()) saved = undefined;
  const place = savedLine();
  if (place && saved !== undefined && !place.textContent?.trim()) place.textContent = "Saved";
});

/** Draws the workbench as it is now. @param {string} url */
export const drawAnew = (url) => afterSaving(() => send("GET", url, {}, "#workbench"));

const chosenStep = () => document.getElementById("workbench")?.dataset.chosen;

/** @param {HTMLFormElement} form @param {Record<string, string>} extra */
function save(form, extra) {
  if (isDisputed() && !extra.seen) return undefined;
  const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
  const target = extra.whole ? "#workbench" : "#save-state";
  return send("PUT", form.dataset.autosave ?? "", { ...values, ...extra }, target);
}

/**
 * @param {string} method
 * @param {string} url
 * @param {Record<string, string>} values one value to a name
 * @param {string} target
 */
export function send(method, url, values, target) {
  return /** @type {any} */ (window).htmx.ajax(method, url, { values, target, swap: "outerMorph", source: document.body });
}
