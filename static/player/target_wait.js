// @ts-check
import { follow } from "./position_watch.js";
import { guarded } from "./guard.js";
import { find } from "./target.js";

/**
 * Waits for a step's target, as long as the step's author allows.
 * @param {any} step
 * @param {AbortSignal} signal
 * @param {(find: (() => Element | null | undefined) | null) => void} ready with the way to look it up; null: there is none to wait for
 * @param {() => void} missing it did not appear in time
 */
export function seek({ target, missing: { wait = 5, then } = /** @type {any} */ ({}) }, signal, ready, missing) {
  if (!target) return ready(null);
  const look = () => find(target);
  if (look()) return ready(look);
  const waiting = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    waiting.abort();
  };
  const timer = setTimeout(
    guarded(() => {
      stop();
      if (then == "show") ready(null);
      else missing();
    }),
    wait * 1000,
  );
  signal.addEventListener("abort", stop);
  follow(
    look,
    (box) => {
      if (!box) return;
      stop();
      ready(look);
    },
    waiting.signal,
  );
}
