// @ts-check
import { CHECKS } from "./checks.js";
import { LONGEST, TESTS } from "./comparisons.js";
import { eventKey } from "./event_history.js";
import { dayOf } from "./memory.js";

/**
 * @typedef {import("./rules.js").Condition} Condition
 * @typedef {import("./rules.js").Facts} Facts
 * @typedef {import("./rules.js").Group} Group
 */

Object.assign(TESTS, {
  exists: (/** @type {any} */ seen) => seen !== "",
  less_than: (/** @type {any} */ seen, /** @type {any} */ wanted) => seen < wanted,
  at_most: (/** @type {any} */ seen, /** @type {any} */ wanted) => seen <= wanted,
  greater_than: (/** @type {any} */ seen, /** @type {any} */ wanted) => seen > wanted,
  at_least: (/** @type {any} */ seen, /** @type {any} */ wanted) => seen >= wanted,
});
// Days that have passed; with in_next, that are still to come.
for (const name of ["in_last", "in_next", "seen", "completed", "dismissed"])
  TESTS[name] = (seen, wanted) => seen >= 0 && seen <= wanted;

/** A number from 0 up to, not including, 100 that a browser always has for a name. @type {(seed: number, name: string) => number} */
export function percentage(seed, name) {
  let hash = 0;
  for (const character of seed + name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x5bd1e995) ^ (hash >>> 15);
  return ((hash >>> 9) % 1e4) / 100;
}

/** How often an event was tracked, ever or today and on so many days before. @type {(times: number[] | undefined, days: number | undefined, today: number) => number} */
function timesOf([times, ...kept] = [0], days, today) {
  return days ? kept.reduce((sum, day, at) => (at % 2 || today - day > days ? sum : sum + kept[at + 1]), 0) : times;
}

/**
 * What a condition looks at, as it is found; nothing when unknown. For a guide the day of what the operator names, for the first visit its day.
 * @type {(condition: Condition, facts: any, guide: {id: string}) => any}
 * @throws when there is no such subject
 */
export function sawOf({ subject, name = "", operator, days }, facts, { id }) {
  const {
    today,
    memory: {
      g,
      h: [seed, first_seen, visits, pages_visited],
    },
  } = facts;
  if (subject == "attribute") return facts.attributes?.[name];
  if (subject == "guide") return g.get(name)?.[/comp/.test(operator) ? 2 : /dism/.test(operator) ? 3 : 1] || undefined;
  if (subject == "event") return timesOf(g.get(eventKey(name)), days, today);
  if (subject == "percentage") return percentage(seed, name || id);
  const fact = facts[subject] ?? { first_seen, visits, pages_visited }[subject];
  return fact.call ? fact(name) : fact;
}

/** The value brought to its type, a date to its day; nothing when it cannot be. @type {(value: any, type: string, exact: unknown, offset: number) => any} */
function cast(value, type, exact, offset) {
  if (typeof value == "string" ? value.length > LONGEST : typeof value != "boolean" && !Number.isFinite(value)) return;
  const text = value + "";
  if (type == "number") return value === +value || /^-?\d+(\.\d+)?$/.test(text) ? +value : undefined;
  if (type != "date") return exact ? text : text.toLowerCase();
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : NaN;
  if (time > -1 / 0) return dayOf(time, text[10] ? offset : 0);
}

/**
 * What of a condition is the same for every visitor, worked out once.
 * @typedef {{type: string, test: (seen: any, wanted: any, flags: string) => boolean, not: boolean, days: number, exists: boolean,
 *   wanted: any[], flags: string}} Plan  days: 0 for none, 1 since, -1 until, 2 whichever way
 * @type {WeakMap<Condition, Plan>}
 */
const plans = new WeakMap();

/** @type {(condition: Condition) => Plan} */
function planOf(condition) {
  const { operator, value, days, case: exact } = condition;
  const type = condition.type || typeof value;
  const name = operator.replace("not_", "");
  const test = TESTS[name];
  if (!test) throw operator;
  const span = { in_last: 1, in_next: -1, seen: 2, completed: 2, dismissed: 2 }[name] ?? 0;
  const wanted = span ? [days ?? 1 / 0] : [].concat(value).map((one) => cast(one, type, exact || name == "regex", 0));
  const plan = {
    type,
    test,
    not: name != operator,
    days: span,
    exists: span == 2 || name == "exists",
    wanted,
    flags: exact ? "" : "i",
  };
  plans.set(condition, plan);
  return plan;
}

/**
 * Whether one condition holds. What is unknown or not of the wanted type makes it false whatever the operator,
 * except not_exists and a guide that was not seen, completed or dismissed.
 * @type {(condition: Condition, facts: Facts, guide: {id: string}) => boolean}
 */
export function conditionHolds(condition, facts, guide) {
  const { type, test, not, days, exists, wanted, flags } = plans.get(condition) ?? planOf(condition);
  const { subject, case: exact } = condition;
  const { offset, today } = facts;
  const raw = sawOf(condition, facts, guide);
  let seen = subject == "guide" || subject == "first_seen" ? raw : cast(raw, type, exact, offset);
  if (seen == null) return not && exists;
  // A guide seen on a day that lies ahead, because the clock jumped back, counts by its distance.
  if (days) seen = days > 1 ? Math.abs(today - seen) : (today - seen) * days;
  const short = subject == "language" ? seen.split("-")[0] : seen;
  for (const one of wanted) if (test(seen, one, flags) || (short != seen && test(short, one, flags))) return !not;
  return not;
}

/** Whether a group of conditions, nested as a release may have them, holds; read in order until decided. @type {(group: Group, facts: Facts, guide: {id: string}) => boolean} */
export function groupHolds({ match, conditions }, facts, guide) {
  const wanted = { all: false, any: true }[match];
  if (wanted === undefined) throw match;
  for (const one of conditions)
    if ((one.conditions ? groupHolds(one, facts, guide) : conditionHolds(one, facts, guide)) == wanted) return wanted;
  return !wanted;
}

CHECKS.segment = groupHolds;
