// @ts-check
import { afterPaint, guarded, listen } from "./guard.js";
import { KINDS, TRIGGERS } from "./registries.js";
import { reveal, show } from "./step.js";
import { awaitTarget } from "./target_wait.js";

/** @typedef {import("./player.d.ts").Find} Find */

/** Walks through a guide's steps. */
KINDS.tour = ({ presentation, count, save, end: isOver, act: actElsewhere, from }) => {
  const { steps } = presentation;
  const focusBefore = focused();
  const indexOf = (/** @type {string | undefined} */ id) => steps.findIndex((step) => step.id == id);
  /** Of the step that is on screen or waits for its target. @type {AbortController | undefined} */
  let life;
  let current = 0;
  let hasLeftPage = false;
  let hasStarted = !!from;
  /** The step on screen was painted, or somebody has done something to it, who must have seen it: counts that, once. */
  let painted = () => {};

  /** @param {string} [figure] why it ends; nothing to count when its target went missing */
  function end(figure) {
    if (figure) count(figure, steps[current]);
    life?.abort();
    isOver();
    if (document.activeElement == document.body) focusBefore?.focus({ preventScroll: true });
  }

  /** @type {Record<string, (action: any) => unknown>} */
  const moves = {
    next: () => go(current + 1),
    back: () => go(Math.max(current - 1, 0), { way: -1 }),
    step: ({ step }) => go(indexOf(step)),
    finish: () => end("completed"),
    dismiss: () => end("dismissed"),
    stop: () => end("dismissed"),
    lost: () => go(current, { isAgain: true }),
    leave() {
      if (!hasLeftPage) count("left_page", steps[current]);
      hasLeftPage = true;
    },
  };

  function act(/** @type {any} */ action) {
    painted();
    const move = moves[action.type];
    if (move) move(action);
    else if (actElsewhere(action)) end("completed");
  }

  /**
   * @param {number} index
   * @param {object} [how]
   * @param {boolean} [how.isAgain] it was seen before the page or its target went away
   * @param {1 | -1} [how.way]
   */
  function go(index, { isAgain = false, way = 1 } = {}) {
    const step = steps[index];
    if (!step) return end("completed");
    life?.abort();
    life = new AbortController();
    painted = () => {};
    current = index;
    save(step);
    const { signal } = life;
    awaitTarget(
      step,
      signal,
      (find) => {
        paint(step, find, signal);
        if (!isAgain) countWhenPainted(step, signal);
      },
      () => {
        count("target_missing", step);
        // Before the first there is only the second.
        const onward = index ? way : 1;
        if (step.missing?.then != "end" && steps[index + onward]) go(index + onward, { way: onward });
        else end();
      },
    );
  }

  /** @param {any} step @param {Find | null} find @param {AbortSignal} signal */
  function paint(step, find, signal) {
    if (find) bringIntoView(find, signal);
    const focus = step.kind == "modal" || (step.kind == "tooltip" && !isTyping());
    show({ presentation, step, find, focus, act, signal });
    const goOn = guarded(() => signal.aborted || act({ type: "next" }));
    for (const rule of step.advance ?? []) TRIGGERS[rule.when]?.(rule, goOn, signal, find);
  }

  /** @param {any} step @param {AbortSignal} signal */
  function countWhenPainted(step, signal) {
    painted = () => {
      painted = () => {};
      if (!hasStarted) count("started", step);
      hasStarted = true;
      count("reached", step);
    };
    afterPaint(() => signal.aborted || painted());
  }

  const first = indexOf(from);
  go(Math.max(first, 0), { isAgain: first >= 0 });
  return act;
};

/** @param {Find} find @param {AbortSignal} signal */
function bringIntoView(find, signal) {
  reveal(/** @type {Element} */ (find()));
  const [navigation] = /** @type {any[]} */ (performance.getEntriesByType("navigation"));
  if (document.readyState == "complete" || navigation?.type == "navigate") return;
  // A page that is loaded again is put back to where it was scrolled, once it has loaded.
  const revealAgain = () => {
    const target = !signal.aborted && find();
    if (target) reveal(target);
  };
  listen(window, "load", () => afterPaint(revealAgain), signal);
}

/** What has the keyboard, also inside of components. @returns {any} */
function focused() {
  let element;
  for (let root = /** @type {any} */ (document); root?.activeElement; root = element.shadowRoot) element = root.activeElement;
  return element;
}

/** Whether somebody may be typing: then a step leaves them the keyboard. */
const isTyping = () => focused()?.matches("input,textarea,select,[contenteditable],iframe");
