// @ts-check
import { listen } from "./guard.js";
import { OCCASIONS, events } from "./registries.js";

/** What starts a guide besides the page being there, and what goes on besides buttons: both wait while they are needed, and not longer. */

/** @type {(rule: {seconds: number}, on: () => void, signal: AbortSignal) => () => void} */
export const after = ({ seconds }, on, signal) => {
  let timer = 0;
  const begin = () => {
    clearTimeout(timer);
    timer = setTimeout(on, seconds * 1000);
  };
  begin();
  signal.addEventListener("abort", () => clearTimeout(timer));
  return begin;
};

/** @type {typeof OCCASIONS[""]} */
OCCASIONS.delay = after;
/** @type {typeof OCCASIONS[""]} */
OCCASIONS.event = ({ name }, on, signal) => listen(events, "track", ({ detail: [tracked] }) => tracked == name && on(), signal);
