// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { layer } from "./layer.js";
import { scrollPicture } from "./picture_scroll.js";

/** @typedef {import("./masked_page.js").MaskedPage} MaskedPage */

const LOOK = /* css */ `
dialog { box-sizing: border-box; width: min(1100px, calc(100vw - 24px)); max-width: none; height: min(860px, calc(100vh - 24px)); max-height: none; padding: 0; border: 1px solid rgba(255, 255, 255, .35);
  border-radius: 12px; background: #0f172a; color: #f8fafc; font: 400 14px/20px ui-sans-serif, system-ui, sans-serif; pointer-events: auto; text-align: start; box-shadow: 0 10px 34px rgba(15, 23, 42, .45) }
dialog[open] { display: grid; grid-template-rows: auto 1fr auto } dialog::backdrop { background: rgba(13, 18, 28, .6) }
header, footer { padding: 12px 16px } h2 { margin: 0 0 4px; font-size: 16px; font-weight: 600 } p { margin: 0; color: #cbd5e1; font-size: 13px }
footer { display: flex; flex-wrap: wrap; gap: 8px }
.act { font: inherit; font-weight: 550; min-height: 32px; padding: 4px 12px; border-radius: 8px; border: 1px solid rgba(255, 255, 255, .4); background: none; color: inherit; cursor: pointer }
.act:hover { background: rgba(255, 255, 255, .12) } .act.main { background: #f8fafc; color: #0f172a; border-color: #f8fafc } .act.main:hover { background: #dbeafe }
.act.last { margin-inline-start: auto } .act:focus-visible, .sheet:focus-visible { outline: 2px solid #93c5fd; outline-offset: 2px }
.sheet { overflow: auto; min-height: 0; background: #fff; color: #000; position: relative } .paper { contain: layout paint; transform-origin: 0 0 }
[data-picked] { outline: 3px solid #2563eb !important; outline-offset: 2px } [role="button"] { cursor: pointer } [role="button"]:hover, [role="button"]:focus-visible { outline: 2px dashed #2563eb !important }
[aria-pressed="true"] { background: #fef08a !important; color: #000 !important }
@media (forced-colors: active) { dialog, .act { border-color: CanvasText } }
`;

/**
 * Shows its author what is sent before it is, at full length, and lets them show more of it.
 * @param {MaskedPage} page whose texts are as the author leaves them
 * @param {string} choice whether pictures are sent so far: ask, yes or no
 * @param {{send: () => void, refuse: () => void}} on
 */
export function previewPicture(page, choice, on) {
  const { root, remove } = layer("cairn-preview", LOOK);
  const styles = new CSSStyleSheet();
  styles.replaceSync(page.css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, styles];
  const dialog = previewed("dialog", "");
  dialog.setAttribute("aria-labelledby", "cairn-preview-title");
  const title = previewed("h2", "", "What the editor gets of this page");
  title.id = "cairn-preview-title";
  const told =
    "Every text is masked but that of the element you pointed at. Values, addresses and pictures stay here. Click a text to show it in this picture.";
  const sheet = previewed("div", "sheet");
  sheet.tabIndex = 0;
  sheet.setAttribute("aria-label", "The picture");
  sheet.setAttribute("role", "region");
  const paper = previewed("div", "paper");
  paper.append(page.root);
  sheet.append(paper);

  const close = () => {
    restore(page);
    page.root.remove();
    dialog.close();
    remove();
  };
  const all = act("Show all texts", "", () => {
    const isShown = all.textContent === "Show all texts";
    for (const { node, says, covers } of page.texts) node.data = isShown ? says : covers;
    all.textContent = isShown ? "Mask all texts" : "Show all texts";
    pressable(page);
  });
  const sent = choice === "ask" ? "Send this, and those of later steps" : "Send this picture";
  const none = choice === "no" ? [] : [act(choice === "ask" ? "Send none" : "Send no more", "", () => (close(), on.refuse()))];
  const footer = previewed("footer", "");
  footer.append(
    act(sent, "main", () => (close(), on.send())),
    all,
    ...none,
    act("Close", "last", close),
  );
  const header = previewed("header", "");
  header.append(title, previewed("p", "", told));
  dialog.append(header, sheet, footer);
  root.append(dialog);

  const toggle = (/** @type {unknown} */ pressed) => {
    const texts = page.texts.filter(({ node }) => node.parentNode === pressed);
    const isShown = texts.some(({ node, says }) => node.data === says);
    for (const { node, says, covers } of texts) node.data = isShown ? covers : says;
    if (texts.length) pressable(page);
  };
  paper.addEventListener("click", (/** @type {Event} */ { target }) => toggle(target));
  paper.addEventListener("keydown", (/** @type {KeyboardEvent} */ event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    toggle(event.target);
  });
  dialog.addEventListener("cancel", (/** @type {Event} */ event) => (event.preventDefault(), close()));
  dialog.showModal();
  pressable(page);
  paper.style.width = `${page.width}px`;
  paper.style.setProperty("zoom", String(Math.min(1, sheet.clientWidth / page.width)));
  scrollPicture(page.root);
  page.root.querySelector("[data-picked]")?.scrollIntoView({ block: "center", inline: "nearest" });
  /** @type {HTMLElement | null} */ (footer.querySelector(".main"))?.focus();
}

/** Each text can be pressed, and says whether it is shown. @param {MaskedPage} page */
function pressable({ texts }) {
  for (const { node, says } of texts) {
    const around = /** @type {Element} */ (node.parentNode);
    around.setAttribute("role", "button");
    around.setAttribute("tabindex", "0");
    around.setAttribute("aria-pressed", String(node.data === says));
  }
}

/** Nothing of the preview is in what is sent. @param {MaskedPage} page */
function restore({ texts }) {
  for (const { node } of texts)
    for (const name of ["role", "tabindex", "aria-pressed"]) /** @type {Element} */ (node.parentNode).removeAttribute(name);
}

/** @param {string} label @param {string} kind @param {() => void} press */
function act(label, kind, press) {
  const button = previewed("button", `act ${kind}`, label);
  button.setAttribute("type", "button");
  button.onclick = press;
  return button;
}

/** @param {string} tag @param {string} className @param {string} [text] */
function previewed(tag, className, text = "") {
  const made = unshadowed(document).createElement(tag);
  made.className = className;
  if (text) made.textContent = text;
  return /** @type {any} */ (made);
}
