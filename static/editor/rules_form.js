// @ts-check
// The rules of a guide or a segment: saved while they are chosen and typed, one save after another.
import { afterSaving, send } from "./save_queue.js";

const PAUSE = 900;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const form = () => /** @type {HTMLFormElement} */ (document.getElementById("rules-form"));

/** Saves the form as it is when its turn comes. @param {Record<string, string>} pressed the button that was pressed */
function save(pressed = {}) {
  clearTimeout(timer);
  timer = undefined;
  const status = document.getElementById("rules-saved");
  if (status) status.textContent = "Saving…";
  afterSaving(() => {
    /** @type {Record<string, string>} */
    const values = {};
    for (const [name, value] of new FormData(form())) values[name] = String(value);
    return send("PUT", form().dataset.rules ?? "", { ...values, ...pressed }, "#rules-form");
  });
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    const button = /** @type {SubmitEvent} */ (event).submitter;
    dropped = button instanceof HTMLButtonElement && button.name == "drop" ? button.value : "";
    save(button instanceof HTMLButtonElement && button.name ? { [button.name]: button.value } : {});
  },
  { capture: true },
);

document.addEventListener("change", (event) => {
  if (within(event) && !(/** @type {Element} */ (event.target).matches("#tried"))) save();
});

document.addEventListener("save-again", () => save());

document.addEventListener("input", (event) => {
  if (!within(event) || !(event.target instanceof HTMLInputElement) || /checkbox|radio|date/.test(event.target.type)) return;
  clearTimeout(timer);
  timer = setTimeout(save, PAUSE);
});

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("[data-draft]") : null;
  if (!(button instanceof HTMLElement)) return;
  const url = (form().dataset.rules ?? "").replace(/rules$/, "draft");
  afterSaving(() => send("PUT", url, { number: button.dataset.draft ?? "", tab: "rules" }, "#rules-form"));
});

document.addEventListener("keydown", (event) => {
  const typing =
    event.target instanceof HTMLTextAreaElement ||
    (event.target instanceof HTMLInputElement && !/checkbox|radio/.test(event.target.type));
  if (typing || event.key.toLowerCase() != "z" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  document.getElementById(event.shiftKey ? "rules-redo" : "rules-undo")?.click();
});

addEventListener("pagehide", () => {
  if (timer) save();
});

/** The row that is being taken away, and with it the button that has the focus. */
let dropped = "";

// What was just added is what is filled in next; what was taken away leaves the focus to its neighbour.
let rows = new Set(fieldNames());
document.addEventListener("htmx:after:swap", (event) => {
  if (/** @type {CustomEvent} */ (event).detail?.ctx?.target?.id !== "rules-form") return;
  if (dropped && (!document.activeElement || document.activeElement == document.body)) neighbour(dropped)?.focus();
  dropped = "";
  const fresh = fieldNames().find((name) => !rows.has(name));
  rows = new Set(fieldNames());
  if (fresh && document.activeElement?.tagName != "INPUT")
    /** @type {HTMLElement} */ (form().querySelector(`[name="${CSS.escape(fresh)}"]`))?.focus();
});

/** What stands in the place of a row that is gone, or what adds another one. @param {string} path @returns {HTMLElement | null} */
function neighbour(path) {
  const [, list, at] = /^(.*)\[(\d+)\]$/.exec(path) ?? [];
  const fieldAt = (/** @type {number} */ index) => {
    const row = CSS.escape(`${list}[${index}]`);
    return form().querySelector(`select[name^="${row}"], input[name^="${row}"]:not([type=hidden])`);
  };
  const add = `button[name="add"][value="${CSS.escape(list ?? "")}"]`;
  const found = fieldAt(Number(at)) ?? fieldAt(Number(at) - 1) ?? form().querySelector(add);
  return /** @type {HTMLElement | null} */ (found);
}

/** Names of the fields that are filled in. */
function fieldNames() {
  return [...form().querySelectorAll("input[name], select[name]")]
    .map((field) => /** @type {HTMLInputElement} */ (field).name)
    .filter((name) => /\.(name|value(\[\d+\])?)$/.test(name));
}

/** @param {Event} event */
function within(event) {
  return event.target instanceof Element && event.target.closest("#rules-form");
}
