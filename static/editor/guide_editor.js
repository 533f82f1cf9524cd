// @ts-check
// The guide editor: draws the chosen step on the page's snapshot, takes picks, saves while typing, moves steps.
import { watchLive } from "./return_refresh.js";
import { SnapshotFrame } from "../picker/snapshot_frame.js";
import { refold, watchFolds } from "./folds.js";
import { facts } from "./rich_text_field.js";
import { asked, sampled, watchSamples } from "./sample_attributes.js";
import { moveWithKeys, watchDragging } from "./step_order.js";
import { refit } from "./screen_width.js";
import { afterSaving, flush, saveSoon, saveWhole, send } from "./save_queue.js";
import { watchKeys } from "./shortcuts.js";
import "./request_order.js";

/** @type {SnapshotFrame | null} */
let frame = null;
/** @type {HTMLIFrameElement | null} */
let framed = null;
let shownStep = "";
let autoPointed = "";
/** The step whose form is drawn. */
let shownForm = document.getElementById("workbench")?.dataset.chosen ?? "";
/** What takes the keyboard once the form is drawn anew. */
let focusNext = "";

function workbench() {
  return /** @type {HTMLElement} */ (document.getElementById("workbench"));
}

/** Connects to the snapshot's frame, draws the step on it, and starts pointing where nothing was pointed at yet. */
function refresh() {
  const iframe = /** @type {HTMLIFrameElement | null} */ (document.querySelector("iframe.snapshot"));
  if (iframe !== framed) connect(iframe);
  refit();
  draw();
  refold();
  const { chosen = "" } = workbench().dataset;
  if (frame && workbench().hasAttribute("data-needs-target") && autoPointed !== chosen) {
    autoPointed = chosen;
    point();
  }
}

/** @param {HTMLIFrameElement | null} iframe */
function connect(iframe) {
  frame?.close();
  framed = iframe;
  shownStep = "";
  frame = iframe ? new SnapshotFrame(iframe) : null;
  frame?.on("pick", ({ pick }) => picked(pick));
  frame?.on("pointing", () => hint("Click the element. Arrow keys walk, Enter picks, Esc leaves."));
  frame?.on("leave", () => hint(""));
}

/** What was pointed at goes to the server; the title is what comes next. @param {object} pick */
function picked(pick) {
  hint("Looking at it…");
  focusLater("#step-title");
  afterSaving(() => send("PUT", workbench().dataset.targetUrl ?? "", { pick: JSON.stringify(pick) }, "#workbench"));
}

/** @param {string} selector */
function focusLater(selector) {
  focusNext = selector;
}

function refocus() {
  const control = focusNext && /** @type {HTMLElement | null} */ (document.querySelector(focusNext));
  focusNext = "";
  if (control) control.focus();
}

function draw() {
  const text = document.getElementById("shown-step")?.textContent ?? "";
  asked(text);
  if (!frame || text === shownStep) return;
  shownStep = text;
  if (!text) return frame.send({ type: "hide" });
  const { number, total } = workbench().dataset;
  const step = JSON.parse(text);
  const { theme = {}, language } = facts();
  frame.send({
    type: "show",
    step,
    content: { language },
    theme,
    index: Number(number) - 1,
    total: Number(total),
    attributes: sampled(),
  });
}

/** Draws the same step with other sample attributes. */
function redraw() {
  shownStep = "";
  draw();
}

function point() {
  frame?.send({ type: "point" });
}

/** @param {string} text */
function hint(text) {
  const place = document.getElementById("pointing-hint");
  if (place) place.textContent = text;
}

function form() {
  return /** @type {HTMLFormElement | null} */ (document.getElementById("step-form"));
}

for (const name of ["input", "change", "trix-change"]) document.addEventListener(name, changed);

/** @param {Event} event */
function changed(event) {
  const element = event.target instanceof HTMLElement ? event.target : null;
  const inside = element?.closest("#step-form");
  if (!element || !(inside instanceof HTMLFormElement)) return;
  // A text that was loaded is not a text that was typed.
  if (event.type === "trix-change" && !element.closest(".rich-box")?.matches(":focus-within")) return;
  echo(element);
  if (element.hasAttribute("data-add-advance")) {
    if (event.type === "change") addAdvance(inside, /** @type {HTMLSelectElement} */ (element));
  } else if (event.type === "change" && (element.hasAttribute("data-whole") || element.closest(".button-editor, .advance-rule")))
    saveWhole(inside);
  else saveSoon(inside);
}

/** @param {HTMLFormElement} inside @param {HTMLSelectElement} menu */
function addAdvance(inside, menu) {
  saveWhole(inside, { add_advance: menu.value });
  menu.value = "";
  focusLater(".advance-rule:last-of-type :is(input:not([type=hidden]), select), #add-advance");
}

/** Says in words what was chosen on a picture or a slider. @param {HTMLElement} element */
function echo(element) {
  const words = element.closest(".placement-picker")?.querySelector("[data-placement-words]");
  if (words) words.textContent = element.getAttribute("aria-label");
  const output = element.id && document.querySelector(`output[for="${CSS.escape(element.id)}"]`);
  if (output && element instanceof HTMLInputElement) output.textContent = `${element.value} px`;
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target === form()) {
      event.preventDefault();
      flush();
    }
  },
  { capture: true },
);

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const here = form();
  if (!button || !here) return;
  if (button.hasAttribute("data-point")) point();
  if (button.hasAttribute("data-add-button"))
    (saveWhole(here, { add_button: "1" }), focusLater(".button-editor:last-of-type input"));
  if (button.dataset.drop) (saveWhole(here, { drop_button: button.dataset.drop }), focusLater("[data-add-button]"));
  if (button.dataset.dropAdvance) (saveWhole(here, { drop_advance: button.dataset.dropAdvance }), focusLater("#add-advance"));
  if (button.dataset.keep) saveWhole(here, { seen: button.dataset.keep });
});

addEventListener("pagehide", flush);
document.addEventListener("trix-file-accept", (event) => event.preventDefault());
document.addEventListener("htmx:after:swap", (event) => {
  refresh();
  const { target, sourceElement } = /** @type {CustomEvent} */ (event).detail?.ctx ?? {};
  // What was typed may be saved on the way there; the form is drawn anew only with the workbench.
  if (target?.id !== "workbench") return;
  const { chosen = "" } = workbench().dataset;
  if (chosen !== shownForm || sourceElement?.closest?.(".pane-undo, .step-conflict")) showWhatIsKept();
  shownForm = chosen;
  const selector = document.getElementById("target-selector");
  if (selector instanceof HTMLInputElement && selector !== document.activeElement) selector.form?.reset();
  refocus();
});

/** Another step, or another draft of it: fields show what was drawn, not what was typed into their like before. */
function showWhatIsKept() {
  const here = form();
  here?.reset();
  const rich = /** @type {any} */ (here?.querySelector("trix-editor"));
  const kept = here?.querySelector("input[name=body]")?.getAttribute("value") ?? "";
  if (rich?.editor && rich.value !== kept) rich.editor.loadHTML(kept);
}

watchFolds();
watchSamples(redraw);
watchKeys(() => form() && saveSoon(/** @type {HTMLFormElement} */ (form()), 0));
watchLive(() => {
  const step = /** @type {HTMLAnchorElement | null} */ (document.querySelector("#step-list a[aria-current]"));
  return afterSaving(() => send("GET", step?.pathname ?? location.pathname, {}, "#workbench"));
});
watchDragging((order, chosen, url) => afterSaving(() => send("PUT", url, { order: order.join(), chosen }, "#workbench")));
moveWithKeys();
refresh();
