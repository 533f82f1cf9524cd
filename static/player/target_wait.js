// @ts-check
import { guarded } from "./guard.js";
import { follow } from "./position_watch.js";
import { find, isStill } from "./target.js";
import { boxOf, isUnderOverlay } from "./visible_box.js";

/** Seconds a step waits for its target, unless its author says otherwise. */
const USUAL_WAIT = 5;

/** Whether a step belongs to the page; `step_pages.js` adds who knows. @type {((step: any) => boolean)[]} */
export const belongings = [];

/** @param {any} step */
export const isOnItsPage = (step) => belongings.every((belongs) => belongs(step));

/**
 * Waits for a step's target, as long as the step's author allows, on pages that the step belongs to.
 * @param {any} step
 * @param {AbortSignal} signal
 * @param {(find: import("./player.d.ts").Find | null) => void} onFound with the way to look it up; null: there is none to wait for
 * @param {() => void} onMissing it did not appear in time
 * @param {number} [patience] seconds that it waits at least
 */
export function awaitTarget(step, signal, onFound, onMissing, patience = 0) {
  const { target, missing = {} } = step;
  const { wait = USUAL_WAIT, then } = missing;
  /** @type {import("./player.d.ts").Find} */
  const look = (last) => {
    if (!isOnItsPage(step)) return null;
    return last && isStill(last, target) ? last : find(target);
  };
  if (!target) return onFound(null);
  const isThere = (/** @type {Element | null | undefined} */ element) => {
    const box = boxOf(element);
    return !!box && !isUnderOverlay(/** @type {Element} */ (element), box);
  };
  if (isThere(look())) return onFound(look);
  let isLate = false;
  const waiting = new AbortController();
  const stop = () => {
    clearTimeout(timer);
    waiting.abort();
  };
  const giveUp = guarded(() => {
    isLate = true;
    // What only lies under something else comes to light.
    if (look()) return;
    stop();
    if (then == "show") onFound(null);
    else onMissing();
  });
  const timer = isOnItsPage(step) ? setTimeout(giveUp, Math.max(wait, patience) * 1000) : 0;
  signal.addEventListener("abort", stop);
  const check = (/** @type {DOMRect | null} */ box, /** @type {Element} */ element) => {
    if (!box && isLate) return giveUp();
    if (!isThere(element)) return;
    stop();
    onFound(look);
  };
  follow(look, check, waiting.signal);
}

/** How a step waits; `step_way.js` shows the way meanwhile. The first one here is asked. @type {import("./player.d.ts").Wait[]} */
export const waits = [awaitTarget];
