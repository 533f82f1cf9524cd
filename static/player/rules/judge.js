// @ts-check
import { CHECKS } from "./checks.js";
import { dayOf, toursOn } from "./memory.js";

/**
 * Judges guides in their normal form (normal.js), as they travel to visitors.
 * @typedef {import("./normal.js").Normal} Normal
 * @typedef {import("./index.js").Facts} Facts
 * @typedef {import("./index.js").Memory} Memory
 */

/** Seen so many times, completed, dismissed: one of them is enough to stop. */
CHECKS.stop = ([views, ...ends], _facts, memory, _now, { id }) => {
  const [times = 0, , ...ended] = memory.g.get(id) || [];
  return !(views && times >= views) && !ends.some((/** @type {0 | 1} */ stops, /** @type {number} */ at) => stops && ended[at]);
};

/** Shown again after so many days; with 0, in another tab; with anything else, never. */
CHECKS.frequency = (days, { tab = [], offset }, memory, now, { id }) => {
  const [times, last] = memory.g.get(id) || [];
  // A last time that lies ahead, because the clock jumped back, counts by its distance.
  return days > 0 ? !times || Math.abs(dayOf(now, offset) - last) >= days : days === 0 && !tab.includes(id);
};

/**
 * The first rule that does not hold, by its key, "unknown" when the guide has one that this player does not know or cannot
 * read, undefined when every rule holds and the guide is eligible. The trigger is not asked: it says when an eligible guide starts.
 * @type {(guide: Normal, facts: Facts, memory: Memory, now: number) => string | undefined}
 */
export function judge(guide, facts, memory, now) {
  try {
    for (const name in guide.rules) if (!CHECKS[name](guide.rules[name], facts, memory, now, guide)) return name;
  } catch {
    return "unknown";
  }
}

/**
 * The guides that are due, of those in the order of their rank. At most `budget` of them are tours that start by themselves,
 * less those of today; 0 for no limit.
 * @type {(guides: Normal[], facts: Facts, memory: Memory, now: number, budget: number) => Normal[]}
 */
export function dueOf(guides, facts, memory, now, budget) {
  let left = budget ? budget - toursOn(memory, dayOf(now, facts.offset)) : Infinity;
  return guides.filter((guide) => guide.auto && !judge(guide, facts, memory, now) && (guide.exempt || left-- > 0));
}
