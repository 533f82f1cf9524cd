// @ts-check
import { startGuide } from "./guide_run.js";
import { dueOf, judge } from "./judge/eligibility.js";
import { factsOf } from "./page_facts.js";
import { ARMINGS, TRIGGERS } from "./registries.js";

/** Guides that wait for something to happen on this page view, each with what ends its waiting. @type {Map<any, AbortController>} */
const armed = new Map();
let armedOn = "";

/** Waits for a guide's trigger. One that the player starts by itself has to be due then as well. */
ARMINGS.push((player, guide, isDue) => {
  const { guides, budget } = player.config;
  const { address, failed } = player.view;
  const isReady = !guide.auto || (isDue && !failed.has(guide));
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
    const facts = factsOf(player);
    const mayStart = guide.auto ? dueOf(guides, facts, budget).includes(guide) : !judge(guide, facts);
    if (mayStart) startGuide(player, guide);
  };
  TRIGGERS[guide.trigger.type]?.(guide.trigger, disarm, life.signal);
});
