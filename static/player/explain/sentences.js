// @ts-check
import { DATE_OPERATORS, dated, OPERATORS, PARTS, plural, shown, SUBJECTS, TRIGGERS } from "./vocabulary.js";

/**
 * What reasons.js found, as sentences for people. Loaded only by the one who asks why.
 *
 * @typedef {import("./reasons.js").Entry} Entry
 * @typedef {{rule: string, held: boolean, text: string, parts: Line[]}} Line
 */

/**
 * An explanation in words.
 * @param {import("./reasons.js").Verdict} verdict
 * @param {import("../judge/rules.js").Guide} guide
 * @param {import("../judge/rules.js").Guide[]} [guides] to call other guides by their names
 * @returns {{held: boolean, headline: string, lines: Line[]}}
 */
export function inWords(verdict, guide, guides = []) {
  const name = (/** @type {unknown} */ id) => `"${guides.find((one) => one.id == id)?.name || id}"`;
  const lines = verdict.rules.map((entry) => lineOf(entry, guide, name));
  const first = verdict.rules.findIndex((entry) => !entry.held && !entry.waits);
  const waiting = verdict.rules.findIndex((entry) => entry.waits);
  const title = name(guide.id);
  const headline =
    first >= 0
      ? `${title} does not show: ${reasonOf(lines[first])}`
      : waiting >= 0
        ? `${title} is ready: ${lines[waiting].text}`
        : `${title} shows now.`;
  return { held: verdict.held, headline, lines };
}

/** The line itself, or the parts of it that decided. @type {(line: Line) => string} */
function reasonOf(line) {
  const failed = line.parts.filter((part) => !part.held);
  const excluded = failed.filter((part) => part.rule == "exclude");
  const told = excluded.length ? excluded : failed;
  return told.length ? told.map(reasonOf).join(" ") : line.text;
}

/** @type {(entry: Entry, guide: import("../judge/rules.js").Guide, name: (id: unknown) => string) => Line} */
function lineOf(entry, guide, name) {
  const parts = (entry.parts || []).map((part) => lineOf(part, guide, name));
  const say = entry.unknown ? undefined : /** @type {any} */ (SENTENCES)[entry.rule];
  const text = say
    ? say(entry, guide, name)
    : `This player does not know the rule ${shown(entry.rule)} or cannot read it: ${JSON.stringify(entry.wanted)}.`;
  return { rule: entry.rule, held: entry.held, text, parts };
}

/** @type {Record<string, (entry: any, guide: import("../judge/rules.js").Guide, name: (id: unknown) => string) => string>} */
const SENTENCES = {
  released: ({ wanted }) => `No guide ${shown(wanted)} is live here: it is not published to this environment, or was taken down.`,
  pages: ({ held, saw, parts }) =>
    parts.length
      ? `The page ${shown(saw)} is ${held ? "" : "not "}one of the guide's pages.`
      : "The guide may show on every page.",
  include: ({ wanted, saw }) => `Wanted ${pageRule(wanted)}, saw ${shown(saw)}.`,
  exclude: ({ held, wanted, saw }) =>
    held
      ? `Excluded where ${pageRule(wanted, "is")}, saw ${shown(saw)}.`
      : `Excluded here: ${pageRule(wanted, "is")}, saw ${shown(saw)}.`,
  segment: ({ held, wanted }) =>
    `The visitor is ${held ? "" : "not "}in the segment: ${wanted.match == "any" ? "any" : "all"} of these.`,
  group: ({ held, wanted }) => `${wanted.match == "any" ? "Any" : "All"} of these${held ? "" : ", which is not so"}.`,
  condition: ({ held, wanted, saw }, guide, name) => condition(wanted, saw, held, name),
  schedule: ({ held, wanted, saw }) => {
    const where = wanted.zone == "site" ? "by the site's clock" : "by the visitor's clock";
    const when = held
      ? "Within its schedule"
      : saw < (wanted.from || "")
        ? `It begins on ${clockTime(wanted.from)}`
        : `It ended on ${clockTime(wanted.until)}`;
    return `${when}; it is ${clockTime(saw)} ${where}.`;
  },
  trigger: ({ held, wanted }) => {
    const told =
      TRIGGERS[wanted.type]?.replace(/\{(\w+)\}/g, (_, key) => wanted[key]) ||
      `"${wanted.type}", which this player does not know`;
    return held ? "It starts by itself." : `It waits for ${told}.`;
  },
  stop: ({ held, saw, wanted }) => {
    if (held) return `Nothing has stopped it for good: ${history(saw)}.`;
    if (wanted.views && saw.views >= wanted.views)
      return `It stops after ${plural(wanted.views, "view")}, and was shown ${plural(saw.views, "time")}.`;
    return saw.completed
      ? `It was completed on ${dated(saw.completed)}, which stops it.`
      : `It was dismissed on ${dated(saw.dismissed)}, which stops it.`;
  },
  frequency: ({ held, saw, wanted }) => {
    const often = {
      once: "once",
      session: "once in each tab",
      always: "always",
      days: (wanted.days ?? 1) == 1 ? "once a day" : `once every ${wanted.days} days`,
    }[/** @type {"once"} */ (wanted.show || "once")];
    return wanted.show || !held ? `It shows ${often}: ${history(saw)}.` : `It may show now: ${history(saw)}.`;
  },
  budget: ({ held, wanted, saw }) =>
    wanted
      ? `${plural(saw, "automatic tour")} of ${wanted} a day ${saw == 1 ? "has" : "have"} been shown today.${held ? "" : " It waits for another day."}`
      : "There is no limit of tours a day.",
  turn: ({ held, saw }, guide, name) =>
    held ? "No other guide comes first." : `${name(saw)} comes first: one guide at a time, by priority, then the oldest.`,
};

/** @type {(rule: import("../judge/rules.js").PageRule, form?: string) => string} */
const pageRule = ({ part, operator, value }, form) =>
  `${PARTS[part] || part} ${
    form
      ? (OPERATORS[operator] || operator)
          .replace(/^to be$/, "is")
          .replace(/^not to be$/, "is not")
          .replace(/^not to (\w+)/, "does not $1")
          .replace(/^to (\w*(?:ch|s))\b/, "$1es")
          .replace(/^to (\w+)/, "$1s")
      : OPERATORS[operator] || operator
  } "${value}"`;

/** @type {(wanted: any, saw: any, held: boolean, name: (id: unknown) => string) => string} */
function condition(wanted, saw, held, name) {
  const { subject, operator, value, days, type } = wanted;
  const not = operator.startsWith("not_");
  if (subject == "guide") {
    const deed = operator.replace("not_", "");
    const within = days ? ` in the last ${plural(days, "day")}` : "";
    return `Wanted ${name(wanted.name)} ${not ? "not " : ""}to have been ${deed}${within}; it was ${saw ? `${deed} on ${dated(saw)}` : `never ${deed}`}.`;
  }
  const what =
    SUBJECTS[subject] ||
    {
      attribute: `the attribute "${wanted.name}"`,
      cookie: `the cookie "${wanted.name}"`,
      storage: `the stored value "${wanted.name}"`,
      element: `an element "${wanted.name}"`,
      event: `the number of times "${wanted.name}" was tracked${days ? ` in the last ${plural(days, "day")}` : ""}`,
    }[/** @type {"attribute"} */ (subject)] ||
    subject;
  const found = subject == "first_seen" ? dated(saw) : subject == "element" ? (saw ? "one" : "none") : shown(saw);
  const unread =
    subject != "first_seen" && !held && saw !== undefined && saw !== null && type && !readable(saw, type)
      ? `, which is no ${type}`
      : "";
  return `Wanted ${what} ${wish(wanted)}, saw ${found}${unread}.`;
}

/** @type {(wanted: any) => string} */
function wish({ subject, operator, value, days, type }) {
  const not = operator.startsWith("not_") ? "not " : "";
  if (operator.endsWith("exists")) return subject == "element" ? `${not}to be on the page` : `${not}to be known`;
  if (operator.endsWith("in_last")) return `${not}to be in the last ${plural(days, "day")}`;
  if (operator.endsWith("in_next")) return `${not}to be in the next ${plural(days, "day")}`;
  const dates = type == "date" || subject == "first_seen";
  return `${(dates && DATE_OPERATORS[operator]) || OPERATORS[operator] || operator} ${shown(value)}`;
}

/** @type {(saw: any, type: string) => boolean} */
const readable = (saw, type) => {
  if (typeof saw == "string") return { number: /^-?\d+(\.\d+)?$/, date: /^\d{4}-\d\d-\d\d(T|$)/ }[type]?.test(saw) ?? true;
  return type != "date" && (typeof saw == "boolean" ? type != "number" : Number.isFinite(saw));
};

/** @type {(text: string) => string} */
const clockTime = (text) => String(text).replace("T", " at ").slice(0, 19);

/** @type {(saw: {views: number, seen: number, completed: number, dismissed: number}) => string} */
function history({ views, seen, completed, dismissed }) {
  if (!views) return "this visitor has not seen it yet";
  const ends = [completed && `completed on ${dated(completed)}`, dismissed && `dismissed on ${dated(dismissed)}`].filter(Boolean);
  return [`it was shown ${plural(views, "time")}, last on ${dated(seen)}`, ...ends].join(", ");
}
