// @ts-check
import { guarded, listen } from "./guard.js";
import { parts } from "./parts.js";
import { seek } from "./seek.js";
import { show } from "./step.js";

/**
 * @typedef {object} Running what a guide that is shown needs from the player
 * @property {any} guide
 * @property {any} content
 * @property {string} [from] the step to go on with, after a reload or a navigation
 * @property {Record<string, any>} theme
 * @property {import("./speech.js").Speech} speech
 * @property {(figure: string, index: number, step: any) => void} count
 * @property {(step: any | null) => void} save remembers for this tab where the tour is; null forgets
 * @property {(action: any) => void} act an action that is not the guide's own
 * @property {() => void} over called once, after it ended
 */

/**
 * Walks through a guide's steps.
 * @param {Running} running
 * @returns {import("./player.js").Run}
 */
export function tour({ content, from, theme, speech, count, save, act: elsewhere, over }) {
  const { steps } = content;
  const before = /** @type {any} */ (document.activeElement);
  let life = new AbortController();
  let at = 0;
  let left = false;
  let started = !!from;

  /** @param {string} [figure] why it ends; nothing to count when its target went missing */
  function end(figure) {
    if (figure) count(figure, at, steps[at]);
    life.abort();
    save(null);
    over();
    if (document.activeElement == document.body) before?.focus?.({ preventScroll: true });
  }

  const act = guarded((/** @type {any} */ action) => {
    const { type } = action;
    if (type == "next") go(at + 1);
    else if (type == "back") go(Math.max(at - 1, 0));
    else if (type == "step") go(steps.findIndex((/** @type {any} */ step) => step.id == action.step));
    else if (type == "finish") end("completed");
    else if (type == "dismiss") end("dismissed");
    else elsewhere(action);
    if (type == "guide") end("completed");
  });

  /** @param {number} index @param {boolean} [again] it was seen before the page or its target went away */
  function go(index, again) {
    if (!steps[index]) return end("completed");
    life.abort();
    at = index;
    life = new AbortController();
    const { signal } = life;
    const step = steps[index];
    const on = () => signal.aborted || go(index + 1);
    save(step);
    listen(window, "keydown", (event) => event.key == "Escape" && !event.isComposing && act({ type: "dismiss" }), signal);
    seek(step, signal, (find) => {
      const typing = document.activeElement?.matches("input,textarea,select,[contenteditable]");
      const focus = step.kind == "modal" || (step.kind == "tooltip" && !typing);
      show({ step, index, total: steps.length, theme, speech, find, focus, act, painted, lost: () => go(index, true) }, signal);
      for (const rule of step.advance ?? []) {
        if (rule.when != "target_click") parts.advances[rule.when]?.(rule, on, signal, find);
        else if (find) {
          // The page's own click comes first: it may be what makes the next target appear.
          listen(find()?.ownerDocument ?? document, "click", (event) => event.composedPath().includes(find()) && setTimeout(guarded(on)), signal);
        }
      }
    }, missing);

    function painted() {
      if (again) return;
      if (!started) count("started", index, step);
      started = true;
      count("reached", index, step);
    }
    function missing() {
      count("target_missing", index, step);
      if ((step.missing?.then ?? "skip") == "skip" && steps[index + 1]) go(index + 1);
      else end();
    }
  }

  const first = steps.findIndex((/** @type {any} */ step) => step.id == from);
  go(Math.max(first, 0), first >= 0);
  return {
    act,
    stop: () => end("dismissed"),
    leave() {
      if (!left) count("left_page", at, steps[at]);
      left = true;
    },
  };
}
