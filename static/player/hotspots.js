// @ts-check
import { follow } from "./position_watch.js";
import { listen } from "./guard.js";
import { KINDS } from "./registries.js";
import { seek } from "./target_wait.js";
import { make, stage, styles } from "./stage.js";
import { pixels, show } from "./step.js";

/** Groups of hotspots: beacons that open a hint; done when every one was opened. */

styles.push(/* css */ `
.beacon { position: fixed; inset: 0 auto auto 0; width: 28px; height: 28px; min-height: 0; padding: 0; border-radius: 50%; }
.beacon::before, .beacon::after { content: ""; position: absolute; inset: 7px; border-radius: 50%; background: var(--key); border: 2px solid var(--paper); }
.beacon::after { inset: 5px; background: none; border-color: var(--key); animation: ring 1.8s infinite; }
.dot::after { animation-name: dot; }
.none::after { content: none; }
@keyframes ring { to { scale: 1.9; opacity: 0; } }
@keyframes dot { 50% { scale: 1.35; } }
`);

/** The stages of all beacons: one beside another covers nothing. @type {WeakSet<Element>} */
const beacons = new WeakSet();

KINDS.hotspots = (told, count, save, elsewhere) => {
  const { steps } = told;
  /** Beacons that are left, each with what takes it away. @type {Map<any, AbortController>} */
  const left = new Map();
  const opened = new Set();
  let open = new AbortController();
  /** @type {any} */
  let current;
  /** @type {Map<any, HTMLElement>} */
  const buttons = new Map();
  /** Where the keyboard was before it came to a beacon. @type {any} */
  let before;

  const leave = () => {
    open.abort();
    for (const life of left.values()) life.abort();
    save();
  };
  const end = () => {
    count(opened.size == steps.length ? "completed" : "dismissed");
    leave();
  };
  const remove = (/** @type {any} */ step) => {
    left.get(step)?.abort();
    left.delete(step);
    const at = steps.indexOf(step);
    const next = [...steps.slice(at), ...steps.slice(0, at)].find((one) => left.has(one));
    if (!next) end();
    const button = buttons.get(next);
    // What has just closed may have covered it.
    if (button) button.hidden = false;
    // What is gone had the keyboard.
    if (document.activeElement == document.body) (button ?? before)?.focus({ preventScroll: true });
  };
  /** The page took the hint away, or what it is about: it may be opened again. */
  const away = () => {
    open.abort();
    current = null;
  };
  const close = () => {
    const step = current;
    away();
    if (step) remove(step);
  };
  /** @type {Record<string, (action: any) => void>} */
  const moves = { finish: end, stop: end, leave, next: close, back: close, dismiss: close, lost: away };
  const act = (/** @type {any} */ action) => (moves[action.type] ?? elsewhere)(action);

  for (const step of steps) {
    const life = new AbortController();
    left.set(step, life);
    seek(
      step,
      life.signal,
      (find) => find && beacon(step, find, life.signal),
      () => count("target_missing", step),
    );
  }

  /** @param {any} step @param {() => Element | null | undefined} find @param {AbortSignal} signal */
  function beacon(step, find, signal) {
    const button = make("button", "beacon " + step.pulse);
    button.type = "button";
    button.ariaLabel = told.say(step.id + ".title", step.title) ?? "…";
    button.ariaHasPopup = "dialog";
    buttons.set(step, button);
    stage(told, signal, find()).append(button);
    beacons.add(button.getRootNode().host);
    follow(
      find,
      (box, element, hidden) => {
        const near = box && box.right > 0 && box.bottom > 0 && box.x < innerWidth && box.y < innerHeight;
        button.hidden = !near || hidden || covered(element, box);
        const corner = near && [
          [told.rtl ? box.x : box.right, innerWidth],
          [box.y, innerHeight],
        ];
        if (corner) button.style.translate = pixels(corner.map(([at, end]) => Math.max(0, Math.min(at - 14, end - 28))));
      },
      signal,
    );
    const reveal = () => {
      if (current == step) return;
      close();
      open = new AbortController();
      current = step;
      if (!opened.size) count("started", step);
      opened.add(step);
      count("reached", step);
      show(told, step, find, step.open != "hover", act, open.signal);
    };
    listen(button, step.open == "hover" ? "click pointerenter" : "click", reveal, signal);
    listen(button, "focus", ({ relatedTarget }) => relatedTarget?.localName != "cairn-stage" && (before = relatedTarget), signal);
    listen(button, "keydown", ({ key }) => key == "Escape" && (current ? close() : remove(step)), signal);
  }

  return act;
};

/**
 * Whether something lies over the target's corner and its middle: a dialog, a sticky header, what dims the page behind a step. What
 * lies over a frame, or over what takes no pointer, is not looked for.
 * @param {Element} element
 * @param {DOMRect} box
 */
function covered(element, { x, y, right, width, height }) {
  const seen = element.ownerDocument == document && getComputedStyle(element).pointerEvents != "none";
  return (
    seen &&
    [
      [right - 3, y + 3],
      [x + width / 2, y + height / 2],
    ].every(([across, down]) => {
      const top = /** @type {any} */ (element.getRootNode())
        .elementsFromPoint(across, down)
        .find((/** @type {Element} */ one) => !beacons.has(one));
      return top && !element.contains(top) && !top.contains(element);
    })
  );
}
