// @ts-check
import { guarded, listen } from "./guard.js";
import { seek } from "./seek.js";
import { show } from "./step.js";

/**
 * @typedef {object} Running what a running guide needs from the player
 * @property {any} guide
 * @property {any} content
 * @property {Record<string, any>} theme
 * @property {import("./speech.js").Speech} speech
 * @property {(figure: string, step?: any) => void} count
 * @property {(step: any | null) => void} save remembers for this tab where the tour is; null forgets
 * @property {(action: any) => void} act an action that is not the tour's own
 * @property {() => void} over called once, after it ended
 */

/**
 * Walks through a guide's steps.
 * @param {Running} running
 * @param {string} [from] the step to go on with, after a reload or a navigation
 * @returns {{act: (action: any) => void, stop: () => void}}
 */
export function tour({ guide, content, theme, speech, count, save, act: elsewhere, over }, from) {
  const { steps } = content;
  const before = document.activeElement;
  let life = new AbortController();
  let at = 0;

  const stop = () => {
    life.abort();
    over();
  };
  const end = (/** @type {string} */ figure) => {
    count(figure, steps[at]);
    save(null);
    stop();
    if (document.activeElement == document.body && before instanceof HTMLElement) before.focus({ preventScroll: true });
  };

  const act = guarded((/** @type {any} */ action) => {
    const { type } = action;
    if (type == "next") go(at + 1);
    else if (type == "back") go(Math.max(at - 1, 0));
    else if (type == "step") go(steps.findIndex((/** @type {any} */ step) => step.id == action.step));
    else if (type == "finish") end("completed");
    else if (type == "dismiss") end("dismissed");
    else elsewhere(action);
  });

  /** @param {number} index @param {boolean} [again] it was seen before the page went away */
  function go(index, again) {
    life.abort();
    if (!steps[index]) return end("completed");
    at = index;
    life = new AbortController();
    const { signal } = life;
    const step = steps[index];
    save(step);
    listen(window, "keydown", (event) => event.key == "Escape" && !event.isComposing && act({ type: "dismiss" }), signal);
    seek(step, signal, (find) => {
      const typing = document.activeElement?.matches("input,textarea,select,[contenteditable]");
      const focus = step.kind == "modal" || (step.kind == "tooltip" && !typing);
      show({ step, index, total: steps.length, theme, speech, find, focus, act, painted, lost }, signal);
    }, missing);

    function painted(/** @type {Element | null} */ target) {
      if (!again && !index) count("started", step);
      if (!again) count("reached", step);
      for (const { when } of step.advance ?? []) {
        if (when == "target_click" && target) listen(target, "click", () => setTimeout(guarded(() => go(index + 1))), signal);
      }
    }
    function lost() {
      go(index, true);
    }
    function missing() {
      count("target_missing", step);
      if (step.missing?.then == "skip" && steps[index + 1]) go(index + 1);
      else stop();
    }
  }

  const first = steps.findIndex((/** @type {any} */ step) => step.id == from);
  go(Math.max(first, 0), first >= 0);
  return { act, stop: () => end("dismissed") };
}
