// @ts-check
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { seek } from "./seek.js";
import { show } from "./step.js";

/**
 * @typedef {object} Running what a guide that is shown needs from the player
 * @property {any} content
 * @property {string} [from] the step to go on with, after a reload or a navigation
 * @property {Record<string, any>} theme
 * @property {import("./speech.js").Speech} speech
 * @property {(figure: string, index?: number, step?: any) => void} count
 * @property {(step?: any) => void} save remembers for this tab where the tour is; nothing forgets
 * @property {(action: any) => void} act an action that is not the guide's own
 * @property {() => void} over called once, after it ended
 */

/**
 * Walks through a guide's steps.
 * @param {Running} running
 * @returns {import("./player.js").Run}
 */
export function tour({ content: { steps }, from, theme, speech, count, save, act: elsewhere, over }) {
  const before = /** @type {any} */ (document.activeElement);
  const named = (/** @type {string | undefined} */ id) => steps.findIndex((/** @type {any} */ step) => step.id == id);
  let life = new AbortController();
  let at = 0;
  let left = false;
  let started = !!from;

  /** @param {string} [figure] why it ends; nothing to count when its target went missing */
  function end(figure) {
    if (figure) count(figure, at, steps[at]);
    life.abort();
    save();
    over();
    if (document.activeElement == document.body) before?.focus({ preventScroll: true });
  }

  /** @type {Record<string, (action: any) => void>} */
  const moves = {
    next: () => go(at + 1),
    back: () => go(Math.max(at - 1, 0)),
    step: ({ step }) => go(named(step)),
    finish: () => end("completed"),
    dismiss: () => end("dismissed"),
  };
  const act = (/** @type {any} */ action) => {
    (moves[action.type] ?? elsewhere)(action);
    if (action.type == "guide") end("completed");
  };

  /** @param {number} index @param {boolean} [again] it was seen before the page or its target went away */
  function go(index, again) {
    const step = steps[index];
    if (!step) return end("completed");
    life.abort();
    life = new AbortController();
    at = index;
    const { signal } = life;
    const { kind, advance = [], missing: { then = "skip" } = /** @type {any} */ ({}) } = step;
    const on = () => signal.aborted || go(index + 1);
    save(step);
    seek(step, signal, (find) => {
      const focus = kind == "modal" || (kind == "tooltip" && !document.activeElement?.matches("input,textarea,select,[contenteditable]"));
      show({ step, index, total: steps.length, theme, speech, find, focus, act, painted, lost: () => go(index, true) }, signal);
      for (const rule of advance) {
        if (rule.when != "target_click") parts.advances[rule.when]?.(rule, on, signal, find);
        // The page's own click comes first: it may be what makes the next target appear.
        else listen(find?.()?.ownerDocument ?? document, "click", (event) => event.composedPath().includes(find?.()) && setTimeout(guarded(on)), signal);
      }
    }, () => {
      count("target_missing", index, step);
      if (then == "skip" && steps[index + 1]) go(index + 1);
      else end();
    });

    function painted() {
      if (again) return;
      if (!started) count("started", index, step);
      started = true;
      count("reached", index, step);
    }
  }

  const first = named(from);
  go(Math.max(first, 0), first >= 0);
  return {
    act,
    stop: moves.dismiss,
    leave() {
      if (!left) count("left_page", at, steps[at]);
      left = true;
    },
  };
}
