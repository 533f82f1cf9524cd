// @ts-check
import { ARMS, OCCASIONS } from "./registries.js";

/** Guides that wait for something to happen on this page view, each with what ends its waiting. @type {Map<any, AbortController>} */
const armed = new Map();
let page = "";

ARMS.push((guide, view, ready, fire) => {
  if (view != page) {
    for (const life of armed.values()) life.abort();
    armed.clear();
    page = view;
  }
  if (!ready || armed.has(guide)) return;
  const life = new AbortController();
  armed.set(guide, life);
  OCCASIONS[guide.trigger.type]?.(
    guide.trigger,
    () => {
      // What may not start now waits anew from the next look at the page on.
      life.abort();
      armed.delete(guide);
      fire();
    },
    life.signal,
  );
});
