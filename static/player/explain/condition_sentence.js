// @ts-check
import { DATE_OPERATORS, dated, OPERATORS, plural, quoted, SUBJECTS } from "./vocabulary.js";

/**
 * One condition of a segment in words: what it wanted, and what it saw.
 * @param {any} wanted
 * @param {any} saw
 * @param {boolean} held
 * @param {(id: unknown) => string} name what a guide is called
 */
export function conditionSentence(wanted, saw, held, name) {
  if (wanted.subject == "guide") return guideSentence(wanted, saw, name);
  const unread = !held && isUnreadable(wanted, saw) ? `, which is no ${wanted.type}` : "";
  return `Wanted ${subjectOf(wanted)} ${demandOf(wanted)}, saw ${sightOf(wanted, saw)}${unread}.`;
}

/** @param {any} wanted @param {any} saw the day of the deed @param {(id: unknown) => string} name */
function guideSentence({ name: id, operator, days }, saw, name) {
  const deed = operator.replace("not_", "");
  const not = operator == deed ? "" : "not ";
  const within = days ? ` in the last ${plural(days, "day")}` : "";
  const found = saw ? `${deed} on ${dated(saw)}` : `never ${deed}`;
  return `Wanted ${name(id)} ${not}to have been ${deed}${within}; it was ${found}.`;
}

/** @param {any} wanted @returns {string} */
function subjectOf({ subject, name, days }) {
  const within = days ? ` in the last ${plural(days, "day")}` : "";
  const named = {
    attribute: `the attribute "${name}"`,
    cookie: `the cookie "${name}"`,
    storage: `the stored value "${name}"`,
    element: `an element "${name}"`,
    event: `the number of times "${name}" was tracked${within}`,
  }[/** @type {string} */ (subject)];
  return SUBJECTS[subject] || named || subject;
}

/** @type {(wanted: any) => string} */
function demandOf({ subject, operator, value, days, type }) {
  const not = operator.startsWith("not_") ? "not " : "";
  if (operator.endsWith("exists")) return subject == "element" ? `${not}to be on the page` : `${not}to be known`;
  if (operator.endsWith("in_last")) return `${not}to be in the last ${plural(days, "day")}`;
  if (operator.endsWith("in_next")) return `${not}to be in the next ${plural(days, "day")}`;
  const isDate = type == "date" || subject == "first_seen";
  return `${(isDate && DATE_OPERATORS[operator]) || OPERATORS[operator] || operator} ${quoted(value)}`;
}

/** @param {any} wanted @param {any} saw */
function sightOf({ subject }, saw) {
  if (subject == "first_seen") return dated(saw);
  if (subject == "element") return saw ? "one" : "none";
  return quoted(saw);
}

/** Whether something was seen that is not of the wanted type. @param {any} wanted @param {any} saw */
function isUnreadable({ subject, type }, saw) {
  if (subject == "first_seen" || saw === undefined || saw === null || !type) return false;
  if (typeof saw == "string") {
    const form = { number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d(T|$)/ }[/** @type {string} */ (type)];
    return !!form && !form.test(saw);
  }
  if (type == "date") return true;
  return typeof saw == "boolean" ? type == "number" : !Number.isFinite(saw);
}
