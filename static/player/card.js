// @ts-check
import { nodesOf } from "./rich_text.js";
import { make } from "./stage.js";

/**
 * One step as an element: what it says, its buttons, and always a way out.
 * @param {any} step
 * @param {(id: string, original: any) => any} text
 * @param {import("./player.d.ts").Act} act
 * @returns {HTMLDialogElement}
 */
export function drawCard({ kind, title, body, backdrop, buttons = [] }, text, act) {
  const heading = text("title", title);
  const fill = (/** @type {string} */ original) => text("", original);
  const prose = make("div", "body", ...nodesOf(text("body", body) ?? [], fill, act));
  prose.id = "body";
  const close = drawButton("×", "close", () => act({ type: "dismiss" }));
  close.ariaLabel = text("close", "Close");
  const foot = buttons.map((/** @type {any} */ { label, style = "secondary", action }, /** @type {number} */ at) =>
    drawButton(text("buttons." + at, label), style, () => act(action)),
  );

  // Back is before what goes on, wherever its author has put it.
  const back = buttons.findIndex((/** @type {any} */ { action }) => action.type == "back");
  if (back > 0) foot.unshift(...foot.splice(back, 1));
  const upper = make("div", "text", ...(heading ? [make("h2", "", heading)] : []), prose);
  const card = make("dialog", `card ${kind} ${backdrop?.kind ?? "none"}`, upper, make("div", "foot", ...foot), close);
  if (heading) card.ariaLabel = heading;
  card.setAttribute(heading ? "aria-describedby" : "aria-labelledby", "body");
  card.tabIndex = -1;
  return card;
}

/** @param {string} label @param {string} style @param {() => void} press @returns {HTMLButtonElement} */
function drawButton(label, style, press) {
  const button = make("button", style, label);
  button.type = "button";
  button.onclick = press;
  return button;
}
