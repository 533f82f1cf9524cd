// @ts-check
import { listen } from "./guard.js";
import { TRIGGERS, events } from "./registries.js";

/** What starts a guide besides the page being there, and what goes on besides buttons: both wait while they are needed, and not longer. */

/**
 * Fires after so many seconds.
 * @param {{seconds: number}} rule
 * @param {() => void} fire
 * @param {AbortSignal} signal
 * @returns {() => void} begins to count anew
 */
export function startTimer({ seconds }, fire, signal) {
  let timer = 0;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(fire, seconds * 1000);
  };
  begin();
  signal.addEventListener("abort", () => clearTimeout(timer));
  return begin;
}

TRIGGERS.delay = startTimer;

TRIGGERS.event = ({ name }, fire, signal) => {
  const check = (/** @type {CustomEvent} */ { detail }) => {
    if (detail.name == name) fire();
  };
  listen(events, "track", check, signal);
};
