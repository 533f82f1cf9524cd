// @ts-check
import { CHECKS } from "./checks.js";
import { compare, LONGEST } from "./compare.js";
import { dayOf } from "./memory.js";

/**
 * @typedef {import("./index.js").Condition} Condition
 * @typedef {import("./index.js").Facts} Facts
 * @typedef {import("./index.js").Memory} Memory
 * @typedef {import("./index.js").Guide} Guide
 * @typedef {import("./index.js").Group} Group
 */

/** A number from 0 up to, not including, 100 that this browser always has for this name. @type {(seed: number, name: string) => number} */
export function percentage(seed, name) {
  let hash = 0;
  for (const character of seed + name) hash = Math.imul(hash ^ character.charCodeAt(0), 0x5bd1e995) ^ (hash >>> 15);
  return ((hash ^ (hash >>> 13)) >>> 0) % 1e4 / 100;
}

/** Own entries only: "constructor" and "__proto__" are names like any other. @type {(table: any, name: any) => any} */
const own = (table, name) => (table && Object.hasOwn(table, name) ? table[name] : undefined);

/** How often an event was tracked: ever, or today and on the `days` days before. @type {(event: number[], days: number | undefined, today: number) => number} */
function times(event, days, today) {
  if (days == null) return event[0];
  let sum = 0;
  for (let at = 1; at < event.length; at += 2) if (today - event[at] <= days) sum += event[at + 1];
  return sum;
}

/**
 * What a condition looks at, as it was found; undefined when unknown. A guide is seen as the day of what the operator names.
 * @type {Record<string, (condition: Condition, facts: Facts, memory: Memory, today: number, guide: Guide) => unknown>}
 */
const SUBJECTS = {
  // @ts-expect-error: see checks.js
  __proto__: null,
  attribute: ({ name }, facts) => own(facts.attributes, name),
  event: ({ name, days }, facts, memory, today) => times(own(memory.e, name) || [0], days, today),
  guide: ({ name, operator }, facts, memory) => own(memory.g, name)?.[/completed$/.test(operator) ? 2 : /dismissed$/.test(operator) ? 3 : 1],
  first_seen: (_, facts, memory) => memory.f,
  visits: (_, facts, memory) => memory.n,
  pages_visited: (_, facts, memory) => memory.p,
  percentage: ({ name }, facts, memory, today, guide) => percentage(memory.r, name || guide.id),
};
for (const name of ["cookie", "storage", "element"]) SUBJECTS[name] = (condition, facts) => /** @type {any} */ (facts)[name](condition.name);
for (const name of ["language", "device", "browser", "viewport_width", "referrer"]) SUBJECTS[name] = (_, facts) => /** @type {any} */ (facts)[name];

/** The value brought to its type, a date as its day; undefined when it cannot be. @type {(value: any, type: string, exact: unknown, offset: number) => any} */
function cast(value, type, exact, offset) {
  if (typeof value == "string" ? value.length > LONGEST : typeof value != "boolean" && !Number.isFinite(value)) return;
  if (type == "number") return typeof value == "number" || /^-?\d+(\.\d+)?$/.test(value) ? +value : undefined;
  if (type == "date") {
    const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d))?$/.test(value) && Date.parse(value);
    // Date.parse turns 30 February into 2 March.
    return time && new Date(value.slice(0, 10)).getUTCDate() == value.slice(8, 10) ? dayOf(time, value[10] ? offset : 0) : undefined;
  }
  return exact ? value + "" : (value + "").toLowerCase();
}

/** What the condition sees, for the one who asks why. @type {(condition: Condition, facts: Facts, memory: Memory, now: number, guide: Guide) => unknown} */
export const sawOf = (condition, facts, memory, now, guide) =>
  SUBJECTS[condition.subject](condition, facts, memory, dayOf(now, facts.offset), guide);

/**
 * Whether one condition holds. Something unknown, or not of the wanted type, makes it false whatever the operator, except `not_exists`.
 * @param {Condition} condition
 * @param {Facts} facts
 * @param {Memory} memory
 * @param {number} now
 * @param {Guide} guide
 * @returns {boolean}
 */
export function conditionHolds(condition, facts, memory, now, guide) {
  const { subject, operator, value, days } = condition;
  const raw = sawOf(condition, facts, memory, now, guide);
  const today = dayOf(now, facts.offset);
  if (subject == "guide") {
    const held = raw && (days == null || today - /** @type {number} */ (raw) <= days);
    return operator.startsWith("not_") ? !held : !!held;
  }
  const regex = operator.endsWith("regex");
  const first = subject == "first_seen";
  const type = first ? "date" : condition.type || typeof value;
  const seen = first ? raw : cast(raw, type, regex || condition.case, facts.offset);
  if (operator.endsWith("exists")) return (operator == "exists") == (seen != null && seen !== "" && raw !== false);
  const relative = operator.includes("in_");
  const wanted = relative ? [days] : [].concat(value).map((one) => cast(one, type, regex || condition.case, facts.offset));
  const forms = [relative ? seen - today : seen];
  if (subject == "language") forms.push(seen.split("-")[0]);
  const held = compare(operator, forms, wanted, condition.case ? "" : "i");
  return seen != null && held;
}

/** Whether a group of conditions, nested once, holds; read in order until decided. @type {(group: Group, facts: Facts, memory: Memory, now: number, guide: Guide) => boolean} */
export function groupHolds({ match, conditions }, facts, memory, now, guide) {
  const holds = (/** @type {any} */ one) => (one.conditions ? groupHolds : conditionHolds)(one, facts, memory, now, guide);
  return /** @type {any} */ (conditions)[{ all: "every", any: "some" }[match]](holds);
}

CHECKS.segment = groupHolds;
