// @ts-check
import { ARMINGS, TRIGGERS } from "./registries.js";

/** Guides that wait for something to happen on this page view, each with what ends its waiting. @type {Map<any, AbortController>} */
const armed = new Map();
let armedOn = "";

ARMINGS.push((guide, address, isReady, fire) => {
  if (address != armedOn) {
    for (const life of armed.values()) life.abort();
    armed.clear();
    armedOn = address;
  }
  if (!isReady || armed.has(guide)) return;
  const life = new AbortController();
  armed.set(guide, life);
  const disarm = () => {
    // What may not start now waits anew from the next look at the page on.
    life.abort();
    armed.delete(guide);
    fire();
  };
  TRIGGERS[guide.trigger.type]?.(guide.trigger, disarm, life.signal);
});
