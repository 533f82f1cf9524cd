// @ts-check
import { drawCard, make } from "./card.js";
import { follow } from "./follow.js";
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { place } from "./place.js";
import { stage } from "./stage.js";

/** How far the arrow, which by itself points up and to the left, is turned on each side of the target. */
const TURNS = [45, 225, -45, 135];

/**
 * @typedef {object} View what is needed to show one step
 * @property {any} step
 * @property {number} index
 * @property {number} total
 * @property {Record<string, any>} theme
 * @property {import("./speech.js").Speech} speech
 * @property {(() => Element | null | undefined) | null} find the target, looked up anew; null shows the step without one
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
  const { step, speech, find, focus } = view;
  const target = find?.();
  const modal = step.kind == "modal";
  const anchored = target && /tooltip|hotspot/.test(step.kind);
  const act = guarded(view.act);
  const leave = () => act({ type: "dismiss" });
  const layer = stage(view.theme, speech, signal, target);
  const card = drawCard(step, (id, text) => speech.say(step.id + "." + id, text), act);
  const arrow = make("i", "arrow");
  if (step.width) layer.style.setProperty("--width", step.width + "px");
  if (!focus) layer.ariaLive = "polite";
  const dressed = parts.dress.map((put) => put({ ...view, layer, card, signal }));
  layer.append(card);
  if (!anchored) card.classList.add("free");
  else if (step.arrow != false) card.append(arrow);

  // A dialog can also be closed by the browser: by the back gesture of a phone.
  card.onclose = leave;
  listen(window, "keydown", ({ key, isComposing }) => key == "Escape" && !isComposing && leave(), signal);
  if (modal) card.showModal();
  else card.open = true;
  if (find) {
    reveal(target);
    follow(find, (box) => {
      card.style.visibility = box ? "" : "hidden";
      if (!box) return view.lost?.();
      for (const move of dressed) move?.(box);
      if (!anchored) return;
      card.style.maxHeight = "";
      const { offsetLeft, offsetTop, width, height } = /** @type {VisualViewport} */ (visualViewport);
      const { spot: [left, top], side, tip, height: maxHeight } = place(
        [[box.x, box.width], [box.y, box.height]],
        [card.offsetWidth, card.offsetHeight],
        [[offsetLeft, width], [offsetTop, height]],
        step.placement ?? "auto",
        speech.rtl,
      );
      put(card, { left, top, maxHeight });
      put(arrow, { left: tip[0], top: tip[1] });
      arrow.style.rotate = TURNS[side] + "deg";
    }, signal);
  }
  if (focus) card.focus({ preventScroll: true });
  requestAnimationFrame(guarded(() => signal.aborted || view.painted?.()));
}

/** @param {HTMLElement} element @param {Record<string, number>} lengths in CSS pixels */
export function put(element, lengths) {
  for (const name in lengths) element.style[/** @type {any} */ (name)] = lengths[name] + "px";
}

/** Brings the target into view when it is not. @param {Element | null | undefined} target */
function reveal(target) {
  const { top = 0, left = 0, bottom = 0, right = 0 } = target?.getBoundingClientRect() ?? {};
  if (top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  target?.scrollIntoView({ behavior, block: bottom - top < innerHeight ? "center" : "start", inline: "nearest" });
}
