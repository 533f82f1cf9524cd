// @ts-check
import { eachWindow } from "./same_origin_frames.js";

/** The key that switches pointing on while it is held, and lets the pointer through what of ours lies over the page. */
export const KEY = "Shift";
/** Milliseconds: who types a capital letter holds it for less. */
const HELD = 350;
const SECONDS = 3;

/**
 * Pointing is switched on without a press on the page, so that a menu that is open stays so: by the key, held for a moment, which the
 * page does not hear of.
 * @param {{isOn: () => boolean, hold: () => void, letGo: () => void}} on while it `isOn`, the page does not hear of the key
 * @param {AbortSignal} signal
 */
export function watchKey({ isOn, hold, letGo }, signal) {
  let timer = 0;
  let isHeld = false;

  function end() {
    clearTimeout(timer);
    if (isHeld) letGo();
    isHeld = false;
  }

  /** Some menus close on any key. @param {KeyboardEvent} event */
  function keep(event) {
    if (isOn()) event.stopImmediatePropagation();
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (!event.isTrusted) return;
    const isOther = event.key !== KEY || event.ctrlKey || event.altKey || event.metaKey;
    // Who types with it points at nothing; walking and picking are pointing.
    if (isOther) return isHeld && /^(Arrow|Enter|Escape)/.test(event.key) ? undefined : end();
    keep(event);
    if (event.repeat || timer) return;
    timer = window.setTimeout(() => {
      isHeld = true;
      hold();
    }, HELD);
  }

  /** @param {KeyboardEvent} event */
  function release(event) {
    if (event.key !== KEY) return;
    keep(event);
    end();
    timer = 0;
  }

  eachWindow((within) => {
    const listening = { capture: true, signal };
    within.addEventListener("keydown", press, listening);
    within.addEventListener("keyup", release, listening);
    within.addEventListener(
      "blur",
      ({ target }) => target === within && release(new KeyboardEvent("keyup", { key: KEY })),
      listening,
    );
  }, signal);
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/**
 * Counts three seconds down, in which a menu is opened; then `on` is called.
 * @param {(left: number) => void} say
 * @param {() => void} on
 * @param {AbortSignal} signal
 */
export function countDown(say, on, signal) {
  let left = SECONDS;
  say(left);
  const timer = setInterval(() => {
    left -= 1;
    if (left > 0) return say(left);
    clearInterval(timer);
    on();
  }, 1_000);
  signal.addEventListener("abort", () => clearInterval(timer));
}
