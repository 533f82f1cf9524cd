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

/**
 * What these guides ask about visitors, each once: attributes, events, guides seen before and so on.
 * @param {Guide[]} guides
 * @param {Record<string, string>} declared attributes of the site with their types
 * @param {Guide[]} known to call guides by their names
 * @returns {Question[]}
 */
export function questionsOf(guides, declared, known = guides) {
  /** @type {Map<string, Question>} */
  const asked = new Map();
  const titled = (/** @type {string} */ id) => known.find((guide) => guide.id == id)?.name ?? id;
  for (const [name, kind] of Object.entries(declared))
    asked.set("attribute:" + name, { name: "attribute:" + name, label: name, kind });
  for (const guide of guides) {
    for (const { subject, name = "", type } of leavesOf(guide.rules?.segment)) {
      const key = `${subject}:${name}`;
      if (!(subject in KINDS) || asked.has(key)) continue;
      const label =
        {
          attribute: name,
          guide: titled(name),
          event: `“${name}” tracked`,
          cookie: `Cookie ${name}`,
          storage: `Stored ${name}`,
          element: `Element ${name}`,
        }[subject] ?? name;
      asked.set(key, { name: key, label, kind: KINDS[subject] == "text" ? (type ?? "text") : KINDS[subject] });
    }
    asked.set("guide:" + guide.id, { name: "guide:" + guide.id, label: titled(guide.id), kind: "past" });
  }
  return [...asked.values()];
}

/** @param {any} group @returns {import("../player/judge/rules.js").Condition[]} */
function leavesOf(group) {
  return (group?.conditions ?? []).flatMap((/** @type {any} */ one) => (one.conditions ? leavesOf(one) : [one]));
}

/**
 * The facts of that visitor at that moment, its memory among them.
 * @param {Record<string, string>} said answers by field: `url`, `language`, `attribute:plan`, `guide:welcome` …
 * @param {string | undefined} zone the site's time zone
 * @param {Record<string, string>} kinds of the attributes, by name
 * @returns {import("../player/judge/rules.js").Facts}
 */
export function visitorOf(said, zone, kinds) {
  const now = Date.parse(said.moment) || Date.now();
  const offset = -new Date(now).getTimezoneOffset();
  const today = dayOf(now, offset);
  const number = (/** @type {string} */ name, fallback = 0) =>
    said[name]?.trim() && Number.isFinite(+said[name]) ? +said[name] : fallback;
  const answers = (/** @type {string} */ subject) =>
    Object.entries(said)
      .filter(([name]) => name.startsWith(subject + ":"))
      .map(([name, value]) => [name.slice(subject.length + 1), value]);
  const found = (/** @type {string} */ subject) => Object.fromEntries(answers(subject).filter(([, value]) => value !== ""));
  const attributes = Object.create(null);
  for (const [name, value] of answers("attribute")) if (value !== "") attributes[name] = typed(value, kinds[name]);
  const [cookies, storages, elements] = ["cookie", "storage", "element"].map(found);
  /** @type {Map<string, any[]>} */
  const past = new Map();
  for (const [id, value] of answers("guide")) {
    const [deed, ago = "0", times = "1"] = value.split(",");
    const day = today - (+ago || 0);
    if (deed) past.set(id, [+times || 1, day, deed == "completed" ? day : 0, deed == "dismissed" ? day : 0, "_"]);
  }
  /** @type {import("../player/judge/memory.js").Memory} */
  const memory = {
    optedOut: 0,
    head: {
      seed: number("seed", 20_000),
      firstDay: today - number("first_seen"),
      visits: number("visits", 1),
      pageViews: number("pages_visited", 1),
      lastMinute: 0,
      budgetDay: today,
      tours: number("tours"),
      month: 0,
    },
    entries: past,
  };
  for (const [name, value] of answers("event"))
    for (let left = Math.min(+value || 0, 1000); left > 0; left--) tracked(memory, name, today);
  return {
    now,
    today,
    memory,
    url: said.url,
    offset,
    zone,
    tab: answers("guide")
      .filter(([, value]) => value.split(",")[3] == "tab")
      .map(([id]) => id),
    attributes,
    language: said.language,
    device: said.device,
    browser: said.browser,
    viewport_width: number("viewport_width", 1280),
    referrer: said.referrer ?? "",
    cookie: (/** @type {string} */ name) => cookies[name] ?? null,
    storage: (/** @type {string} */ name) => storages[name] ?? null,
    element: (/** @type {string} */ selector) => !!elements[selector],
  };
}

/** @param {string} value @param {string | undefined} kind */
const typed = (value, kind) =>
  kind == "number" && Number.isFinite(+value) ? +value : kind == "boolean" ? value == "true" : value;
