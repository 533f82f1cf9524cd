// @ts-check
import { grow } from "./rich_text.js";

/**
 * @param {string} tag
 * @param {string} name its class
 * @param {(Node | string)[]} inside
 * @returns {any}
 */
export function make(tag, name, ...inside) {
  const element = document.createElement(tag);
  element.className = name;
  element.append(...inside);
  return element;
}

/**
 * One step as an element: what it says, its buttons, and always a way out.
 * @param {any} step
 * @param {(id: string, text: any) => any} say
 * @param {(action: any) => void} act
 * @returns {HTMLDialogElement}
 */
export function drawCard({ kind, title, body, backdrop, buttons = [] }, say, act) {
  const text = make("div", "text");
  const foot = make("div", "foot");
  const card = make("dialog", `card ${kind} ${backdrop?.kind}`, text, foot, button("close", "×", { type: "dismiss" }));
  const heading = say("title", title);
  if (heading) text.append(make("h2", "", heading));
  const words = make("div", "body");
  words.id = "body";
  grow(words, say("body", body) ?? [], (said) => say("", said));
  text.append(words);
  if (heading) card.ariaLabel = heading;
  card.setAttribute(heading ? "aria-describedby" : "aria-labelledby", "body");
  for (const [at, { label, style = "secondary", action }] of buttons.entries()) foot.append(button(style, say("buttons." + at, label), action));
  card.lastChild.ariaLabel = say("close", "Close");
  card.tabIndex = -1;
  return card;

  function button(/** @type {string} */ style, /** @type {string} */ label, /** @type {any} */ action) {
    const made = make("button", style, label);
    made.type = "button";
    made.onclick = () => act(action);
    return made;
  }
}
