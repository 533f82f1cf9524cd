// @ts-check
import { TYPED_IN, afterPaint, guarded, listen } from "./guard.js";
import { KINDS, TRIGGERS } from "./registries.js";
import { show } from "./step.js";
import { isOnItsPage, waits } from "./target_wait.js";
import { pageDocument } from "./unshadowed.js";
import { isInView } from "./visible_box.js";

/** @typedef {import("./player.d.ts").Find} Find */

/** Seconds that a step waits at least which another page, or something that the visitor does, has to bring. */
const LONGER_WAIT = 30;

/** Walks through a guide's steps. */
KINDS.tour = ({ presentation, count, save, end: isOver, rest, act: actElsewhere, from }) => {
  const { steps } = presentation;
  const focusBefore = focused();
  const indexOf = (/** @type {string | undefined} */ id) => steps.findIndex((step) => step.id == id);
  /** Of the step that is on screen or waits for its target. @type {AbortController | undefined} */
  let life;
  let current = 0;
  let isShown = false;
  /** The life of a step whose target was used, and which therefore goes on. @type {AbortSignal | undefined} */
  let used;
  /** The step on screen was painted, or the visitor has done something with it: counts that, once. */
  let painted = () => {};

  /** @param {string} [figure] why it ends; nothing to count when its target went missing */
  function end(figure) {
    if (figure) count(figure, steps[current]);
    life?.abort();
    isOver();
    if (pageDocument.activeElement == pageDocument.body) focusBefore?.focus({ preventScroll: true });
  }

  /** @type {Record<string, (action: any) => unknown>} */
  const moves = {
    next: (action) => go(current + 1, 1, action.when && LONGER_WAIT),
    back() {
      const before = steps.slice(0, current).findLastIndex(isOnItsPage);
      if (before >= 0) go(before, -1);
    },
    step: ({ step }) => go(indexOf(step)),
    finish: () => end("completed"),
    dismiss: () => end("dismissed"),
    stop: () => end("dismissed"),
    lost() {
      const signal = life?.signal;
      // What made the target go may be what the step waits for, and comes first.
      setTimeout(guarded(() => signal?.aborted || signal == used || go(current)));
    },
    moved() {
      if (!isShown || !isOnItsPage(steps[current])) go(current, 1, LONGER_WAIT);
    },
    leave() {
      const step = steps[current];
      const before = save(step);
      if (!before.includes("*") || before.includes("!")) return;
      save(step, "!");
      count("left_page", step);
    },
  };

  function act(/** @type {any} */ action) {
    if (action.type == "rest") return life?.abort();
    const move = moves[action.type];
    if (move) move(action);
    else if (actElsewhere(action)) end("completed");
  }

  /** @param {number} index @param {1 | -1} [way] @param {number} [patience] */
  function go(index, way = 1, patience) {
    const step = steps[index];
    if (!step) return end("completed");
    life?.abort();
    life = new AbortController();
    painted = () => {};
    current = index;
    isShown = false;
    const { signal } = life;
    const advance = step.advance ?? [];
    // A step that was seen goes on where its target is not any more, too.
    const anywhere = save(step).includes(step.id) ? advance.filter(isOfAnyPage) : [];
    arm(anywhere, null, signal);
    if (signal.aborted) return;
    if (!isOnItsPage(step) && !anywhere.length && !step.way) {
      life.abort();
      return rest(step);
    }
    waits[0](
      step,
      signal,
      (find) => {
        isShown = true;
        paint(step, find, signal);
        arm(
          advance.filter((/** @type {any} */ rule) => !anywhere.includes(rule)),
          find,
          signal,
        );
        if (!signal.aborted) countWhenPainted(step, signal);
      },
      () => {
        // One that was painted had its target: the visitor has gone on with the page.
        const mark = "?" + step.id;
        const before = save(step, mark);
        const wasThere = before.includes(step.id);
        if (!wasThere && !before.includes(mark)) count("target_missing", step);
        // Before the first there is only the second.
        const onward = index ? way : 1;
        if (step.missing?.then != "end" && steps[index + onward]) go(index + onward, onward);
        else end(wasThere ? "left_page" : "");
      },
      patience,
      presentation,
      act,
    );
  }

  /** @param {any} step @param {Find | null} find @param {AbortSignal} signal */
  function paint(step, find, signal) {
    if (find) keepInView(find, (target) => actElsewhere({ type: "part", part: "scroll", target }), signal);
    const focus = step.kind == "modal" || (step.kind == "tooltip" && !isTyping());
    const actOnCard = (/** @type {any} */ action) => {
      // Who does something with it has seen it, however short that was.
      if (!/lost|part/.test(action.type)) painted();
      act(action);
    };
    show({ presentation, step, find, focus, act: actOnCard, signal });
  }

  /** Goes on with whatever of it happens first. @param {any[]} rules @param {Find | null} find @param {AbortSignal} signal */
  function arm(rules, find, signal) {
    for (const rule of rules) {
      const goOn = guarded(() => {
        if (signal.aborted) return;
        if (isUsed(rule)) painted();
        moves.next(rule);
      });
      const expect = () => {
        painted();
        used = signal;
        if (steps[current + 1]) save(steps[current + 1]);
        else goOn();
      };
      TRIGGERS[rule.when]?.(rule, goOn, signal, find, expect);
    }
  }

  /** @param {any} step @param {AbortSignal} signal */
  function countWhenPainted(step, signal) {
    painted = () => {
      painted = () => {};
      const before = save(step, "*", step.id);
      if (!before.includes("*")) count("started", step);
      if (!before.includes(step.id)) count("reached", step);
    };
    afterPaint(() => signal.aborted || painted());
  }

  go(Math.max(indexOf(from), 0), 1, from ? LONGER_WAIT : 0);
  return act;
};

/** Whether it is something that a visitor does to the step's target. @param {{when: string}} rule */
const isUsed = ({ when }) => ["target_click", "value"].includes(when);

/** Whether it can happen on another page than the step's. @param {{when: string}} rule */
const isOfAnyPage = ({ when }) => ["url", "appears", "event"].includes(when);

/** @param {Find} find @param {(target: Element) => void} reveal @param {AbortSignal} signal */
function keepInView(find, reveal, signal) {
  let isLeftAlone = false;
  const revealAgain = () => {
    const target = !isLeftAlone && find();
    if (target && !isInView(target)) reveal(target);
  };
  revealAgain();
  // Late pictures push it away, and a page that is loaded again is put back to where it was scrolled; who scrolls has seen it.
  const leaveAlone = () => (isLeftAlone = true);
  const grown = new ResizeObserver(revealAgain);
  grown.observe(pageDocument.body);
  listen(window, "load", () => afterPaint(revealAgain), signal);
  listen(window, "wheel touchmove keydown pointerdown", leaveAlone, signal);
  signal.addEventListener("abort", () => leaveAlone() && grown.disconnect());
}

/** What has the keyboard, also inside of components. @returns {any} */
function focused() {
  let element;
  for (let root = /** @type {any} */ (pageDocument); root?.activeElement; root = element.shadowRoot) element = root.activeElement;
  return element;
}

/** Whether somebody may be typing: then a step leaves them the keyboard. */
const isTyping = () => focused()?.matches(TYPED_IN + ",iframe");
