// @ts-check
import { guarded } from "./guard.js";
import { follow } from "./position_watch.js";
import { find } from "./target.js";

/** Seconds a step waits for its target, unless its author says otherwise. */
const USUAL_WAIT = 5;

/**
 * Waits for a step's target, as long as the step's author allows.
 * @param {any} step
 * @param {AbortSignal} signal
 * @param {(find: import("./player.d.ts").Find | null) => void} onFound with the way to look it up; null: there is none to wait for
 * @param {() => void} onMissing it did not appear in time
 */
export function awaitTarget({ target, missing = {} }, signal, onFound, onMissing) {
  if (!target) return onFound(null);
  const { wait = USUAL_WAIT, then } = missing;
  const look = () => find(target);
  if (look()) return onFound(look);
  const waiting = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    waiting.abort();
  };
  const giveUp = guarded(() => {
    stop();
    if (then == "show") onFound(null);
    else onMissing();
  });
  const timer = setTimeout(giveUp, wait * 1000);
  signal.addEventListener("abort", stop);
  const check = (/** @type {DOMRect | null} */ box) => {
    if (!box) return;
    stop();
    onFound(look);
  };
  follow(look, check, waiting.signal);
}
