// @ts-check
import { make } from "./card.js";
import { follow } from "./follow.js";
import { listen } from "./guard.js";
import { parts } from "./parts.js";
import { seek } from "./seek.js";
import { stage, styles } from "./stage.js";
import { put, show } from "./step.js";

/** Groups of hotspots: beacons that open a hint; done when every one was opened. */

styles.push(/* css */ `
.beacon { position: fixed; width: 28px; height: 28px; min-height: 0; padding: 0; border-radius: 50%; pointer-events: auto; }
.beacon::before, .beacon::after { content: ""; position: absolute; inset: 7px; border-radius: 50%; background: var(--key); border: 2px solid var(--paper); }
.beacon::after { inset: 5px; background: none; border-color: var(--key); animation: ring 1.8s infinite; }
.dot::after { animation-name: dot; }
.none::after { content: none; }
@keyframes ring { to { scale: 1.9; opacity: 0; } }
@keyframes dot { 50% { scale: 1.35; } }
`);

/** @param {import("./tour.js").Running} running @returns {import("./player.js").Run} */
parts.kinds.hotspots = ({ content: { steps }, theme, speech, count, act: elsewhere, over }) => {
  /** Beacons that are left, each with what takes it away. @type {Map<any, AbortController>} */
  const left = new Map();
  const opened = new Set();
  let open = new AbortController();
  /** @type {any} */
  let current;

  const leave = () => {
    open.abort();
    for (const life of left.values()) life.abort();
    over();
  };
  const end = () => {
    count(opened.size == steps.length ? "completed" : "dismissed");
    leave();
  };
  const remove = (/** @type {any} */ step) => {
    left.get(step)?.abort();
    left.delete(step);
    if (!left.size) end();
  };
  const close = () => {
    open.abort();
    if (current) remove(current);
    current = null;
  };
  const act = (/** @type {any} */ action) => {
    if (action.type == "finish") end();
    else if (/next|back|dismiss/.test(action.type)) close();
    else elsewhere(action);
  };

  for (const [index, step] of steps.entries()) {
    const life = new AbortController();
    left.set(step, life);
    seek(step, life.signal, (find) => find && beacon(step, index, find, life.signal), () => count("target_missing", index, step));
  }

  /** @param {any} step @param {number} index @param {() => Element | null | undefined} find @param {AbortSignal} signal */
  function beacon(step, index, find, signal) {
    const button = make("button", "beacon " + step.pulse);
    button.type = "button";
    button.ariaLabel = speech.say(step.id + ".title", step.title) ?? "…";
    stage(theme, speech, signal, find()).append(button);
    follow(find, (box, element) => {
      button.hidden = !box || covered(element, box);
      if (box) put(button, { left: (speech.rtl ? box.x : box.right) - 14, top: box.y - 14 });
    }, signal);
    const reveal = () => {
      if (current == step) return;
      close();
      open = new AbortController();
      current = step;
      if (!opened.size) count("started", index, step);
      opened.add(step);
      count("reached", index, step);
      show({ step, index, total: 1, theme, speech, find, focus: step.open != "hover", act }, open.signal);
    };
    listen(button, step.open == "hover" ? "click pointerenter" : "click", reveal, signal);
    listen(button, "keydown", ({ key }) => key == "Escape" && !current && remove(step), signal);
  }

  return { act, stop: end, leave };
};

/**
 * Whether something of the page lies over the target's corner, a dialog or a sticky header. What lies over a frame is not looked for.
 * @param {Element} element
 * @param {DOMRect} box
 */
function covered(element, { right, y }) {
  const top = document.elementsFromPoint(right - 3, y + 3).find((one) => one.localName != "cairn-stage");
  return element.ownerDocument == document && !!top && !element.contains(top) && !top.contains(element);
}
