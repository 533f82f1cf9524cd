// @ts-check
import { drawCard } from "./card.js";
import { boxOf, follow } from "./position_watch.js";
import { guarded, later, listen } from "./guard.js";
import { DRESS } from "./registries.js";
import { place } from "./placement.js";
import { make, stage } from "./stage.js";

/** How far the arrow, which by itself points up and to the left, is turned on each side of the target. */
const TURNS = [45, 225, -45, 135];

/** How often the page took away what was shown lately: again and again means that it shall have its will. */
let taken = 0;

/** @typedef {{told: import("./presentation.js").Speech, step: any, layer: HTMLElement, card: HTMLElement, signal: AbortSignal}} Worn what a step's dress is put on */

/**
 * Shows one step until the signal says stop.
 * @param {import("./presentation.js").Speech} told
 * @param {any} step
 * @param {(() => Element | null | undefined) | null} find the target, looked up anew; null shows the step without one
 * @param {boolean} focus whether the card takes the keyboard
 * @param {import("./registries.js").Act} act what the card's buttons do, besides "dismiss" and "lost", when the target is
 * @param {AbortSignal} signal
 */
export function show(told, step, find, focus, act, signal) {
  const target = find?.();
  const anchored = target && /tooltip|hotspot/.test(step.kind);
  const done = guarded(act);
  const leave = () => done({ type: "dismiss" });
  const layer = stage(told, signal, target);
  const card = drawCard(step, (id, text) => told.say(step.id + "." + id, text), done);
  const text = /** @type {Element} */ (card.firstChild);
  const arrow = make("i", "arrow");
  if (!focus) layer.ariaLive = "polite";
  const dressed = DRESS.map((put) => put({ told, step, layer, card, signal }));
  layer.append(card);
  if (anchored) {
    Object.assign(card.style, { inset: "0 auto auto 0", margin: 0 });
    if (step.arrow != false) card.append(arrow);
  }

  // A dialog can also be closed by the browser: by the back gesture of a phone.
  card.onclose = leave;
  // What is pressed in the target's frame stays in there.
  for (const source of new Set([window, /** @type {Window} */ ((target ?? card).ownerDocument.defaultView)])) {
    listen(
      source,
      "keydown",
      (event) => {
        if (event.key != "Escape" || event.isComposing) return;
        // It is meant for the step that has the keyboard, if one has.
        if (document.activeElement?.localName == "cairn-stage" && !card.matches(":focus-within")) return;
        // Else it would close a dialog of the page as well.
        event.preventDefault();
        leave();
      },
      signal,
    );
  }
  if (step.kind == "modal") card.showModal();
  else card.open = true;
  // Unless the page gives it to something else meanwhile.
  const free = [document.activeElement, document.body];
  if (focus)
    later(
      () =>
        signal.aborted ||
        !free.includes(/** @type {HTMLElement} */ (document.activeElement)) ||
        card.focus({ preventScroll: true }),
    );
  if (!find) return;
  follow(
    find,
    (box) => {
      card.style.visibility = box ? "" : "hidden";
      if (!box) return done({ type: "lost" });
      if (!card.isConnected) {
        setTimeout(() => taken--, 9_000);
        return done({ type: taken++ > 9 ? "stop" : "lost" });
      }
      for (const move of dressed) move?.(box);
      if (!anchored) return;
      const view = /** @type {VisualViewport} */ (visualViewport);
      // As high as it would be with all of its text in sight.
      const whole = card.offsetHeight + text.scrollHeight - text.clientHeight;
      const { spot, side, tip, height } = place(
        [
          [box.x, box.width],
          [box.y, box.height],
        ],
        [card.offsetWidth, whole],
        // Who has zoomed in with two fingers moves across the card as across the page.
        card.offsetWidth > view.width
          ? [
              [0, innerWidth],
              [0, innerHeight],
            ]
          : [
              [view.offsetLeft, view.width],
              [view.offsetTop, view.height],
            ],
        step.placement ?? "auto",
        told.rtl,
      );
      Object.assign(card.style, { maxHeight: height < whole ? height + "px" : "", translate: pixels(spot) });
      Object.assign(arrow.style, { rotate: TURNS[side] + "deg", translate: pixels(tip) });
    },
    signal,
  );
}

/** Moves without laying out anew; by whole pixels, which keep letters sharp. @param {number[]} by */
export const pixels = (by) => by.map(Math.round).join("px ") + "px";

/** Brings the target into view when it is not: outside of the window, of what scrolls it, or under something else. @param {Element} target */
export function reveal(target) {
  const { x, y, width, height } = target.getBoundingClientRect();
  const { top, left, bottom, right } = /** @type {DOMRect} */ (boxOf(target));
  const there = top >= 0 && left >= 0 && bottom <= innerHeight && right <= innerWidth;
  if (there && target.contains(/** @type {any} */ (target.getRootNode()).elementFromPoint(x + width / 2, y + height / 2))) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  target.scrollIntoView({ behavior, block: height < innerHeight ? "center" : "start", inline: "nearest" });
}
