// @ts-check
import { listen } from "./guard.js";
import { follow } from "./position_watch.js";
import { KINDS } from "./registries.js";
import { make, stage, styles } from "./stage.js";
import { pixels, show } from "./step.js";
import { awaitTarget } from "./target_wait.js";
import { pageDocument } from "./unshadowed.js";
import { coverAt } from "./visible_box.js";

/** @typedef {import("./player.d.ts").Find} Find */

/** Groups of hotspots: beacons that open a hint; done when every one was opened. */

styles.push(/* css */ `
.beacon { position: fixed; inset: 0 auto auto 0; width: 28px; height: 28px; min-height: 0; padding: 0; border-radius: 50%; }
.beacon::before, .beacon::after { content: ""; position: absolute; inset: 7px; border-radius: 50%; background: var(--cairn-key); border: 2px solid var(--cairn-paper); }
.beacon::after { inset: 5px; background: none; border-color: var(--cairn-key); animation: ring 1.8s infinite; }
@keyframes ring { to { scale: 1.9; opacity: 0; } }
`);

/** Pixels: a beacon stands half outside of its target's corner. */
const SIZE = 28;

/** The stages of all beacons: one beside another covers nothing. @type {WeakSet<Element>} */
const beaconStages = new WeakSet();

KINDS.hotspots = ({ presentation, count, end: isOver, act: actElsewhere }) => {
  const { steps } = presentation;
  /** Beacons that are left, by their step, each with what takes it away. @type {Map<any, AbortController>} */
  const left = new Map();
  /** @type {Map<any, HTMLElement>} */
  const buttons = new Map();
  const opened = new Set();
  /** How many targets were not there. */
  let missing = 0;
  let hasLeftPage = false;
  /** The step whose hint is open. @type {any} */
  let current;
  let hint = new AbortController();
  /** Where the keyboard was before it came to a beacon. @type {any} */
  let focusBefore;

  function leave() {
    hint.abort();
    for (const life of left.values()) life.abort();
    isOver();
  }

  function end() {
    if (opened.size == steps.length) count("completed");
    // Where all the others were opened, what is missing is how it ends.
    else if (opened.size + missing < steps.length) count("dismissed");
    leave();
  }

  /** The page is left: ends what was begun, once. */
  function countLeft() {
    if (opened.size && !hasLeftPage) count("left_page");
    hasLeftPage = true;
  }

  /** Its hint was seen, or is not wanted: the beacon goes away. @param {any} step */
  function remove(step) {
    left.get(step)?.abort();
    left.delete(step);
    const at = steps.indexOf(step);
    const next = [...steps.slice(at), ...steps.slice(0, at)].find((one) => left.has(one));
    if (!next) end();
    const button = buttons.get(next);
    // What has just closed may have covered it.
    if (button) button.hidden = false;
    // What is gone had the keyboard.
    if (pageDocument.activeElement == pageDocument.body) (button ?? focusBefore)?.focus({ preventScroll: true });
  }

  /** The page took the hint away, or what it is about: it may be opened again. */
  function closeHint() {
    hint.abort();
    current = null;
  }

  function finishHint() {
    const step = current;
    closeHint();
    if (step) remove(step);
  }

  /** @type {Record<string, (action: any) => void>} */
  const moves = {
    finish: end,
    stop: end,
    leave() {
      countLeft();
      leave();
    },
    rest: countLeft,
    next: finishHint,
    back: finishHint,
    dismiss: finishHint,
    lost: closeHint,
  };
  const act = (/** @type {any} */ action) => (moves[action.type] ?? actElsewhere)(action);

  /** @param {any} step @param {Find} find */
  function openHint(step, find) {
    if (current == step) return;
    finishHint();
    hint = new AbortController();
    current = step;
    if (!opened.size) count("started", step);
    opened.add(step);
    count("reached", step);
    show({ presentation, step, find, focus: step.open != "hover", act, signal: hint.signal });
  }

  /** @param {any} step @param {Find} find @param {AbortSignal} signal */
  function showBeacon(step, find, signal) {
    const button = make("button", "beacon " + step.pulse);
    button.type = "button";
    button.ariaLabel = presentation.text(step.id + ".title", step.title) ?? "…";
    button.ariaHasPopup = "dialog";
    buttons.set(step, button);
    stage(presentation, signal, find()).append(button);
    beaconStages.add(button.getRootNode().host);
    follow(find, (box, element, hidden) => putOnCorner(button, box, element, hidden, presentation.rtl), signal);

    listen(button, step.open == "hover" ? "click pointerenter" : "click", () => openHint(step, find), signal);
    const rememberFocus = (/** @type {FocusEvent} */ { relatedTarget }) => {
      const from = /** @type {Element | null} */ (relatedTarget);
      if (from?.localName != "cairn-stage") focusBefore = from;
    };
    listen(button, "focus", rememberFocus, signal);
    const press = (/** @type {KeyboardEvent} */ { key }) => {
      if (key != "Escape") return;
      if (current) finishHint();
      else remove(step);
    };
    listen(button, "keydown", press, signal);
  }

  for (const step of steps) {
    const life = new AbortController();
    left.set(step, life);
    awaitTarget(
      step,
      life.signal,
      (find) => find && showBeacon(step, find, life.signal),
      () => {
        missing++;
        count("target_missing", step);
        left.delete(step);
        if (!left.size) end();
      },
    );
  }
  return act;
};

/** @param {HTMLElement} button @param {DOMRect | null} box its target's @param {Element} element @param {boolean} hidden @param {boolean} rtl */
function putOnCorner(button, box, element, hidden, rtl) {
  const isInWindow = box && box.right > 0 && box.bottom > 0 && box.x < innerWidth && box.y < innerHeight;
  button.hidden = !isInWindow || hidden || !!isCovered(element, box);
  if (!isInWindow) return;
  const within = (/** @type {number} */ at, /** @type {number} */ end) => Math.max(0, Math.min(at - SIZE / 2, end - SIZE));
  button.style.translate = pixels([within(rtl ? box.x : box.right, innerWidth), within(box.y, innerHeight)]);
}

/**
 * Whether something lies over the target's corner and its middle: a dialog, a sticky header, what dims the page behind a step. What
 * lies over a frame, or over what takes no pointer, is not looked for.
 * @param {Element} element
 * @param {DOMRect} box
 */
function isCovered(element, { x, y, right, width, height }) {
  if (element.ownerDocument != document || getComputedStyle(element).pointerEvents == "none") return false;
  const isBeacon = (/** @type {Element} */ one) => beaconStages.has(one);
  return coverAt(element, right - 3, y + 3, isBeacon) && coverAt(element, x + width / 2, y + height / 2, isBeacon);
}
