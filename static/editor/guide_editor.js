// @ts-check
// The guide editor: draws the chosen step on the page's snapshot, takes picks, saves while typing, moves steps.
import { SnapshotFrame } from "../picker/snapshot_frame.js";
import { watchBuild } from "./build_watch.js";
import { look, sayLook, watchLooks } from "./draft_look.js";
import { refold, watchFolds } from "./folds.js";
import { focusLater, refocus } from "./next_focus.js";
import { lookAgain, lookAt } from "./request_order.js";
import { noteUncovered } from "./uncovered_note.js";
import { watchReturn } from "./return_refresh.js";
import { facts } from "./rich_text_field.js";
import { offerSamples, sampleValues, watchSamples } from "./sample_attributes.js";
import { afterSaving, flush, saveSoon, send } from "./save_queue.js";
import { refit } from "./screen_width.js";
import { watchKeys } from "./shortcuts.js";
import { resetFields, stepForm } from "./step_form.js";
import { moveWithKeys, watchDragging } from "./step_order.js";

/** @type {SnapshotFrame | null} */
let frame = null;
/** @type {HTMLIFrameElement | null} */
let framed = null;
let shownStep = "";
let autoPointed = "";
/** The step whose form is drawn. */
let shownForm = document.getElementById("workbench")?.dataset.chosen ?? "";

function workbench() {
  return /** @type {HTMLElement} */ (document.getElementById("workbench"));
}

/** Connects to the snapshot's frame, draws the step on it, and starts pointing where nothing was pointed at yet. */
function refresh() {
  const iframe = /** @type {HTMLIFrameElement | null} */ (document.querySelector("iframe.snapshot"));
  if (iframe !== framed) connect(iframe);
  refit();
  sayLook(facts().theme?.mode);
  draw();
  refold();
  const { chosen = "" } = workbench().dataset;
  if (frame && workbench().hasAttribute("data-needs-target") && autoPointed !== chosen) {
    autoPointed = chosen;
    point();
  }
}

/** Whether what opens the step's element is pointed at, instead of the element. */
let isForOpener = false;

/** @param {HTMLIFrameElement | null} iframe */
function connect(iframe) {
  frame?.close();
  framed = iframe;
  shownStep = "";
  frame = iframe ? new SnapshotFrame(iframe) : null;
  frame?.on("pick", ({ pick }) => picked(pick));
  frame?.on("pointing", () => hint("Click the element. Arrow keys walk, Enter picks, Esc leaves."));
  frame?.on("leave", () => hint(""));
  frame?.on("uncovered", ({ what }) => noteUncovered(what));
}

/** What was pointed at goes to the server; the title is what comes next. @param {object} pick */
function picked(pick) {
  hint("Looking at it…");
  focusLater(isForOpener ? "#opener-name" : "#step-title");
  const { targetUrl = "", targetSeen = "", openerUrl = "" } = workbench().dataset;
  const [url, known] = isForOpener ? [openerUrl, {}] : [targetUrl, { seen: targetSeen }];
  afterSaving(() => send("PUT", url, { pick: JSON.stringify(pick), ...known }, "#workbench"));
}

function draw() {
  const text = document.getElementById("shown-step")?.textContent ?? "";
  offerSamples(text);
  if (!frame || text === shownStep) return;
  shownStep = text;
  if (!text) return frame.send({ type: "hide" });
  const { number, total } = workbench().dataset;
  const step = JSON.parse(text);
  const { theme: own = {}, language } = facts();
  const { theme, rtl } = look(own);
  frame.send({
    type: "show",
    step,
    content: { language },
    theme,
    rtl,
    index: Number(number) - 1,
    total: Number(total),
    attributes: sampleValues(),
    node: pictured(),
  });
}

/** The number of the step's element in a picture of its page, in which no selector finds it. */
function pictured() {
  const { node } = framed?.dataset ?? {};
  return node ? Number(node) : undefined;
}

/** Draws the same step with other sample attributes, or in another look. */
function redraw() {
  shownStep = "";
  sayLook(facts().theme?.mode);
  draw();
}

function point(what = "") {
  // What is boxes and masked texts has nothing that a visitor's browser could find.
  if (framed && "picture" in framed.dataset) return hint("This is a picture of the page. Point at elements on the live page.");
  isForOpener = what === "opener";
  frame?.send({ type: "point" });
}

/** @param {string} text */
function hint(text) {
  const place = document.getElementById("pointing-hint");
  if (place) place.textContent = text;
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element && stepForm() && target.closest("button");
  if (button && button.hasAttribute("data-point")) point(button.dataset.point);
});

addEventListener("pagehide", flush);
document.addEventListener("htmx:after:swap", (event) => {
  refresh();
  const { target, sourceElement } = /** @type {CustomEvent} */ (event).detail?.ctx ?? {};
  // What was typed may be saved on the way there; the form is drawn anew only with the workbench.
  if (target?.id !== "workbench") return;
  /** @type {HTMLDialogElement | null | undefined} */ (sourceElement?.closest?.("#kept-dialog"))?.close();
  const { chosen = "" } = workbench().dataset;
  if (chosen !== shownForm || sourceElement?.closest?.(".pane-undo, .step-conflict")) resetFields();
  shownForm = chosen;
  const selector = document.getElementById("target-selector");
  if (selector instanceof HTMLInputElement && selector !== document.activeElement) selector.form?.reset();
  refocus();
});

watchFolds();
watchSamples(redraw);
watchLooks(redraw);
watchKeys(() => {
  const form = stepForm();
  if (form) saveSoon(form, 0);
});
watchReturn(lookAgain);
watchBuild((step) => (step ? lookAt(step) : lookAgain()));
watchDragging();
moveWithKeys();
refresh();
