// @ts-check
import { guarded, later } from "./guard.js";
import { KINDS, OCCASIONS } from "./registries.js";
import { seek } from "./target_wait.js";
import { reveal, show } from "./step.js";

/** What has the keyboard, also inside of components. @returns {any} */
function active() {
  let at;
  for (let inner = /** @type {any} */ (document); (inner = inner?.activeElement); inner = inner.shadowRoot) at = inner;
  return at;
}

/** Walks through a guide's steps. */
KINDS.tour = (told, count, save, elsewhere, from) => {
  const { steps } = told;
  const before = active();
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
    back: () => go(Math.max(at - 1, 0), false, -1),
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

  /** @param {number} index @param {boolean} [again] it was seen before the page or its target went away @param {1 | -1} [way] */
  function go(index, again, way = 1) {
    const step = steps[index];
    if (!step) return end("completed");
    life?.abort();
    life = new AbortController();
    painted = () => {};
    at = index;
    const { signal } = life;
    const { kind, advance = [] } = step;
    const on = guarded(() => signal.aborted || act({ type: "next" }));
    save(step);
    seek(
      step,
      signal,
      (find) => {
        if (find) reveal(/** @type {Element} */ (find()));
        show(
          told,
          step,
          find,
          kind == "modal" || (kind == "tooltip" && !active()?.matches("input,textarea,select,[contenteditable],iframe")),
          act,
          signal,
        );
        for (const rule of advance) OCCASIONS[rule.when]?.(rule, on, signal, find);
        if (again) return;
        painted = () => {
          painted = () => {};
          if (!started) count("started", step);
          started = true;
          count("reached", step);
        };
        later(() => signal.aborted || painted());
      },
      () => {
        count("target_missing", step);
        // Before the first there is only the second.
        const onward = index ? way : 1;
        if (step.missing?.then != "end" && steps[index + onward]) go(index + onward, false, onward);
        else end();
      },
    );
  }

  const first = named(from);
  go(Math.max(first, 0), first >= 0);
  return act;
};
