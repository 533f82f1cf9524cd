// @ts-check
// The form of the chosen step: saved while it is typed into, and drawn anew by the server when a choice changes the form itself.
import { focusLater } from "./next_focus.js";
import { flush, saveSoon, saveWhole } from "./save_queue.js";

export const stepForm = () => /** @type {HTMLFormElement | null} */ (document.getElementById("step-form"));

for (const name of ["input", "change", "trix-change"]) document.addEventListener(name, changed);

/** @param {Event} event */
function changed({ target, type }) {
  const element = target instanceof HTMLElement ? target : null;
  const form = element?.closest("#step-form");
  if (!element || !(form instanceof HTMLFormElement)) return;
  // A text that was loaded is not a text that was typed.
  if (type === "trix-change" && !element.closest(".rich-box")?.matches(":focus-within")) return;
  sayChoice(element);
  const changesForm = element.hasAttribute("data-whole") || element.closest(".button-editor, .advance-rule");
  if (element.hasAttribute("data-add-advance")) {
    if (type === "change") addAdvance(form, /** @type {HTMLSelectElement} */ (element));
  } else if (type === "change" && changesForm) saveWhole(form);
  else saveSoon(form);
}

document.addEventListener("save-again", () => {
  const form = stepForm();
  if (form) saveSoon(form, 0);
});

/** @param {HTMLFormElement} form @param {HTMLSelectElement} menu */
function addAdvance(form, menu) {
  saveWhole(form, { add_advance: menu.value });
  menu.value = "";
  focusLater(".advance-rule:last-of-type :is(input:not([type=hidden]), select), #add-advance");
}

/** Says in words what was chosen on a picture or a slider. @param {HTMLElement} element */
function sayChoice(element) {
  const words = element.closest(".placement-picker")?.querySelector("[data-placement-words]");
  if (words) words.textContent = element.getAttribute("aria-label");
  const output = element.id && document.querySelector(`output[for="${CSS.escape(element.id)}"]`);
  if (output && element instanceof HTMLInputElement) output.textContent = `${element.value} px`;
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target !== stepForm()) return;
    event.preventDefault();
    flush();
  },
  { capture: true },
);

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  const form = stepForm();
  if (!button || !form) return;
  const { drop, dropAdvance, keep } = button.dataset;
  if (button.hasAttribute("data-add-button")) {
    saveWhole(form, { add_button: "1" });
    focusLater(".button-editor:last-of-type input");
  }
  if (drop) {
    saveWhole(form, { drop_button: drop });
    focusLater("[data-add-button]");
  }
  if (dropAdvance) {
    saveWhole(form, { drop_advance: dropAdvance });
    focusLater("#add-advance");
  }
  if (keep) saveWhole(form, { seen: keep });
});

/** Another step, or another draft of it: fields show what was drawn, not what was typed into their like before. */
export function resetFields() {
  const form = stepForm();
  form?.reset();
  const rich = /** @type {any} */ (form?.querySelector("trix-editor"));
  const saved = form?.querySelector("input[name=body]")?.getAttribute("value") ?? "";
  if (rich?.editor && rich.value !== saved) rich.editor.loadHTML(saved);
}
