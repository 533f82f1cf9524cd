// @ts-check
import { guarded, later } from "./guard.js";
import { KINDS, OCCASIONS } from "./parts.js";
import { seek } from "./seek.js";
import { show } from "./step.js";

/** Walks through a guide's steps. */
KINDS.tour = (told, count, save, elsewhere, from) => {
  const { steps } = told;
  const before = /** @type {any} */ (document.activeElement);
  const named = (/** @type {string | undefined} */ id) => steps.findIndex((step) => step.id == id);
  /** @type {AbortController | undefined} */
  let life;
  let at = 0;
  let left = false;
  let started = !!from;
  /** The step on screen was painted, or somebody has done something to it, who must have seen it. */
  let painted = () => {};

  /** @param {string} [figure] why it ends; nothing to count when its target went missing */
  function end(figure) {
    if (figure) count(figure, steps[at]);
    life?.abort();
    save();
    if (document.activeElement == document.body) before?.focus({ preventScroll: true });
  }

  /** @type {Record<string, (action: any) => unknown>} */
  const moves = {
    next: () => go(at + 1),
    back: () => go(Math.max(at - 1, 0)),
    step: ({ step }) => go(named(step)),
    finish: () => end("completed"),
    dismiss: () => end("dismissed"),
    stop: () => end("dismissed"),
    lost: () => go(at, true),
    leave() {
      if (!left) count("left_page", steps[at]);
      left = true;
    },
  };
  const act = (/** @type {any} */ action) => {
    painted();
    if ((moves[action.type] ?? elsewhere)(action)) end("completed");
  };

  /** @param {number} index @param {boolean} [again] it was seen before the page or its target went away */
  function go(index, again) {
    const step = steps[index];
    if (!step) return end("completed");
    life?.abort();
    life = new AbortController();
    painted = () => {};
    at = index;
    const { signal } = life;
    const { kind, advance = [], missing } = step;
    const on = guarded(() => signal.aborted || act({ type: "next" }));
    save(step);
    seek(step, signal, (find) => {
      show(told, step, find, kind == "modal" || (kind == "tooltip" && !document.activeElement?.matches("input,textarea,select,[contenteditable]")), act, signal);
      for (const rule of advance) OCCASIONS[rule.when]?.(rule, on, signal, find);
      if (again) return;
      painted = () => {
        painted = () => {};
        if (!started) count("started", step);
        started = true;
        count("reached", step);
      };
      later(() => signal.aborted || painted());
    }, () => {
      count("target_missing", step);
      if ((missing?.then ?? "skip") == "skip" && steps[index + 1]) on();
      else end();
    });
  }

  const first = named(from);
  go(Math.max(first, 0), first >= 0);
  return act;
};
