// @ts-check
// What a slash offers in a text: blocks, a picture, a video, a button, what the page knows of its visitor, and emoji.
import { EMOJI } from "./emoji_names.js";
import { OptionList } from "./option_list.js";
import { askForPicture } from "./picture_dialog.js";
import { caretOf } from "./text_caret.js";
import { askForVideo } from "./video_dialog.js";

/**
 * @typedef {import("./text_caret.js").TextCaret} TextCaret
 * @typedef {import("./option_list.js").Option} Option
 */

const SLASH = /(?:^|[\s\u00a0])(\/([\p{L}\p{N} ]{0,20}))$/u;
const BRACES = /({{\s*([\w.-]{0,40}))$/;
const list = new OptionList();
/** A list that was chosen from another one: what is typed from there on finds in it. @type {{options: Option[], name: string, from: number} | null} */
let inner = null;

const facts = () => JSON.parse(document.getElementById("editor-facts")?.textContent ?? "{}");

/** Which list is asked for by what stands before the caret. @param {TextCaret} caret */
function look(caret) {
  const before = caret.before();
  if (inner) {
    const typed = before.slice(inner.from);
    if (before.length < inner.from || typed.length > 20) return leave();
    return list.show({ name: inner.name, options: erasing(caret, inner.options, typed), caret }, typed);
  }
  const braces = BRACES.exec(before);
  if (braces) return list.show({ name: "Attributes", options: erasing(caret, attributes(caret), braces[1]), caret }, braces[2]);
  const slash = SLASH.exec(before);
  if (slash) return list.show({ name: "Insert", options: erasing(caret, insertions(caret), slash[1]), caret }, slash[2]);
  return leave();
}

/** Each takes away what was typed to find it. @param {TextCaret} caret @param {Option[]} options @param {string} typed */
function erasing(caret, options, typed) {
  return options.map((one) => ({
    ...one,
    choose() {
      inner = null;
      if (typed) caret.erase(typed.length);
      one.choose();
    },
  }));
}

function leave() {
  inner = null;
  list.close();
}

/** @param {TextCaret} caret @param {string} name @param {Option[]} options */
function open(caret, name, options) {
  inner = { name, options, from: caret.before().length };
  look(caret);
}

/** Everything that can be put where the caret is. @param {TextCaret} caret @returns {Option[]} */
function insertions(caret) {
  const names = { words: "Attribute", sign: "{}", keys: "name variable personalise", hint: "What your page says of its visitor" };
  const always = [
    { ...names, choose: () => open(caret, "Attributes", attributes(caret)) },
    { words: "Emoji", sign: "☺", keys: "smiley icon", choose: () => open(caret, "Emoji", emoji(caret)) },
  ];
  const { rich } = caret;
  if (!rich) return always;
  const block = (/** @type {string} */ attribute) => () => rich.editor.activateAttribute(attribute);
  const button = /** @type {HTMLElement | null} */ (document.querySelector("[data-add-button]"));
  return [
    { words: "Heading", sign: "H", keys: "title", choose: block("heading1") },
    { words: "Bulleted list", sign: "•", keys: "points", choose: block("bullet") },
    { words: "Numbered list", sign: "1.", keys: "steps", choose: block("number") },
    { words: "Quote", sign: "”", choose: block("quote") },
    { words: "Picture", sign: "▣", keys: "image photo", choose: () => askForPicture(rich, facts().pictures) },
    { words: "Video", sign: "▷", keys: "youtube vimeo loom wistia film", choose: () => askForVideo(rich) },
    ...(button ? [{ words: "Button", sign: "▭", keys: "action link", choose: () => button.click() }] : []),
    ...always,
  ];
}

/** @param {TextCaret} caret @returns {Option[]} */
function attributes(caret) {
  const declared = facts().attributes ?? [];
  return (declared.length ? declared : ["name"]).map((/** @type {string} */ name) => ({
    words: name,
    sign: "{}",
    choose: () => insertAttribute(caret, name),
  }));
}

/** @param {TextCaret} caret @returns {Option[]} */
function emoji(caret) {
  return EMOJI.map(([sign, words, keys]) => ({ words, keys, sign, choose: () => caret.insert(sign) }));
}

/** `{{ name | there }}` where the caret is, with the fallback chosen so that it is typed over. @param {TextCaret} caret @param {string} name */
export function insertAttribute(caret, name) {
  const text = `{{ ${name} | there }}`;
  caret.element.focus();
  caret.insert(text, [text.length - 8, text.length - 3]);
}

/** Opens the list without a slash, for a hand on a mouse. @param {any} rich */
export function offerInsertions(rich) {
  rich.focus();
  const caret = caretOf(rich);
  if (caret) open(caret, "Insert", insertions(caret));
}

for (const name of ["input", "trix-change"])
  document.addEventListener(name, ({ target }) => {
    const caret = caretOf(target);
    if (caret?.element.contains(document.activeElement)) look(caret);
  });
addEventListener(
  "keydown",
  (event) => {
    if (!list.isOpen || event.isComposing) return;
    if (event.key === "Escape" || /^(Arrow(Left|Right)|Home|End)$/.test(event.key)) inner = null;
    if (list.press(event.key)) {
      event.preventDefault();
      event.stopImmediatePropagation();
    } else if (/^(Arrow(Left|Right)|Home|End)$/.test(event.key)) leave();
  },
  { capture: true },
);
document.addEventListener("focusout", leave);
addEventListener("scroll", () => list.isOpen && leave(), { capture: true, passive: true });
