// @ts-check
import { grown } from "./rich_text.js";
import { make } from "./stage.js";

/**
 * One step as an element: what it says, its buttons, and always a way out.
 * @param {any} step
 * @param {(id: string, text: any) => any} say
 * @param {(action: any) => void} act
 * @returns {HTMLDialogElement}
 */
export function drawCard({ kind, title, body, backdrop, buttons = [] }, say, act) {
  const heading = say("title", title);
  const words = make("div", "body", ...grown(say("body", body) ?? [], (said) => say("", said), act));
  const press = (/** @type {any} */ { label, style = "secondary", action }, /** @type {number} */ at) => {
    const button = make("button", style, say("buttons." + at, label));
    button.type = "button";
    button.onclick = () => act(action);
    return button;
  };
  const close = press({ label: "×", style: "close", action: { type: "dismiss" } }, -1);
  const text = make("div", "text", ...(heading ? [make("h2", "", heading)] : []), words);
  const card = make("dialog", `card ${kind} ${backdrop?.kind}`, text, make("div", "foot", ...buttons.map(press)), close);
  close.ariaLabel = say("close", "Close");
  words.id = "body";
  if (heading) card.ariaLabel = heading;
  card.setAttribute(heading ? "aria-describedby" : "aria-labelledby", "body");
  card.tabIndex = -1;
  return card;
}
