// @ts-check
import { drawCard } from "./card.js";
import { afterPaint, guarded, listen } from "./guard.js";
import { groundOf, keepsKeyboard } from "./page_layers.js";
import { place } from "./placement.js";
import { follow } from "./position_watch.js";
import { DECORATIONS } from "./registries.js";
import { make, stage } from "./stage.js";
import { escapes, holdEvents, insides, tabs } from "./stage_events.js";
import { pageDocument } from "./unshadowed.js";
import { isUnderOverlay, viewOf } from "./visible_box.js";

/**
 * @typedef {import("./player.d.ts").Act} Act
 * @typedef {import("./player.d.ts").Find} Find
 */

/** How far the arrow, which by itself points up and to the left, is turned on each side of the target. */
const TURNS = [45, 225, -45, 135];

/** How often the page may take away what is shown, within so many milliseconds, until it shall have its will. */
const MOST_REMOVALS = 10;
const REMOVALS_WITHIN = 9_000;
let removals = 0;

/** Whether a layer, or what of the page had the keyboard, may keep it from cards. */
let mayBeHeld = false;

/**
 * Shows one step until the signal says stop.
 * @param {object} shown
 * @param {import("./player.d.ts").Presentation} shown.presentation
 * @param {any} shown.step
 * @param {Find | null} shown.find the target, looked up anew; null shows the step without one
 * @param {boolean} shown.focus whether the card takes the keyboard
 * @param {Act} shown.act what the card's buttons do, besides "dismiss" and "lost", when the target is
 * @param {AbortSignal} shown.signal
 */
export function show({ presentation, step, find, focus: mayFocus, act: unguarded, signal }) {
  const act = guarded(unguarded);
  const dismiss = () => act({ type: "dismiss" });
  const target = find?.();
  const isAnchored = !!target && /tooltip|hotspot/.test(step.kind);
  const layer = stage(presentation, signal, target);
  const { host } = /** @type {ShadowRoot} */ (layer.getRootNode());
  const ground = /** @type {Element} */ (host.parentNode);
  const focus = mayFocus && !keepsKeyboard(ground);
  if (!focus) layer.ariaLive = "polite";
  const card = drawCard(step, (id, original) => presentation.text(step.id + "." + id, original), act);
  const arrow = make("i", "arrow");
  const onMoves = DECORATIONS.map((decorate) => decorate({ presentation, step, layer, card, signal }));
  layer.append(card);
  if (isAnchored) {
    Object.assign(card.style, { inset: "0 auto auto 0", margin: 0 });
    if (step.arrow != false) card.append(arrow);
  }
  // A dialog can also be closed by the browser: by the back gesture of a phone.
  card.onclose = dismiss;
  leaveByEscape(host, target, dismiss, signal);
  const inside = insides.get(host);
  const from = pageDocument.activeElement;
  mayBeHeld ||= ground != pageDocument.body || !from?.matches("body,cairn-stage");
  if (mayBeHeld) act({ type: "part", part: "tab", host, inside, ground, target, from, tabs, signal });
  if (step.kind == "modal") card.showModal();
  else card.open = true;
  if (focus) takeKeyboard(card, signal);
  // The page may take away what it stands in, or open something over it.
  const isAway = (/** @type {Element | void} */ element) => {
    const isGone = !card.isConnected || groundOf(element || null) != ground;
    if (isGone) act({ type: isRemovedAgainAndAgain() ? "stop" : "lost" });
    return isGone;
  };
  if (!find)
    return follow(
      () => pageDocument.documentElement,
      () => isAway(),
      signal,
    );

  /** @param {DOMRect | null} box @param {Element} element @param {boolean} hidden */
  function move(box, element, hidden) {
    card.style.visibility = box && !hidden ? "" : "hidden";
    if (!box || isUnderOverlay(element, box)) return act({ type: "lost" });
    if (isAway(element)) return;
    for (const onMove of onMoves) onMove?.(box);
    if (isAnchored) putBeside(box, card, arrow, step.placement ?? "auto", presentation.rtl);
  }
  follow(find, move, signal);
}

/** @param {Element} host @param {Element | null | undefined} target @param {() => void} dismiss @param {AbortSignal} signal */
function leaveByEscape(host, target, dismiss, signal) {
  escapes.set(host, dismiss);
  signal.addEventListener("abort", () => escapes.delete(host));
  // What is pressed in the target's frame stays in there.
  holdEvents(viewOf(target));
}

/** Gives the keyboard to the card, unless the page gives it to something else meanwhile. @param {HTMLDialogElement} card @param {AbortSignal} signal */
function takeKeyboard(card, signal) {
  const before = [pageDocument.activeElement, pageDocument.body];
  afterPaint(() => {
    if (!signal.aborted && before.includes(/** @type {HTMLElement} */ (pageDocument.activeElement)))
      card.focus({ preventScroll: true });
  });
}

function isRemovedAgainAndAgain() {
  removals++;
  setTimeout(() => removals--, REMOVALS_WITHIN);
  return removals > MOST_REMOVALS;
}

/** @param {DOMRect} box the target's @param {HTMLDialogElement} card @param {HTMLElement} arrow @param {string} placement @param {boolean} rtl */
function putBeside(box, card, arrow, placement, rtl) {
  const text = /** @type {Element} */ (card.firstChild);
  // As high as it would be with all of its text in sight.
  const wholeHeight = card.offsetHeight + text.scrollHeight - text.clientHeight;
  const view = /** @type {VisualViewport} */ (visualViewport);
  // Who has zoomed in with two fingers moves across the card as across the page.
  const isZoomedIn = card.offsetWidth > view.width;
  const across = isZoomedIn ? [0, innerWidth] : [view.offsetLeft, view.width];
  const down = isZoomedIn ? [0, innerHeight] : [view.offsetTop, view.height];
  /** @type {import("./placement.js").Box} */
  const target = [
    [box.x, box.width],
    [box.y, box.height],
  ];
  const inView = /** @type {import("./placement.js").Box} */ ([across, down]);
  const { spot, side, tip, height } = place(target, [card.offsetWidth, wholeHeight], inView, placement, rtl);
  Object.assign(card.style, { maxHeight: height < wholeHeight ? height + "px" : "", translate: pixels(spot) });
  Object.assign(arrow.style, { rotate: TURNS[side] + "deg", translate: pixels(tip) });
}

/** Moves without laying out anew; by whole pixels, which keep letters sharp. @param {number[]} by */
export const pixels = (by) => by.map(Math.round).join("px ") + "px";
