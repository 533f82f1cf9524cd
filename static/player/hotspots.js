// @ts-check
import { make } from "./card.js";
import { boxOf, follow } from "./follow.js";
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { seek } from "./seek.js";
import { stage, styles } from "./stage.js";
import { show } from "./step.js";

/** Groups of hotspots: beacons that open a hint; done when every one was opened. */

styles.push(/* css */ `
.beacon { position: fixed; inset: 0 auto auto 0; width: 28px; height: 28px; min-height: 0; padding: 0; border-radius: 50%; pointer-events: auto; }
.beacon:hover { background: none; }
.beacon::before, .beacon::after { content: ""; position: absolute; inset: 7px; border-radius: 50%; background: var(--key); border: 2px solid var(--paper); box-shadow: 0 1px 4px #0006; }
.beacon::after { inset: 5px; background: none; border-color: var(--key); box-shadow: none; animation: ring 1.8s ease-out infinite; }
.dot::after { inset: 7px; background: var(--key); animation-name: dot; }
.none::after { content: none; }
@keyframes ring { to { scale: 1.9; opacity: 0; } }
@keyframes dot { 50% { scale: 1.35; } }
`);

/** @param {import("./tour.js").Running} running @returns {import("./player.js").Run} */
parts.kinds.hotspots = ({ content, theme, speech, count, act: elsewhere, over }) => {
  const group = new AbortController();
  const left = new Set(content.steps);
  const opened = new Set();
  let open = new AbortController();
  /** @type {any} */
  let current;

  function close() {
    open.abort();
    if (current) remove(current);
    current = null;
  }
  function end(/** @type {string} */ figure) {
    count(figure, 0, null);
    leave();
  }
  function leave() {
    open.abort();
    group.abort();
    over();
  }
  /** @type {Map<any, () => void>} */
  const removers = new Map();
  function remove(/** @type {any} */ step) {
    left.delete(step);
    removers.get(step)?.();
    if (!left.size) end(opened.size == content.steps.length ? "completed" : "dismissed");
  }
  const act = guarded((/** @type {any} */ action) => {
    const { type } = action;
    if (type == "finish") end(opened.size == content.steps.length ? "completed" : "dismissed");
    else if (type == "next" || type == "dismiss" || type == "back") close();
    else elsewhere(action);
  });

  for (const [index, step] of content.steps.entries()) {
    const life = new AbortController();
    group.signal.addEventListener("abort", () => life.abort());
    removers.set(step, () => life.abort());
    seek(step, life.signal, (find) => find && beacon(step, index, find, life.signal), () => count("target_missing", index, step));
  }

  /** @param {any} step @param {number} index @param {() => Element | null} find @param {AbortSignal} signal */
  function beacon(step, index, find, signal) {
    const { layer, close: unstage } = stage(theme, speech, find());
    const button = make("button", "beacon " + (step.pulse ?? "ring"));
    button.type = "button";
    button.ariaLabel = speech.say(step.id + ".title", step.title) ?? "…";
    button.ariaExpanded = "false";
    layer.append(button);
    signal.addEventListener("abort", unstage);
    follow(find, (element, box) => {
      button.style.display = box && element && !covered(element, box) ? "" : "none";
      if (box) Object.assign(button.style, { left: (speech.rtl ? box.x : box.x + box.width) - 14 + "px", top: box.y - 14 + "px" });
    }, signal);
    const reveal = () => {
      if (current == step) return;
      close();
      open = new AbortController();
      current = step;
      button.ariaExpanded = "true";
      if (!opened.size) count("started", index, step);
      opened.add(step);
      count("reached", index, step);
      const { signal } = open;
      listen(window, "keydown", (event) => event.key == "Escape" && close(), signal);
      const view = { step, index, total: 1, theme, speech, find: () => button, focus: step.open != "hover" };
      show({ ...view, act }, signal);
    };
    listen(button, step.open == "hover" ? "click pointerenter" : "click", reveal, signal);
    listen(button, "keydown", (event) => event.key == "Escape" && !current && remove(step), signal);
  }

  return { act, stop: () => end("dismissed"), leave };
};

/** Whether something of the page lies over the target's corner, a dialog or a sticky header. @param {Element} element @param {DOMRect} box */
function covered(element, box) {
  const top = element.ownerDocument.elementsFromPoint(box.right - 3, box.y + 3).find((one) => one.localName != "cairn-stage");
  return !!top && element.ownerDocument == document && !element.contains(top) && !top.contains(element) && boxOf(element) != null;
}
