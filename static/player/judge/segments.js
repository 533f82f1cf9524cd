// @ts-check
import { CHECKS } from "./checks.js";
import { LONGEST, TESTS } from "./comparisons.js";
import { timesTracked } from "./event_history.js";
import { percentage } from "./percentage.js";
import { dayOf, historyOf } from "./visitor_memory.js";

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

/** How far the day of something is away, by the operator that asks for a number of days. @type {Record<string, ((day: number, today: number) => number) | undefined>} */
const DISTANCES = {
  in_last: (day, today) => today - day,
  in_next: (day, today) => day - today,
};
// A guide seen on a day that lies ahead, because the clock jumped back, counts by its distance.
for (const name of ["seen", "completed", "dismissed"]) DISTANCES[name] = (day, today) => Math.abs(today - day);
for (const name of Object.keys(DISTANCES)) TESTS[name] = (distance, days) => distance >= 0 && distance <= days;

/**
 * What a condition looks at, as it is found; nothing when unknown. For a guide the day of what the operator names, for the first visit its day.
 * @type {(condition: Condition, facts: any, guide: {id: string}) => any}
 * @throws when there is no such subject
 */
export function sawOf({ subject, name = "", operator, days }, facts, { id }) {
  const { today, memory } = facts;
  const { seed, firstDay, visits, pageViews } = memory.head;
  if (subject == "attribute") return facts.attributes?.[name];
  if (subject == "guide") return historyOf(memory, name)[deedOf(operator)] || undefined;
  if (subject == "event") return timesTracked(memory, name, days, today);
  if (subject == "percentage") return percentage(seed, name || id);
  const fact = facts[subject] ?? { first_seen: firstDay, visits, pages_visited: pageViews }[subject];
  if (fact === undefined) throw subject;
  return typeof fact == "function" ? fact(name) : fact;
}

/** What of a guide's history an operator asks for. @param {string} operator */
const deedOf = (operator) => (/comp/.test(operator) ? "completed" : /dism/.test(operator) ? "dismissed" : "seen");

/** The value brought to its type, a date to its day; nothing when it cannot be. @type {(value: any, type: string, exact: unknown, offset: number) => any} */
function cast(value, type, exact, offset) {
  if (typeof value == "string" ? value.length > LONGEST : typeof value != "boolean" && !Number.isFinite(value)) return;
  const text = value + "";
  if (type == "number") return value === +value || /^-?\d+(\.\d+)?$/.test(text) ? +value : undefined;
  if (type != "date") return exact ? text : text.toLowerCase();
  const time = /^\d{4}-\d\d-\d\d(T[\d:.]+(Z|[+-]\d\d:\d\d))?$/.test(text) ? Date.parse(text) : NaN;
  const hasTime = text.includes("T");
  if (!isNaN(time)) return dayOf(time, hasTime ? offset : 0);
}

/**
 * What of a condition is the same for every visitor, worked out once.
 * @typedef {object} Plan
 * @property {string} type to which what is seen is brought
 * @property {(seen: any, wanted: any, flags: string) => boolean} test
 * @property {boolean} negated
 * @property {((day: number, today: number) => number) | undefined} distance for operators that ask for a number of days
 * @property {boolean} isAboutExistence whether nothing at all is an answer: with `not_` the condition holds then
 * @property {any[]} wanted one of them is enough
 * @property {string} flags of regular expressions
 */

/** @type {WeakMap<Condition, Plan>} */
const plans = new WeakMap();

/** @param {Condition} condition @returns {Plan} */
function planOf(condition) {
  const { operator, value, days, case: exact } = condition;
  const type = condition.type || typeof value;
  const name = operator.replace("not_", "");
  const test = TESTS[name];
  if (!test) throw operator;
  const distance = DISTANCES[name];
  const plan = {
    type,
    test,
    negated: name != operator,
    distance,
    isAboutExistence: name == "exists" || /seen|completed|dismissed/.test(name),
    wanted: distance ? [days ?? Infinity] : [].concat(value).map((one) => cast(one, type, exact || name == "regex", 0)),
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
  const { type, test, negated, distance, isAboutExistence, wanted, flags } = plans.get(condition) ?? planOf(condition);
  const { subject, case: exact } = condition;
  const { offset, today } = facts;
  const raw = sawOf(condition, facts, guide);
  const isDay = subject == "guide" || subject == "first_seen";
  let seen = isDay ? raw : cast(raw, type, exact, offset);
  if (seen == null) return negated && isAboutExistence;
  if (distance) seen = distance(seen, today);
  // "de-AT" is German as well.
  const forms = subject == "language" ? [seen, seen.split("-")[0]] : [seen];
  for (const one of wanted) if (forms.some((form) => test(form, one, flags))) return !negated;
  return negated;
}

/** Whether a group of conditions, nested as a release may have them, holds; read in order until decided. @type {(group: Group, facts: Facts, guide: {id: string}) => boolean} */
export function groupHolds({ match, conditions }, facts, guide) {
  const decisive = { all: false, any: true }[match];
  if (decisive === undefined) throw match;
  for (const one of conditions) {
    const holds = one.conditions ? groupHolds(one, facts, guide) : conditionHolds(one, facts, guide);
    if (holds == decisive) return decisive;
  }
  return !decisive;
}

CHECKS.segment = groupHolds;
