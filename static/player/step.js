// @ts-check
import { drawCard } from "./card.js";
import { follow } from "./follow.js";
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { place } from "./place.js";
import { stage } from "./stage.js";

/** How the arrow is turned, which by itself points up and to the left. */
const TURNS = { bottom: "45deg", right: "-45deg", top: "225deg", left: "135deg" };

/**
 * @typedef {object} View what is needed to show one step
 * @property {any} step
 * @property {number} index
 * @property {number} total
 * @property {Record<string, any>} theme
 * @property {import("./speech.js").Speech} speech
 * @property {(() => Element | null) | null} find the target, looked up anew; null shows the step without one
 * @property {boolean} focus whether the card takes the keyboard
 * @property {(action: any) => void} act
 * @property {() => void} [painted] once, after the step can be seen
 * @property {() => void} [lost] the target disappeared
 *
 * @typedef {View & {layer: HTMLElement, card: HTMLElement, signal: AbortSignal}} Worn what a step's dress is put on
 */

/**
 * Shows one step until the signal says stop.
 * @param {View} view
 * @param {AbortSignal} signal
 */
export function show(view, signal) {
  const { step, speech, find } = view;
  const target = find?.() ?? null;
  const modal = step.kind == "modal";
  const { layer, close } = stage(view.theme, speech, target);
  const say = (/** @type {string} */ id, /** @type {any} */ text) => speech.say(step.id + "." + id, text);
  const { card, arrow } = drawCard(step, { say, act: guarded(view.act) });
  if (step.width) layer.style.setProperty("--width", step.width + "px");
  if (modal && step.backdrop?.kind == "none") card.classList.add("clear");
  if (!view.focus) layer.ariaLive = "polite";
  const dressed = parts.dress.map((put) => put({ ...view, layer, card, signal }));
  layer.append(card);
  signal.addEventListener("abort", close);
  listen(card, "cancel", (event) => event.preventDefault(), signal);

  card.autofocus = true;
  if (modal) card.showModal();
  else card.open = true;
  const anchored = target && /tooltip|hotspot/.test(step.kind);
  card.classList.toggle("free", !anchored);
  if (find) {
    reveal(target);
    follow(find, guarded((/** @type {Element | null} */ element, /** @type {DOMRect | null} */ box) => {
      card.style.visibility = box ? "" : "hidden";
      if (!box) return view.lost?.();
      for (const move of dressed) move?.(box);
      if (!anchored) return;
      const spot = place(box, natural(card), visible(), step.placement ?? "auto", speech.rtl);
      Object.assign(card.style, { left: spot.x + "px", top: spot.y + "px", maxHeight: spot.height + "px" });
      point(arrow, spot);
    }), signal);
  }
  if (!anchored) arrow.remove();
  if (view.focus) card.focus({ preventScroll: true });
  requestAnimationFrame(guarded(() => signal.aborted || view.painted?.()));
}

/** The card's size when nothing squeezes it. @param {HTMLElement} card */
function natural(card) {
  card.style.maxHeight = "";
  return { width: card.offsetWidth, height: card.offsetHeight };
}

/** What the visitor can see of the page: less than the window when zoomed in or when a keyboard is up. */
function visible() {
  const { offsetLeft = 0, offsetTop = 0, width = innerWidth, height = innerHeight } = visualViewport ?? {};
  return { x: offsetLeft, y: offsetTop, width, height };
}

/** @param {HTMLElement} arrow @param {ReturnType<typeof place>} spot */
function point(arrow, { side, tip }) {
  const upright = side == "top" || side == "bottom";
  const edge = side == "bottom" || side == "right" ? "0" : "100%";
  arrow.style.left = upright ? tip + "px" : edge;
  arrow.style.top = upright ? edge : tip + "px";
  arrow.style.rotate = TURNS[side];
}

/** Brings the target into view when it is not. @param {Element | null} target */
function reveal(target) {
  if (!target) return;
  const { top, left, bottom, right } = target.getBoundingClientRect();
  if (top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  target.scrollIntoView({ behavior, block: bottom - top < innerHeight ? "center" : "start", inline: "nearest" });
}
