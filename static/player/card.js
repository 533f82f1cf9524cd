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
 * @param {{say: (id: string, text: any) => any, act: (action: any) => void}} telling
 * @returns {{card: HTMLDialogElement, arrow: HTMLElement}}
 */
export function drawCard(step, { say, act }) {
  const arrow = make("i", "arrow");
  const text = make("div", "text");
  const card = make("dialog", "card " + step.kind, text);
  const title = say("title", step.title);
  if (title) {
    const heading = make("h2", "", title);
    heading.id = "title";
    text.append(heading);
    card.setAttribute("aria-labelledby", "title");
  }
  const body = make("div", "");
  body.id = "body";
  grow(body, say("body", step.body) ?? [], (words) => say("", words));
  text.append(body);
  card.setAttribute(title ? "aria-describedby" : "aria-labelledby", "body");

  const foot = make("div", "foot");
  for (const [at, { label, style = "secondary", action }] of (step.buttons ?? []).entries()) {
    foot.append(button(style, say("buttons." + at, label), () => act(action)));
  }
  card.append(foot, button("close", "×", () => act({ type: "dismiss" }), say("close", "Close")));
  if (step.arrow != false) card.append(arrow);
  card.tabIndex = -1;
  return { card, arrow };
}

/**
 * @param {string} style
 * @param {string} label
 * @param {() => void} press
 * @param {string} [name] what a screen reader says instead of the label
 */
function button(style, label, press, name) {
  const made = make("button", style, label);
  made.type = "button";
  if (name) made.ariaLabel = name;
  made.onclick = press;
  return made;
}
