// @ts-check
// Each change of a colour can be taken back by itself, also once it was saved: what the others are stays.
import { say } from "./said.js";

/** Name of a colour → what it was before each change, the oldest first. @type {Map<string, string[]>} */
const before = new Map();
/** What each was when nobody was changing it. @type {Map<string, string>} */
const rested = new Map();
/** The colours in the order of their changes. @type {string[]} */
const order = [];
/** The one that is being changed: from a first letter, or a first move in the picker of colours, to the end of it. */
let open = "";

/** @param {string} name */
const field = (name) => /** @type {HTMLInputElement | null} */ (document.getElementById(name));

const undos = () => /** @type {NodeListOf<HTMLButtonElement>} */ (document.querySelectorAll("button[data-undo]"));

/** Says on each button what it takes back, and remembers what is not being changed. */
function draw() {
  for (const button of undos()) {
    const name = button.dataset.undo ?? "";
    const earlier = before.get(name)?.at(-1);
    button.hidden = earlier === undefined;
    button.textContent = `Undo, back to ${earlier || "none"}`;
    if (name !== open) rested.set(name, field(name)?.value ?? "");
  }
}

/** @param {string} name of a colour that has another value now */
function changed(name) {
  if (!document.querySelector(`[data-undo="${name}"]`)) return;
  if (open !== name) {
    const was = rested.get(name) ?? "";
    settle();
    before.set(name, [...(before.get(name) ?? []), was]);
    order.push(name);
    open = name;
  }
  draw();
}

/** The change is over; one that came back to where it began is none. */
function settle() {
  const name = open;
  open = "";
  const stack = before.get(name);
  if (stack && stack.at(-1) === field(name)?.value) drop(name);
  draw();
}

/** @param {string} name */
function drop(name) {
  const stack = before.get(name) ?? [];
  const earlier = stack.pop();
  if (!stack.length) before.delete(name);
  order.splice(order.lastIndexOf(name), 1);
  return earlier;
}

/** @param {string} name @param {() => void} redraw */
function takeBack(name, redraw) {
  const input = field(name);
  if (!input || !before.has(name)) return;
  open = "";
  input.value = drop(name) ?? "";
  draw();
  say(`${document.querySelector(`[data-undo="${name}"]`)?.getAttribute("aria-label")}: ${input.value || "none"} again.`);
  if (!before.has(name)) input.focus();
  redraw();
}

/** @param {() => void} redraw draws the theme as it is typed */
export function watchColours(redraw) {
  document.addEventListener("input", ({ target }) => {
    if (target instanceof HTMLInputElement) changed(target.dataset.with ?? target.id);
  });
  document.addEventListener("change", ({ target }) => {
    if (target instanceof HTMLInputElement && open === (target.dataset.with ?? target.id)) settle();
  });
  document.addEventListener("click", ({ target }) => {
    const button = target instanceof Element ? target.closest("button") : null;
    if (button?.dataset.undo) takeBack(button.dataset.undo, redraw);
    if (!button?.dataset.set) return;
    changed(button.dataset.set);
    settle();
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target instanceof HTMLElement && event.target.matches("input:not([type=color]), textarea, select");
    const last = order.at(-1);
    if (!last || typing || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.key !== "z") return;
    event.preventDefault();
    takeBack(last, redraw);
  });
  document.addEventListener("htmx:after:swap", draw);
  draw();
}
