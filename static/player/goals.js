// @ts-check
import { CHECKS } from "./judge/checks.js";
import { isHeldOut } from "./judge/percentage.js";
import { hadTurn, turnOf } from "./judge/trial_turn.js";
import { happened } from "./judge/visitor_memory.js";
import { device } from "./device.js";
import { listen } from "./guard.js";
import { events } from "./registries.js";

/**
 * Goals and hold-outs: whether a guide with a goal had its turn in this browser, whether the goal was reached within its days, and the
 * stable share of browsers that are not shown the guide, so that both can be compared. Both are asked as rules: the goal first, so on
 * every page view; the hold-out last, when everything else holds, at the same moment for those who are shown the guide and for those
 * who are not. Each browser counts its first turn ever, and what it reaches after it.
 *
 * @typedef {[trial: string, days: number, reach: any, percent: number]} Goal `reach`: an expression for the page, or an event's name
 */

/** Guides with a goal, and what was known when they were last looked at. @type {Map<string, [Goal, any, any]>} */
const known = new Map();
/** Whether the browser is of those that are not shown the guide. @type {(goal: Goal, facts: any, guide: {id: string}) => boolean} */
const isHeld = ([, , , percent], { memory }, { id }) => isHeldOut(memory.head.seed, id, percent);

/** @param {Goal} goal @param {any} facts @param {any} guide @param {string} end */
function count(goal, facts, { id, version }, end) {
  facts.requests.count({
    guide: id,
    version,
    figure: (isHeld(goal, facts, { id }) ? "held" : "offered") + end,
    unique: true,
    device: device(),
  });
}

/** The goal is reached: counts it when the guide had its turn lately enough, once. @param {Goal} goal @param {any} facts @param {any} guide */
function reached(goal, facts, guide) {
  const [trial, days] = goal;
  const isNew = facts.kept.changeMemory((/** @type {any} */ memory, /** @type {number} */ today) => {
    const turn = turnOf(memory, guide.id, trial);
    return turn && Math.abs(today - turn) <= days && happened(memory, { id: guide.id }, "goal", 0, today);
  });
  if (isNew) count(goal, facts, guide, "_goal");
}

CHECKS.goal = (goal, /** @type {any} */ facts, guide) => {
  const isNewPage = known.get(guide.id)?.[1].url != facts.url;
  known.set(guide.id, [goal, facts, guide]);
  if (isNewPage && Array.isArray(goal[2]) && CHECKS.pages([[goal[2]], []], facts, guide)) reached(goal, facts, guide);
  return true;
};

CHECKS.hold = (goal, /** @type {any} */ facts, guide) => {
  const isFirst = facts.kept.changeMemory((/** @type {any} */ memory, /** @type {number} */ today) =>
    hadTurn(memory, guide.id, goal[0], today),
  );
  if (isFirst) count(goal, facts, guide, "");
  return !isHeld(goal, facts, guide);
};

listen(events, "track", (/** @type {CustomEvent} */ { detail: { name } }) => {
  for (const [goal, facts, guide] of known.values()) if (goal[2] == name) reached(goal, facts, guide);
});
