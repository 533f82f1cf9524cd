// @ts-check
import { conditionSentence } from "./condition_sentence.js";
import { dated, OPERATORS, PARTS, plural, quoted, TRIGGERS } from "./vocabulary.js";

/**
 * What reasons.js found, as sentences for people. Loaded only by the one who asks why.
 *
 * @typedef {import("./reasons.js").Entry} Entry
 * @typedef {import("../judge/rules.js").Guide} Guide
 * @typedef {import("../judge/rules.js").PageRule} PageRule
 * @typedef {{rule: string, held: boolean, text: string, parts: Line[]}} Line
 * @typedef {(id: unknown) => string} NameOf what a guide is called
 */

/**
 * An explanation in words.
 * @param {import("./reasons.js").Verdict} verdict
 * @param {Guide} guide
 * @param {Guide[]} [guides] to call other guides by their names
 * @returns {{held: boolean, headline: string, lines: Line[]}}
 */
export function inWords(verdict, guide, guides = []) {
  const name = (/** @type {unknown} */ id) => `"${guides.find((one) => one.id == id)?.name || id}"`;
  const lines = verdict.rules.map((entry) => lineOf(entry, guide, name));
  const first = verdict.rules.findIndex((entry) => !entry.held && !entry.waits);
  const waiting = verdict.rules.findIndex((entry) => entry.waits);
  const title = name(guide.id);
  let headline = `${title} shows now.`;
  if (first >= 0) headline = `${title} does not show: ${reasonOf(lines[first])}`;
  else if (waiting >= 0) headline = `${title} is ready: ${lines[waiting].text}`;
  return { held: verdict.held, headline, lines };
}

/** The line itself, or the parts of it that decided. @type {(line: Line) => string} */
function reasonOf(line) {
  const failed = line.parts.filter((part) => !part.held);
  const excluded = failed.filter((part) => part.rule == "exclude");
  const decisive = excluded.length ? excluded : failed;
  return decisive.length ? decisive.map(reasonOf).join(" ") : line.text;
}

/** @type {(entry: Entry, guide: Guide, name: NameOf) => Line} */
function lineOf(entry, guide, name) {
  const { rule, held, wanted, unknown } = entry;
  const parts = (entry.parts || []).map((part) => lineOf(part, guide, name));
  const sentence = unknown ? undefined : SENTENCES[rule];
  const unreadable = `This player does not know the rule ${quoted(rule)} or cannot read it: ${JSON.stringify(wanted)}.`;
  return { rule, held, text: sentence ? sentence(entry, guide, name) : unreadable, parts };
}

/** @type {Record<string, (entry: any, guide: Guide, name: NameOf) => string>} */
const SENTENCES = {
  released: ({ wanted }) =>
    `No guide ${quoted(wanted)} is live here: it is not published to this environment, or was taken down.`,

  pages({ held, saw, parts }) {
    if (!parts.length) return "The guide may show on every page.";
    return `The page ${quoted(saw)} is ${held ? "" : "not "}one of the guide's pages.`;
  },

  include: ({ wanted, saw }) => `Wanted ${partOf(wanted)} ${wishOf(wanted)}, saw ${quoted(saw)}.`,

  exclude: ({ held, wanted, saw }) =>
    `Excluded ${held ? "where" : "here:"} ${partOf(wanted)} ${claimOf(wanted)}, saw ${quoted(saw)}.`,

  segment: ({ held, wanted }) =>
    `The visitor is ${held ? "" : "not "}in the segment: ${wanted.match == "any" ? "any" : "all"} of these.`,

  group: ({ held, wanted }) => `${wanted.match == "any" ? "Any" : "All"} of these${held ? "" : ", which is not so"}.`,

  condition: ({ held, wanted, saw }, _guide, name) => conditionSentence(wanted, saw, held, name),

  schedule({ held, wanted, saw }) {
    const clock = wanted.zone == "site" ? "by the site's clock" : "by the visitor's clock";
    const now = `it is ${clockTime(saw)} ${clock}.`;
    if (held) return `Within its schedule; ${now}`;
    if (saw < (wanted.from || "")) return `It begins on ${clockTime(wanted.from)}; ${now}`;
    return `It ended on ${clockTime(wanted.until)}; ${now}`;
  },

  split: ({ wanted, saw }) =>
    `Of two versions the visitor is given the ${saw ? "second" : "first"}; ${wanted.percent} % of browsers are given the second.`,

  holdout({ held, wanted }) {
    if (held) return `The visitor is not of the ${wanted.holdout} % that are held out.`;
    return `The visitor is of the ${wanted.holdout} % that are held out: not shown it, so that its goal can be compared.`;
  },

  trigger({ held, wanted }) {
    if (held) return "It starts by itself.";
    const trigger = TRIGGERS[wanted.type]?.replace(/\{(\w+)\}/g, (_, key) => wanted[key]);
    return `It waits for ${trigger || `"${wanted.type}", which this player does not know`}.`;
  },

  stop({ held, saw, wanted }) {
    if (held) return `Nothing has stopped it for good: ${history(saw)}.`;
    if (wanted.views && saw.views >= wanted.views)
      return `It stops after ${plural(wanted.views, "view")}, and was shown ${plural(saw.views, "time")}.`;
    if (saw.completed) return `It was completed on ${dated(saw.completed)}, which stops it.`;
    return `It was dismissed on ${dated(saw.dismissed)}, which stops it.`;
  },

  frequency({ held, saw, wanted }) {
    if (held && !wanted.show) return `It may show now: ${history(saw)}.`;
    return `It shows ${howOften(wanted)}: ${history(saw)}.`;
  },

  budget({ held, wanted, saw }) {
    if (!wanted) return "There is no limit of tours a day.";
    const shown = `${plural(saw, "automatic tour")} of ${wanted} a day ${saw == 1 ? "has" : "have"} been shown today.`;
    return held ? shown : `${shown} It waits for another day.`;
  },

  turn({ held, saw }, _guide, name) {
    if (held) return "No other guide comes first.";
    return `${name(saw)} comes first: one guide at a time, by priority, then the oldest.`;
  },
};

/** @param {{show?: string, days?: number}} frequency */
function howOften({ show, days }) {
  const everyDays = (days ?? 1) == 1 ? "once a day" : `once every ${days} days`;
  return { once: "once", session: "once in each tab", always: "always", days: everyDays }[show || "once"];
}

/** @param {PageRule} rule */
const partOf = ({ part }) => PARTS[part] || part;

/** What a page rule asks: "to contain …". @param {PageRule} rule */
const wishOf = ({ operator, value }) => `${OPERATORS[operator] || operator} "${value}"`;

/** The same as a statement: "contains …". @param {PageRule} rule */
function claimOf({ operator, value }) {
  const claim = (OPERATORS[operator] || operator)
    .replace(/^to be$/, "is")
    .replace(/^not to be$/, "is not")
    .replace(/^not to (\w+)/, "does not $1")
    .replace(/^to (\w*(?:ch|s))\b/, "$1es")
    .replace(/^to (\w+)/, "$1s");
  return `${claim} "${value}"`;
}

/** @type {(text: string) => string} */
const clockTime = (text) => String(text).replace("T", " at ").slice(0, 19);

/** @type {(saw: {views: number, seen: number, completed: number, dismissed: number}) => string} */
function history({ views, seen, completed, dismissed }) {
  if (!views) return "this visitor has not seen it yet";
  const deeds = [`it was shown ${plural(views, "time")}, last on ${dated(seen)}`];
  if (completed) deeds.push(`completed on ${dated(completed)}`);
  if (dismissed) deeds.push(`dismissed on ${dated(dismissed)}`);
  return deeds.join(", ");
}
