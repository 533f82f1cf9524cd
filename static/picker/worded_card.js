// @ts-check
import "../player/step_modules.js";
import "../player/nested_targets.js";
import { present } from "../player/presentation.js";
import { DECORATIONS } from "../player/registries.js";
import { reveal } from "../player/reveal.js";
import { make, styles } from "../player/stage.js";
import { show } from "../player/step.js";
import { styled } from "../player/theme_css.js";
import { isInView } from "../player/visible_box.js";
import { holdKeyboard } from "./held_keyboard.js";

/**
 * A step's card at its element, drawn by the player, with its title and its text to be typed in. Merge tags stay as they are written.
 */

styles.push(/* css */ `
.card [contenteditable] { outline: none; cursor: text; min-width: 8em; border-radius: 4px; box-shadow: 0 0 0 1px color-mix(in srgb, currentColor 22%, transparent); padding: 2px 6px; margin-inline: -6px; }
.card [contenteditable]:focus { box-shadow: 0 0 0 2px var(--key, #2f6feb); }
.card [contenteditable][data-empty]::before { content: attr(aria-placeholder); opacity: .55; float: left; pointer-events: none; }
.card h2[contenteditable] { min-height: 1.3em; margin-inline-end: 24px; } .card .body[contenteditable] { min-height: 2.8em; margin-top: 6px; }
.card .elsewhere { font-size: 12px; opacity: .7; margin-top: 4px; }
`);

/** What can be typed in a card; a text with anything else in it is written in the editor. */
const TYPED = /^(p|br|strong|em|b|i|u|s|del|ul|ol|li|h1|h2|h3|a|blockquote|div)$/;

/**
 * @typedef {object} Words
 * @property {string} title
 * @property {string} [body] as HTML; none where the text is written in the editor
 */

/** What each card that is drawn next is told of what is typed in it. @type {((words: Words) => void) | null} */
let onType = null;
/** Puts the keyboard into the title. @type {(() => void) | null} */
let enter = null;

DECORATIONS.push(({ step, card, signal }) => {
  const typed = onType;
  if (!typed) return;
  const body = /** @type {HTMLElement} */ (card.querySelector(".body"));
  let title = card.querySelector("h2");
  if (!title) {
    title = make("h2", "");
    body.before(/** @type {Node} */ (title));
  }
  const fields = [/** @type {HTMLElement} */ (title)];
  typeIn(fields[0], "plaintext-only", "Title");
  if (isTyped(step.body ?? [])) {
    typeIn(body, "true", "Text");
    fields.push(body);
  } else body.after(make("div", "elsewhere", "This text has more than words in it; it is written in the editor."));

  for (const field of fields) {
    field.addEventListener("beforeinput", (event) => {
      if (field !== body && /^insert(Paragraph|LineBreak)$/.test(event.inputType)) {
        event.preventDefault();
        body.focus();
      }
    });
    field.addEventListener("input", () => {
      markEmpty(field);
      typed({ title: plain(fields[0]), ...(fields.includes(body) && { body: isEmpty(body) ? "" : body.innerHTML }) });
    });
    // What another program brings along stays there: words are what is pasted.
    field.addEventListener("paste", (event) => {
      event.preventDefault();
      document.execCommand("insertText", false, event.clipboardData?.getData("text/plain") ?? "");
    });
    field.addEventListener("focus", () => document.execCommand("defaultParagraphSeparator", false, "p"));
  }
  // A press is told in here as an event of ours, after which no browser moves the keyboard by itself.
  card.addEventListener("click", ({ target }) => {
    const field = fields.find((one) => one.contains(/** @type {Node} */ (target)));
    if (field && field !== /** @type {ShadowRoot} */ (card.getRootNode()).activeElement) field.focus();
  });
  enter = () => {
    holdKeyboard(card, signal);
    fields[0].focus({ preventScroll: true });
  };
  signal.addEventListener("abort", () => (enter = null));
});

/**
 * Draws a step's card, with the keyboard in its title.
 * @param {object} drawn
 * @param {import("./builder_client.js").BuiltStep} drawn.step
 * @param {{title: string, body?: string}} [drawn.unsaved] what was typed and is not saved yet
 * @param {{language?: string, theme?: any, total: number, index: number}} drawn.setting
 * @param {() => Element | null} drawn.look the step's element, as it is found now
 * @param {(words: Words) => void} drawn.type
 * @param {(action: {type: string}) => void} drawn.act what a button of the card would do; "lost" when its element went away
 * @param {() => void} drawn.leave Esc
 * @param {AbortSignal} drawn.signal takes it away
 */
export function wordedCard({ step, unsaved, setting, look, type, act, leave, signal }) {
  const { language = "en", theme = {}, total, index } = setting;
  const title = unsaved?.title ?? step.drawn.title;
  const body = unsaved?.body === undefined ? step.drawn.body : treeOf(unsaved.body);
  const drawn = { ...step.drawn, title, body };
  const presentation = present({ steps: Object.assign(Array(total), { [index]: drawn }), language }, styled(theme), {});
  const found = look();
  if (found && !isInView(found)) reveal(found);
  const pass = (/** @type {{type: string}} */ action) => {
    // Esc is for the text that is typed in.
    if (action.type === "dismiss") leave();
    else if (action.type !== "part") act(action);
  };
  onType = type;
  try {
    show({ presentation, step: drawn, find: found ? () => look() : null, focus: false, act: pass, signal });
  } finally {
    onType = null;
  }
  enter?.();
}

/** Calls `on` once the element is there, or never. @param {() => Element | null} look @param {() => void} on @param {AbortSignal} signal */
export function whenFound(look, on, signal) {
  const watch = new MutationObserver(() => {
    if (!look()) return;
    watch.disconnect();
    on();
  });
  watch.observe(document, { childList: true, subtree: true, attributes: true });
  signal.addEventListener("abort", () => watch.disconnect());
}

/** What was typed, as the tree that cards are drawn from: its words, line by line. @param {string} html @returns {any[]} */
const treeOf = (html) =>
  html
    .split(/<\/(?:p|div|li|h\d|blockquote)>|<br ?\/?>/)
    .map((line) => line.replace(/<[^>]*>/g, "").replace(/&nbsp;/g, " "))
    .map((line) => line.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&"))
    .filter((line) => line.trim())
    .map((line) => ["p", line]);

/** @param {HTMLElement} field @param {string} how @param {string} placeholder */
function typeIn(field, how, placeholder) {
  field.setAttribute("contenteditable", how);
  field.setAttribute("role", "textbox");
  field.setAttribute("aria-label", placeholder);
  field.setAttribute("aria-placeholder", placeholder);
  if (placeholder === "Text") field.setAttribute("aria-multiline", "true");
  field.spellcheck = true;
  markEmpty(field);
}

/** @param {HTMLElement} field */
const plain = (field) => (field.textContent ?? "").replace(/\s+/g, " ").trim();

/** @param {HTMLElement} field */
const isEmpty = (field) => !plain(field) && !field.querySelector("li");

/** @param {HTMLElement} field */
function markEmpty(field) {
  field.toggleAttribute("data-empty", isEmpty(field));
}

/** @param {any[]} tree @returns {boolean} */
function isTyped(tree) {
  return tree.every(
    (node) =>
      typeof node === "string" ||
      !Array.isArray(node) ||
      (TYPED.test(node[0]) && isTyped(node.slice(1).filter((one) => typeof one === "string" || Array.isArray(one)))),
  );
}
