// @ts-check
// Translating: each text is saved when typing pauses, and its step is drawn in that language beside it.
import { SnapshotFrame } from "../picker/snapshot_frame.js";
import { offerSamples, sampleValues, watchSamples } from "./sample_attributes.js";
import { afterSaving, send } from "./save_queue.js";

const PAUSE = 700;
/** Bytes of a file; three times that still fits a request. */
const LARGEST = 300_000;
const NO_UTF8 =
  "This file is not in UTF-8, so its letters can't be told. In Excel, save it as “CSV UTF-8 (Comma delimited)”; in others, choose UTF-8.";
/** @type {Map<HTMLFormElement, ReturnType<typeof setTimeout>>} */
const waiting = new Map();
const frame = new SnapshotFrame(/** @type {HTMLIFrameElement} */ (document.getElementById("language-frame")));
let number = 1;

/** Draws the step whose text is being written. */
function draw() {
  const { content, theme, language } = JSON.parse(document.getElementById("shown-content")?.textContent ?? "{}");
  const step = content?.steps[number - 1];
  if (!step) return frame.send({ type: "hide" });
  // Beside it stands a page of ours, which has one element to point at.
  const hasTarget = step.target || /tooltip|hotspot/.test(step.kind);
  const drawn = hasTarget ? { ...step, target: { selectors: ["#target"] } } : step;
  offerSamples(content);
  frame.send({
    type: "show",
    step: drawn,
    content,
    theme,
    language,
    index: number - 1,
    total: content.steps.length,
    attributes: sampleValues(),
  });
}

/** @param {HTMLFormElement} form @param {Record<string, string>} [extra] */
function save(form, extra = {}) {
  clearTimeout(waiting.get(form));
  waiting.delete(form);
  afterSaving(() => {
    const values = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)]));
    return send("PUT", form.dataset.translation ?? "", { ...values, ...extra }, form.dataset.status ?? "");
  });
}

/** @param {Event} event */
function changed({ target, type }) {
  const form = target instanceof Element ? target.closest("form[data-translation]") : null;
  // A text that was loaded is not a text that was typed.
  if (!(form instanceof HTMLFormElement) || (type === "trix-change" && !form.matches(":focus-within"))) return;
  clearTimeout(waiting.get(form));
  waiting.set(
    form,
    setTimeout(() => save(form), PAUSE),
  );
}
for (const name of ["input", "trix-change"]) document.addEventListener(name, changed);

document.addEventListener(
  "submit",
  (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.dataset.translation) return;
    event.preventDefault();
    const pressed = /** @type {SubmitEvent} */ (event).submitter;
    save(form, pressed instanceof HTMLButtonElement && pressed.name ? { [pressed.name]: pressed.value } : {});
  },
  { capture: true },
);

document.addEventListener("focusin", ({ target }) => {
  const row = target instanceof Element ? /** @type {HTMLElement | null} */ (target.closest(".translation-row")) : null;
  if (!row || Number(row.dataset.step) === number) return;
  number = Number(row.dataset.step);
  draw();
});

// A file is read here and travels as text, so that one way in is enough.
document.addEventListener("change", async ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.id !== "import-file" || !target.files?.[0]) return;
  const problem = /** @type {HTMLElement} */ (document.getElementById("import-file-problem"));
  const pasted = /** @type {HTMLTextAreaElement} */ (document.getElementById("import-text"));
  const file = target.files[0];
  problem.textContent = "";
  pasted.value = "";
  if (file.size > LARGEST)
    problem.textContent = `This file has ${Math.round(file.size / 1024)} KiB; at most ${Math.round(LARGEST / 1024)} are possible.`;
  else {
    const text = textIn(await file.arrayBuffer());
    if (text === null) problem.textContent = NO_UTF8;
    else pasted.value = text;
  }
});

/** A file's text in UTF-8, or in UTF-16 when it says so; null for another encoding, which a file does not tell. @param {ArrayBuffer} bytes */
function textIn(bytes) {
  const [first, second] = new Uint8Array(bytes);
  const encoding = first === 0xff && second === 0xfe ? "utf-16le" : first === 0xfe && second === 0xff ? "utf-16be" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

addEventListener("pagehide", () => waiting.forEach((_, form) => save(form)));
document.addEventListener("trix-file-accept", (event) => event.preventDefault());
document.addEventListener("htmx:after:swap", draw);
watchSamples(draw);
draw();
