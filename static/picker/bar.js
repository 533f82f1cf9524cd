// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { layer } from "./layer.js";

const BAR = /* css */ `
.bar { position: absolute; inset: auto 0 16px; margin: 0 auto; box-sizing: border-box; width: max-content; max-width: min(560px, calc(100vw - 24px)); max-height: 60vh; overflow: auto;
  padding: 12px 16px; border-radius: 12px; background: #0f172a; color: #f8fafc; border: 1px solid rgba(255, 255, 255, .35); box-shadow: 0 10px 34px rgba(15, 23, 42, .45);
  font: 400 14px/20px ui-sans-serif, system-ui, sans-serif; pointer-events: auto; display: grid; gap: 8px; text-align: start }
.bar.up { inset: 16px 0 auto }
p { margin: 0 } .what { font-weight: 600; display: flex; gap: 8px; align-items: baseline }
.what::before { content: ""; flex: none; width: 10px; height: 10px; border-radius: 50%; background: #60a5fa; align-self: center }
.good .what::before { background: #4ade80 } .bad .what::before { background: #f87171 } .live .what::before { background: #f87171; animation: beat 1.4s ease-in-out infinite }
.more { color: #cbd5e1; font-size: 13px } details { font-size: 13px } summary { cursor: pointer; padding: 2px 0 }
ul { margin: 4px 0 0; padding: 0; list-style: none; display: grid; gap: 2px } code { font: 12px/18px ui-monospace, monospace; overflow-wrap: anywhere; color: #bfdbfe }
.row { display: flex; flex-wrap: wrap; gap: 8px } .row:empty { display: none }
button, a { font: inherit; font-weight: 550; min-height: 32px; padding: 4px 12px; box-sizing: border-box; border-radius: 8px; border: 1px solid rgba(255, 255, 255, .4); background: none; color: inherit; cursor: pointer; text-decoration: none }
button:hover, a:hover { background: rgba(255, 255, 255, .12) } .main { background: #f8fafc; color: #0f172a; border-color: #f8fafc } .main:hover { background: #dbeafe }
button:disabled { opacity: .5; cursor: default } :focus-visible { outline: 2px solid #93c5fd; outline-offset: 2px }
.bar.faint { opacity: .15; pointer-events: none } .bar.faint * { pointer-events: none }
.steps { display: flex; gap: 4px; max-width: 100%; overflow: auto; padding: 2px } .steps:empty { display: none }
.steps button { flex: none; min-width: 32px; min-height: 28px; padding: 2px 8px; max-width: 160px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; font-size: 13px; border-color: rgba(255, 255, 255, .25) }
.steps [aria-current] { background: #1d4ed8; border-color: #93c5fd } .steps .open::after { content: " ○"; color: #fcd34d }
.saved { margin-inline-start: auto; font-weight: 400; font-size: 13px; color: #86efac; flex: none } .saved.not { color: #fca5a5 } .saved:empty { display: none }
.move { margin-inline-start: auto; padding: 4px 8px }
@keyframes beat { 50% { opacity: .3 } }
@media (prefers-reduced-motion: reduce) { * { animation: none !important } }
@media (forced-colors: active) { .bar, button, a { border-color: CanvasText } .what::before { background: Highlight } }
`;

/**
 * What the bar says.
 * @typedef {object} Message
 * @property {string} what in one line
 * @property {string} [more]
 * @property {"good" | "bad" | "live"} [tone]
 * @property {{summary: string, lines: string[]}} [list]
 * @property {Choice[]} choices
 * @property {StepMark[]} [steps] of the guide, each of which can be gone to
 * @property {Saved} [saved]
 *
 * @typedef {{title: string, isCurrent: boolean, isOpen: boolean, act: () => void}} StepMark `isOpen` while it points nowhere
 * @typedef {{text: string, isBad?: boolean}} Saved
 *
 * @typedef {{label: string, act?: () => void, href?: string, main?: boolean, off?: boolean}} Choice
 */

/** A small bar at the edge of the page that says what is going on and what can be done. */
export class Bar {
  /** @type {HTMLElement} */ #host;
  /** @type {() => void} */ #lift;
  /** @type {() => void} */ #remove;
  #bar = unshadowed(document).createElement("section");
  #words = unshadowed(document).createElement("div");
  #row = node("div", "row");
  #steps = node("div", "steps");
  #saved = node("span", "saved");

  constructor() {
    const { host, root, lift, remove } = layer("cairn-bar", BAR);
    this.#host = host;
    this.#lift = lift;
    this.#remove = remove;
    this.#bar.setAttribute("aria-label", "Cairn");
    this.#words.setAttribute("role", "status");
    this.#steps.setAttribute("role", "group");
    this.#steps.ariaLabel = "Steps";
    this.#saved.setAttribute("role", "status");
    this.#bar.append(this.#words, this.#steps, this.#row);
    root.append(this.#bar);
  }

  /** Whether an element is the bar's own. @param {unknown} element */
  owns(element) {
    return element === this.#host;
  }

  /** @param {Message} message */
  say({ what, more, tone, list, choices, steps = [], saved }) {
    this.#lift();
    this.#bar.className = `bar ${tone ?? ""} ${this.#bar.classList.contains("up") ? "up" : ""}`;
    this.tell(saved);
    this.#words.replaceChildren(node("p", "what", what, this.#saved));
    this.#list(steps);
    if (more) this.#words.append(node("p", "more", more));
    if (list?.lines.length) this.#words.append(fold(list.summary, list.lines));
    this.#offer(choices);
  }

  /** One in which the keyboard is keeps it. @param {StepMark[]} steps */
  #list(steps) {
    const marks = /** @type {HTMLElement[]} */ ([...this.#steps.children]);
    steps.forEach((step, at) => dressMark(marks[at] ?? this.#steps.appendChild(node("button", "")), step, at));
    for (const one of marks.slice(steps.length)) one.remove();
    const shown = this.#steps.querySelector("[aria-current]") ?? this.#steps.lastElementChild;
    shown?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }

  /** Buttons that stay the same stay in their place: one that is being pressed must not be taken away under the finger. @param {Choice[]} choices */
  #offer(choices) {
    const buttons = [...this.#row.children].slice(0, -1);
    const isSame = (/** @type {Choice} */ { label, href }, /** @type {number} */ at) =>
      !href && buttons[at].textContent === label;
    if (this.#row.firstChild && buttons.length === choices.length && choices.every(isSame)) {
      choices.forEach((choice, at) => dress(buttons[at], choice));
      return;
    }
    const move = button({ label: "⇅", act: () => this.#bar.classList.toggle("up") });
    move.className = "move";
    move.ariaLabel = "Move this bar to the other edge";
    this.#row.replaceChildren(...choices.map(button), move);
  }

  /** Whether what was typed is saved, and nothing else of what it says. @param {Saved} [saved] */
  tell({ text, isBad } = { text: "" }) {
    this.#saved.textContent = text;
    this.#saved.classList.toggle("not", isBad ?? false);
  }

  /** Lets what lies under it be seen and pointed at. @param {boolean} isFaint */
  fade(isFaint) {
    this.#bar.classList.toggle("faint", isFaint);
  }

  /** Goes to the other edge when it lies over what is meant. @param {DOMRect} box */
  avoid(box) {
    const own = this.#bar.getBoundingClientRect();
    const isApart = box.right < own.left || box.left > own.right || box.bottom < own.top || box.top > own.bottom;
    if (!isApart && box.height < innerHeight / 3) this.#bar.classList.toggle("up", box.top > innerHeight / 2);
  }

  /** Puts the keyboard on what to do next. */
  focus() {
    /** @type {HTMLElement | null} */ (this.#row.querySelector(".main"))?.focus({ preventScroll: true });
  }

  remove() {
    this.#remove();
  }
}

/** @param {HTMLElement} element @param {StepMark} step @param {number} at */
function dressMark(element, { title, isCurrent, isOpen, act }, at) {
  element.className = isOpen ? "open" : "";
  element.textContent = `${at + 1}${title ? ` ${title}` : ""}`;
  Object.assign(element, { type: "button", onclick: act, title: isOpen ? `${title} (points at nothing yet)` : title });
  element.ariaCurrent = isCurrent ? "step" : null;
}

/** @param {string} summary @param {string[]} lines */
function fold(summary, lines) {
  const items = lines.map((line) => node("li", "", node("code", "", line)));
  return node("details", "", node("summary", "", summary), node("ul", "", ...items));
}

/** @param {Choice} choice */
function button(choice) {
  const element = unshadowed(document).createElement(choice.href ? "a" : "button");
  element.textContent = choice.label;
  dress(element, choice);
  return element;
}

/** @param {Element} element @param {Choice} choice */
function dress(element, { act, href, main, off }) {
  element.className = main ? "main" : "";
  if (element instanceof HTMLAnchorElement) {
    element.href = href ?? "";
    if (act) element.onclick = (event) => (event.preventDefault(), act());
  } else Object.assign(element, { type: "button", disabled: off ?? false, onclick: act });
}

/**
 * @param {string} tag
 * @param {string} className
 * @param {(string | Node)[]} content
 */
function node(tag, className, ...content) {
  const element = unshadowed(document).createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}
