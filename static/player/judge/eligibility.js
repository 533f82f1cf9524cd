// @ts-check
import { CHECKS } from "./checks.js";
import "./frequency.js";
import { toursOn } from "./visitor_memory.js";

/**
 * Judges guides as they travel to visitors (explain/wire_rules.js).
 * @typedef {import("./rules.js").WireGuide} WireGuide
 * @typedef {import("./rules.js").Facts} Facts
 */

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
  let left = budget ? budget - toursOn(facts.memory, facts.today) : Infinity;
  return guides.filter((guide) => {
    if (!guide.auto || judge(guide, facts)) return false;
    if (guide.exempt) return true;
    left -= 1;
    return left >= 0;
  });
}
