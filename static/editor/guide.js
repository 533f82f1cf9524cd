// @ts-check
// The guide editor: draws the chosen step on the page's snapshot, takes picks, saves while typing, moves steps.
import { SnapshotFrame } from "../picker/editor_side.js";
import { moveWithKeys, watchDragging } from "./reorder.js";
import { afterSaving, flush, saveSoon, saveWhole, send } from "./saving.js";

/** @type {SnapshotFrame | null} */
let frame = null;
/** @type {HTMLIFrameElement | null} */
let framed = null;
let shownStep = "";
let autoPointed = "";

function workbench() {
  return /** @type {HTMLElement} */ (document.getElementById("workbench"));
}

/** Connects to the snapshot's frame, draws the step on it, and starts pointing where nothing was pointed at yet. */
function refresh() {
  const iframe = /** @type {HTMLIFrameElement | null} */ (document.querySelector("iframe.snapshot"));
  if (iframe !== framed) connect(iframe);
  draw();
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
  frame?.on("pick", ({ pick }) => afterSaving(() => send("PUT", workbench().dataset.targetUrl ?? "", { pick: JSON.stringify(pick) }, "#workbench")));
  frame?.on("leave", () => hint(""));
}

function draw() {
  const text = document.getElementById("shown-step")?.textContent ?? "";
  if (!frame || text === shownStep) return;
  shownStep = text;
  if (!text) return frame.send({ type: "hide" });
  const { number, total } = workbench().dataset;
  frame.send({ type: "show", step: JSON.parse(text), content: {}, theme: {}, index: Number(number) - 1, total: Number(total) });
}

function point() {
  hint("Click the element. Arrow keys walk, Enter picks, Esc leaves.");
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

document.addEventListener("input", (event) => changed(event));
document.addEventListener("change", (event) => changed(event));
document.addEventListener("trix-change", (event) => changed(event));

/** @param {Event} event */
function changed(event) {
  const element = event.target instanceof Element ? event.target : null;
  const inside = element?.closest("#step-form");
  if (!(inside instanceof HTMLFormElement)) return;
  if (event.type === "change" && element?.hasAttribute("data-whole")) return saveWhole(inside);
  if (!element?.hasAttribute("data-whole")) saveSoon(inside);
}

document.addEventListener("submit", (event) => {
  if (event.target === form()) {
    event.preventDefault();
    flush();
  }
}, { capture: true });

document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  const here = form();
  if (!button || !here) return;
  if (button.hasAttribute("data-point")) point();
  if (button.hasAttribute("data-add-button")) saveWhole(here, { add_button: "1" });
  if (button.dataset.drop) saveWhole(here, { drop_button: button.dataset.drop });
  if (button.dataset.keep) saveWhole(here, { seen: button.dataset.keep });
});

// Whatever else is asked of the server waits until what was typed is saved.
document.addEventListener("htmx:confirm", (event) => {
  const { detail } = /** @type {CustomEvent} */ (event);
  const source = detail.ctx?.sourceElement;
  if (source === document.body || !(source instanceof Element) || !source.closest(".editor")) return;
  event.preventDefault();
  afterSaving(() => detail.issueRequest());
});

addEventListener("pagehide", flush);
document.addEventListener("trix-file-accept", (event) => event.preventDefault());
document.addEventListener("htmx:after:swap", refresh);
watchDragging((order, chosen, url) => afterSaving(() => send("PUT", url, { step: order, chosen }, "#workbench")));
moveWithKeys();
refresh();
