// @ts-check
import { dayOf, tracked } from "../player/explain/index.js";

/**
 * A made-up visitor: what the rules of some guides ask for, and the facts and the memory of a browser that answers so.
 * @typedef {import("../player/judge/rules.js").Guide} Guide
 * @typedef {{name: string, label: string, kind: string, of?: string}} Question  kind: text, number, date, boolean, past, times, there
 */

/** Subjects whose answer has a field of its own in the form, whoever asks. */
const KINDS = /** @type {Record<string, string>} */ ({
  attribute: "text",
  cookie: "text",
  storage: "text",
  event: "times",
  element: "there",
  guide: "past",
});

/** How often an event may have happened at most. */
const MOST_TIMES = 1000;

/**
 * What these guides ask about visitors, each once: attributes, events, guides seen before and so on.
 * @param {Guide[]} guides
 * @param {Record<string, string>} declared attributes of the site with their types
 * @param {Guide[]} known to call guides by their names
 * @returns {Question[]}
 */
export function questionsOf(guides, declared, known = guides) {
  /** @type {Map<string, Question>} */
  const questions = new Map();
  const ask = (/** @type {string} */ name, /** @type {string} */ label, /** @type {string} */ kind) =>
    questions.set(name, { name, label, kind });
  const nameOf = (/** @type {string} */ id) => known.find((guide) => guide.id == id)?.name ?? id;
  for (const [name, kind] of Object.entries(declared)) ask("attribute:" + name, name, kind);
  for (const guide of guides) {
    for (const { subject, name = "", type = "text" } of conditionsIn(guide.rules?.segment)) {
      const kind = KINDS[subject];
      const key = `${subject}:${name}`;
      if (!kind || questions.has(key)) continue;
      ask(key, subject == "guide" ? nameOf(name) : labelOf(subject, name), kind == "text" ? type : kind);
    }
    ask("guide:" + guide.id, nameOf(guide.id), "past");
    if (guide.rules?.goal?.holdout) ask("holdout:" + guide.id, `Held out of ${nameOf(guide.id)}`, "boolean");
  }
  return [...questions.values()];
}

/** @param {string} subject @param {string} name */
function labelOf(subject, name) {
  if (subject == "event") return `“${name}” tracked`;
  if (subject == "cookie") return `Cookie ${name}`;
  if (subject == "storage") return `Stored ${name}`;
  if (subject == "element") return `Element ${name}`;
  return name;
}

/** @param {any} group @returns {import("../player/judge/rules.js").Condition[]} */
function conditionsIn(group) {
  return (group?.conditions ?? []).flatMap((/** @type {any} */ one) => (one.conditions ? conditionsIn(one) : [one]));
}

/**
 * The facts of that visitor at that moment, its memory among them.
 * @param {Record<string, string>} answers by field: `url`, `language`, `attribute:plan`, `guide:welcome` …
 * @param {string | undefined} zone the site's time zone
 * @param {Record<string, string>} kinds of the attributes, by name
 * @returns {import("../player/judge/rules.js").Facts}
 */
export function visitorOf(answers, zone, kinds) {
  const now = Date.parse(answers.moment) || Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const today = dayOf(now, offset);
  const attributes = Object.create(null);
  for (const [name, value] of given(answers, "attribute")) attributes[name] = typed(value, kinds[name]);
  const cookies = Object.fromEntries(given(answers, "cookie"));
  const storages = Object.fromEntries(given(answers, "storage"));
  const elements = Object.fromEntries(given(answers, "element"));
  return {
    now,
    today,
    memory: memoryOf(answers, today),
    url: answers.url,
    offset,
    zone,
    tab: given(answers, "guide")
      .filter(([, value]) => value.split(",")[3] == "tab")
      .map(([id]) => id),
    attributes,
    held: Object.fromEntries(given(answers, "holdout").map(([id, value]) => [id, value == "true"])),
    language: answers.language,
    device: answers.device,
    browser: answers.browser,
    viewport_width: numberIn(answers, "viewport_width", 1280),
    referrer: answers.referrer ?? "",
    cookie: (/** @type {string} */ name) => cookies[name] ?? null,
    storage: (/** @type {string} */ name) => storages[name] ?? null,
    element: (/** @type {string} */ selector) => !!elements[selector],
  };
}

/** @param {Record<string, string>} answers @param {number} today @returns {import("../player/judge/visitor_memory.js").Memory} */
function memoryOf(answers, today) {
  /** @type {import("../player/judge/visitor_memory.js").Memory} */
  const memory = {
    optedOut: 0,
    head: {
      seed: numberIn(answers, "seed", 20_000),
      firstDay: today - numberIn(answers, "first_seen"),
      visits: numberIn(answers, "visits", 1),
      pageViews: numberIn(answers, "pages_visited", 1),
      lastMinute: 0,
      budgetDay: today,
      tours: numberIn(answers, "tours"),
      month: 0,
    },
    entries: new Map(),
  };
  for (const [id, value] of given(answers, "guide")) {
    const [deed, ago = "0", views = "1"] = value.split(",");
    const day = today - (+ago || 0);
    const completed = deed == "completed" ? day : 0;
    const dismissed = deed == "dismissed" ? day : 0;
    if (deed) memory.entries.set(id, [+views || 1, day, completed, dismissed, "_"]);
  }
  for (const [name, value] of given(answers, "event")) {
    const times = Math.min(+value || 0, MOST_TIMES);
    for (let left = times; left > 0; left--) tracked(memory, name, today);
  }
  return memory;
}

/** What was answered about a subject, by name. @param {Record<string, string>} answers @param {string} subject @returns {[name: string, value: string][]} */
function given(answers, subject) {
  return Object.entries(answers)
    .filter(([field, value]) => field.startsWith(subject + ":") && value !== "")
    .map(([field, value]) => [field.slice(subject.length + 1), value]);
}

/** @param {Record<string, string>} answers @param {string} field @param {number} [fallback] when there is no number in it */
function numberIn(answers, field, fallback = 0) {
  const text = answers[field]?.trim();
  return text && Number.isFinite(+text) ? +text : fallback;
}

/** @param {string} value @param {string | undefined} kind */
function typed(value, kind) {
  if (kind == "number" && Number.isFinite(+value)) return +value;
  return kind == "boolean" ? value == "true" : value;
}
