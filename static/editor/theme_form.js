// @ts-check
// The theme editor: what is typed is measured by the server and drawn by the player at once, and kept when it is saved.
import { SnapshotFrame } from "../picker/snapshot_frame.js";
import { refold, watchFolds } from "./folds.js";
import { uploadPicture } from "./picture_upload.js";
import { afterSaving, send } from "./save_queue.js";
import { watchColours } from "./theme_undo.js";

const PAUSE = 250;
/** Pixels that a logo has at most, and at least. */
const LOGO = { width: 280, height: 48, least: 8 };
/** @type {Map<HTMLIFrameElement, SnapshotFrame>} */
const frames = new Map();
const view = { light: "own", rtl: false };
/** @type {ReturnType<typeof setTimeout> | undefined} */
let timer;

const read = (/** @type {string} */ id) => JSON.parse(document.getElementById(id)?.textContent ?? "{}");
const form = () => /** @type {HTMLFormElement} */ (document.getElementById("theme-form"));
const field = (/** @type {string | undefined} */ name) =>
  /** @type {HTMLInputElement | null} */ (document.getElementById(name ?? ""));

/** Every frame shows its step in the theme as it is typed now. */
function draw() {
  const { steps, translations } = read("theme-samples");
  const theme = read("shown-theme")[view.light];
  for (const iframe of /** @type {NodeListOf<HTMLIFrameElement>} */ (document.querySelectorAll("iframe.theme-frame[src]"))) {
    const frame = frames.get(iframe) ?? new SnapshotFrame(iframe);
    frames.set(iframe, frame);
    frame.send({
      type: "show",
      step: steps[iframe.dataset.step ?? ""],
      theme,
      content: { translations },
      language: view.rtl ? "ar" : "en",
      index: 1,
      total: 4,
    });
  }
}

/** @param {Record<string, string>} [extra] */
const values = (extra = {}) => ({
  ...Object.fromEntries([...new FormData(form())].map(([name, value]) => [name, String(value)])),
  ...extra,
});

/** Asks the server what it makes of what is typed. @param {number} [pause] in milliseconds */
function trySoon(pause = PAUSE) {
  clearTimeout(timer);
  timer = setTimeout(() => afterSaving(() => send("POST", form().dataset.trial ?? "", values(), "#theme-form")), pause);
}

document.addEventListener("input", ({ target }) => {
  if (!(target instanceof HTMLElement) || !target.closest("#theme-form")) return;
  const other = field(target.dataset.with);
  if (other && target instanceof HTMLInputElement) other.value = target.value;
  if (!target.matches("[type=file]")) trySoon();
});

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const { picture } = target.dataset;
  const [file] = target.files ?? [];
  if (target.id === "theme-rtl") {
    view.rtl = target.checked;
    draw();
  }
  if (picture && file) takeLogo(target, picture, file);
});

/** Keeps the picture and fills in the fields that name it and its size. @param {HTMLInputElement} input @param {string} url @param {File} file */
async function takeLogo(input, url, file) {
  const problem = /** @type {HTMLElement} */ (document.getElementById("logo-file-problem"));
  problem.textContent = "";
  try {
    const { src, width, height } = await uploadPicture(url, file);
    const scale = Math.min(1, LOGO.width / width, LOGO.height / height);
    const scaled = (/** @type {number} */ length) => Math.max(LOGO.least, Math.round(length * scale));
    const logo = { address: src, width: scaled(width), height: scaled(height) };
    for (const [name, value] of Object.entries(logo)) {
      const other = field("logo." + name);
      if (other) other.value = String(value);
    }
    input.value = "";
    trySoon(0);
  } catch (refused) {
    problem.textContent = String(/** @type {Error} */ (refused).message);
  }
}

document.addEventListener("click", ({ target }) => {
  const button = target instanceof Element ? target.closest("button") : null;
  if (!button) return;
  const { set, value, light, scene } = button.dataset;
  if (set && field(set)) {
    /** @type {HTMLInputElement} */ (field(set)).value = value ?? "";
    trySoon(0);
  }
  if (light) {
    view.light = light;
    press(button);
    draw();
  }
  if (scene) {
    press(button);
    show(scene);
  }
});

/** @param {HTMLButtonElement} button */
function press(button) {
  for (const other of button.parentElement?.children ?? []) other.setAttribute("aria-pressed", String(other === button));
}

/** @param {string} scene */
function show(scene) {
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-shows]")))
    part.hidden = part.dataset.shows !== scene;
  const late = /** @type {HTMLIFrameElement | null} */ (
    document.querySelector(`[data-shows="${scene}"] iframe[data-src]:not([src])`)
  );
  if (late) late.src = late.dataset.src ?? "";
  draw();
}

document.addEventListener(
  "submit",
  (event) => {
    if (event.target !== form()) return;
    event.preventDefault();
    clearTimeout(timer);
    const pressed = /** @type {SubmitEvent} */ (event).submitter;
    const extra = pressed instanceof HTMLButtonElement && pressed.name ? { [pressed.name]: pressed.value } : {};
    afterSaving(() => send("PUT", form().dataset.theme ?? "", values(extra), "#theme-form"));
  },
  { capture: true },
);

addEventListener("beforeunload", (event) => {
  if (/^Not saved/.test(document.getElementById("theme-said")?.textContent ?? "")) event.preventDefault();
});
// What is said of the colours comes back while other parts are opened.
watchFolds();
watchColours(() => trySoon(0));
document.addEventListener("htmx:after:swap", () => {
  refold();
  draw();
});
draw();
