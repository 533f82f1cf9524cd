// @ts-check
import { CHECKS } from "../judge/checks.js";
import { dueOf, judge } from "../judge/eligibility.js";
import { isHeldOut } from "../judge/percentage.js";
import { isAutomatic, limitsOf, wireGuide } from "./wire_rules.js";
import "./named_zones.js";

/** Deciding about guides as authors write them: for those who explain it, and for the tests. */

/**
 * @typedef {import("../judge/rules.js").Guide} Guide
 * @typedef {import("../judge/rules.js").Facts} Facts
 */

/**
 * The first rule that does not hold, by its key ("pages", "segment", "schedule", "stop", "frequency"), "unknown" when the guide
 * has one that this player does not know or cannot read, undefined when every rule holds and the guide is eligible.
 * @type {(guide: Guide, facts: Facts) => string | undefined}
 */
export function obstacle(guide, facts) {
  try {
    return judge(wireGuide(guide), facts);
  } catch {
    return "unknown";
  }
}

/** A trigger only says when the guide starts. */
CHECKS.trigger = () => true;

/** Whether a visitor is held out; a made-up one says so. @type {(guide: {id: string}, percent: number, facts: any) => boolean} */
export const heldOut = ({ id }, percent, { held, memory }) => (held ? !!held[id] : isHeldOut(memory.head.seed, id, percent));

CHECKS.hold = (percent, facts, guide) => !heldOut(guide, percent, facts);

/** What keeps a guide from being shown (again): "stop", "frequency" or nothing. @type {(guide: Guide, facts: Facts) => "stop" | "frequency" | undefined} */
export const spent = (guide, facts) => /** @type {any} */ (judge({ id: guide.id, auto: true, rules: limitsOf(guide) }, facts));

/** Priority, then oldest first. @type {(one: Guide, other: Guide) => number} */
export const byRank = (one, other) =>
  (other.priority || 0) - (one.priority || 0) || (one.created + one.id < other.created + other.id ? -1 : 1);

/**
 * The guides due now, in the order in which they should be shown one at a time, and those held back with the reason. A guide that is held
 * back is asked again at the next page view or day: nothing is remembered of it.
 * @param {Guide[]} guides
 * @param {Facts} facts
 * @param {number} [budget] automatic tours per visitor and day, 0 for no limit
 * @returns {{due: Guide[], held: [guide: Guide, reason: string][]}}
 */
export function choose(guides, facts, budget = 1) {
  const free = guides.filter((guide) => isAutomatic(guide.rules || {}) && !obstacle(guide, facts)).sort(byRank);
  const chosen = dueOf(free.map(wireGuide), facts, budget).map(({ id }) => id);
  const due = free.filter(({ id }) => chosen.includes(id));
  return { due, held: free.filter((guide) => !due.includes(guide)).map((guide) => [guide, "budget"]) };
}
