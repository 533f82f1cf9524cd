// @ts-check
import { CHECKS } from "./checks.js";
import { isAutomatic, spent } from "./frequency.js";
import { dayOf, toursOn } from "./memory.js";

/**
 * @typedef {import("./index.js").Guide} Guide
 * @typedef {import("./index.js").Facts} Facts
 * @typedef {import("./index.js").Memory} Memory
 */

/**
 * The first rule that does not hold, by its key ("pages", "segment", "schedule", "stop", "frequency"), "unknown" when the guide
 * has one that this player does not know or cannot read, undefined when every rule holds and the guide is eligible.
 * The trigger is not asked: it says when an eligible guide starts.
 * @type {(guide: Guide, facts: Facts, memory: Memory, now: number) => string | undefined}
 */
export function obstacle(guide, facts, memory, now) {
  try {
    /** @type {Record<string, any>} */
    const rules = guide.rules || {};
    for (const name in rules) if (!CHECKS[name](rules[name], facts, memory, now, guide)) return name;
    return spent(guide, memory, facts.tab, dayOf(now, facts.offset));
  } catch {
    return "unknown";
  }
}

/** Whether a guide never counts against the budget: hotspots, and tours of nothing but banners. @type {(guide: Guide) => boolean | undefined} */
export const isExempt = ({ kind, content }) => kind == "hotspots" || content?.steps.every((step) => step.kind == "banner");

/** Priority, then oldest first. @type {(one: Guide, other: Guide) => number} */
export const byRank = (one, other) =>
  (other.priority || 0) - (one.priority || 0) || (one.created + one.id < other.created + other.id ? -1 : 1);

/**
 * The guides due now, in the order in which they should be shown one at a time, and those held back with the reason. A guide that is held
 * back is asked again at the next page view or day: nothing is remembered of it.
 * @param {Guide[]} guides
 * @param {Facts} facts
 * @param {Memory} memory
 * @param {number} now
 * @param {number} [budget] automatic tours per visitor and day, 0 for no limit
 * @returns {{due: Guide[], held: [guide: Guide, reason: string][]}}
 */
export function choose(guides, facts, memory, now, budget = 1) {
  let left = budget ? budget - toursOn(memory, dayOf(now, facts.offset)) : Infinity;
  /** @type {[Guide, string][]} */
  const held = [];
  const due = guides
    .filter((guide) => isAutomatic(guide.rules || {}) && !obstacle(guide, facts, memory, now))
    .sort(byRank)
    .filter((guide) => isExempt(guide) || left-- > 0 || !held.push([guide, "budget"]));
  return { due, held };
}
