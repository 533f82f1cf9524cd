// @ts-check
// The steps of a review, drawn by the player itself on the page's snapshot or on a page of nobody's.
import { SnapshotFrame } from "../picker/snapshot_frame.js";

/** @type {Map<HTMLIFrameElement, SnapshotFrame>} */
const frames = new Map();
let language = "";
/** What a step points at on a page of nobody's. */
const STAND_IN = { target: { selectors: ["#target"] } };

/** What a step says for an attribute is its fallback, as for a visitor of whom nothing is known yet. */
function draw() {
  for (const source of document.querySelectorAll("script.review-drawn, #review-drawn")) {
    const { steps = {}, theme, content = {}, attributes = {} } = JSON.parse(source.textContent || "{}");
    const ids = Object.keys(steps);
    const root = source.closest("[data-review]") ?? document;
    for (const iframe of /** @type {NodeListOf<HTMLIFrameElement>} */ (root.querySelectorAll("iframe.review-frame[data-step]"))) {
      const id = iframe.dataset.step ?? "";
      if (!(id in steps)) continue;
      const frame = frames.get(iframe) ?? new SnapshotFrame(iframe);
      frames.set(iframe, frame);
      const [index, total] = [ids.indexOf(id), ids.length];
      const step = "blank" in iframe.dataset && steps[id].target ? { ...steps[id], ...STAND_IN } : steps[id];
      const node = iframe.dataset.node ? Number(iframe.dataset.node) : undefined;
      frame.send({ type: "show", step, node, theme, content, attributes, language: language || content.language, index, total });
    }
  }
}

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLSelectElement) || target.id !== "review-language") return;
  language = target.value;
  draw();
});
document.addEventListener("htmx:after:swap", draw);
draw();
