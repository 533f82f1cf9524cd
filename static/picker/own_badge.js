// @ts-check
import { unshadowed } from "../player/unshadowed.js";
import { layer } from "./layer.js";

const BADGE = /* css */ `
.own { position: absolute; inset: auto auto 12px 12px; box-sizing: border-box; max-width: min(340px, calc(100vw - 24px)); display: grid; gap: 8px; padding: 4px; border-radius: 18px;
  background: #0f172a; color: #f8fafc; border: 1px solid rgba(255, 255, 255, .35); box-shadow: 0 6px 22px rgba(15, 23, 42, .4); font: 400 13px/18px ui-sans-serif, system-ui, sans-serif; pointer-events: auto; text-align: start }
.own.up { inset: 12px auto auto 12px }
p { margin: 0 } .more { padding: 0 10px; display: grid; gap: 8px; padding-bottom: 8px } .name { font-weight: 600; overflow-wrap: anywhere } .quiet { color: #cbd5e1 } .bad { color: #fca5a5 }
.row { display: flex; flex-wrap: wrap; gap: 6px }
button, a { font: inherit; font-weight: 550; min-height: 28px; padding: 2px 10px; box-sizing: border-box; border-radius: 14px; border: 1px solid rgba(255, 255, 255, .4); background: none; color: inherit; cursor: pointer; text-decoration: none; display: inline-flex; align-items: center; gap: 8px }
.head { border-color: transparent; width: 100% } .head::before { content: ""; flex: none; width: 8px; height: 8px; border-radius: 50%; background: #fbbf24 } .head::after { content: "▴"; margin-inline-start: auto; color: #cbd5e1 }
.head[aria-expanded=true]::after { content: "▾" }
button:hover, a:hover { background: rgba(255, 255, 255, .12) } :focus-visible { outline: 2px solid #93c5fd; outline-offset: 2px }
@media (forced-colors: active) { .own, button, a { border-color: CanvasText } .head::before { background: Highlight } }
`;

/**
 * Says on the page that a guide is live for this browser alone, and ends that.
 * @param {object} about
 * @param {string} about.name the guide's
 * @param {number} about.until milliseconds since 1970
 * @param {string} about.editor
 * @param {string} [about.problem] why it can't be shown now
 * @param {() => void} [about.again] shows it as to somebody who has not seen it
 * @param {() => void} [about.why] says why it does not show
 * @param {() => void} about.end
 */
export function ownBadge({ name, until, editor, problem, again, why, end }) {
  const { root, remove } = layer("cairn-own", BADGE);
  const when = new Date(until).toLocaleString(undefined, { weekday: "short", hour: "numeric", minute: "2-digit" });
  const head = badgeButton("Live only for you", toggle, "head");
  const more = piece("div", "more");
  const badge = piece("section", "own", head, more);
  badge.ariaLabel = "Cairn: live only for you";
  more.id = "more";
  head.setAttribute("aria-controls", more.id);
  const link = piece("a", "", "Editor");
  Object.assign(link, { href: editor, target: "_blank", rel: "noopener noreferrer" });
  const buttons = [
    ...(again ? [badgeButton("Show it again", again)] : []),
    ...(why ? [badgeButton("Why doesn’t it show?", () => (badge.classList.add("up"), show(false), why()))] : []),
    link,
    badgeButton("End it", () => (remove(), end())),
  ];
  more.append(
    piece("p", "name", name),
    ...(problem ? [piece("p", "bad", `It can’t be shown now. ${problem}`)] : []),
    piece("p", "quiet", `Everybody else gets what is published. Until ${when}, nothing that this browser does here is counted.`),
    piece("div", "row", ...buttons),
  );
  /** @param {boolean} isShown */
  function show(isShown) {
    more.hidden = !isShown;
    head.ariaExpanded = String(isShown);
  }
  function toggle() {
    show(more.hidden);
  }
  show(!!problem);
  root.append(badge);
}

/** @param {string} label @param {() => void} act @param {string} [className] */
const badgeButton = (label, act, className = "") =>
  Object.assign(piece("button", className, label), { type: "button", onclick: act });

/** @param {string} tag @param {string} className @param {(string | Node)[]} content */
function piece(tag, className, ...content) {
  const element = unshadowed(document).createElement(tag);
  element.className = className;
  element.append(...content);
  return element;
}
