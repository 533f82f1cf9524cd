// @ts-check
import { CHECKS } from "./checks.js";
import { toursOn } from "./memory.js";

/**
 * Judges guides as they travel to visitors (explain/wire_rules.js).
 * @typedef {import("./rules.js").WireGuide} WireGuide
 * @typedef {import("./rules.js").Facts} Facts
 */

/** Seen so many times, completed, dismissed: one of them is enough to stop. */
CHECKS.stop = ([views, completed, dismissed], { memory }, { id }) => {
  const [times = 0, , ended, left] = memory.g.get(id) ?? [];
  return !((views && times >= views) || (completed && ended) || (dismissed && left));
};

/** Shown again after so many days; with 0, in another tab; with anything else, never. */
CHECKS.frequency = (days, { tab = [], today, memory }, { id }) => {
  const [times, last] = memory.g.get(id) ?? [];
  // A last time that lies ahead, because the clock jumped back, counts by its distance.
  return days ? !times || Math.abs(today - last) >= days : days == 0 && !tab.includes(id);
};

/**
 * The first rule that does not hold, by its key, "unknown" when the guide has one that this player does not know or cannot
 * read, undefined when every rule holds and the guide is eligible. The trigger is not asked: it says when an eligible guide starts.
 * @type {(guide: WireGuide, facts: Facts) => string | undefined}
 */
export function judge(guide, facts) {
  try {
    for (const name of Object.keys(guide.rules)) if (!CHECKS[name](guide.rules[name], facts, guide)) return name;
  } catch {
    return "unknown";
  }
}

/**
 * The guides that are due, of those in the order of their rank. At most `budget` of them are tours that start by themselves,
 * less those of today; 0 for no limit.
 * @type {<G extends WireGuide>(guides: G[], facts: Facts, budget: number) => G[]}
 */
export function dueOf(guides, facts, budget) {
  let left = budget ? budget - toursOn(facts.memory, facts.today) : 1 / 0;
  return guides.filter((guide) => guide.auto && !judge(guide, facts) && (guide.exempt || left-- > 0));
}
