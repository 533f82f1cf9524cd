// @ts-check
import { CHECKS } from "../judge/checks.js";
import { historyOf, toursOn } from "../judge/visitor_memory.js";
import { partsOf } from "../judge/page_rules.js";
import { percentage } from "../judge/percentage.js";
import { clock } from "../judge/schedule.js";
import { conditionHolds, groupHolds, sawOf } from "../judge/segments.js";
import { pageHolds, pageRuleHolds } from "./authored_pages.js";
import { byRank, choose, heldOut, spent } from "./choice.js";
import "./named_zones.js";
import { isAutomatic, isExempt } from "./wire_rules.js";

/**
 * Why a guide shows or not: each rule with what it wanted and what it saw, as data. sentences.js says it in words.
 *
 * @typedef {object} Entry
 * @property {string} rule  "released", "pages", "include", "exclude", "segment", "group", "condition", "schedule", "split", "holdout", "trigger",
 *   "stop", "frequency", "budget", "turn"
 * @property {boolean} held
 * @property {unknown} wanted  the rule itself, as in the release
 * @property {unknown} [saw]
 * @property {true} [unknown]  this player does not know the rule, or cannot read it
 * @property {true} [waits]  a trigger: the guide is ready and waits for it
 * @property {Entry[]} [parts]
 *
 * @typedef {{held: boolean, waits?: true, rules: Entry[]}} Verdict  held when every rule holds; a trigger only makes it wait
 * @typedef {{guides: import("../judge/rules.js").Guide[], budget?: number}} Release
 * @typedef {import("../judge/rules.js").Guide} Guide
 * @typedef {import("../judge/rules.js").Facts} Facts
 */

/** @type {(rule: string, wanted: unknown, judge: () => Partial<Entry>) => Entry} */
function entry(rule, wanted, judge) {
  try {
    return { rule, held: false, wanted, ...judge() };
  } catch {
    return { rule, held: false, wanted, unknown: true };
  }
}

/** @type {(guide: Guide, facts: Facts) => Verdict} */
export function evaluate(guide, facts) {
  const rules = /** @type {any} */ (guide.rules || {});
  const { split } = /** @type {any} */ (guide);
  const { memory, today } = facts;
  const { views, seen = 0, completed = 0, dismissed = 0 } = historyOf(memory, guide.id);
  const past = { views, seen, completed, dismissed, today };
  const reason = spent(guide, facts);
  const known = [
    entry("pages", rules.pages || {}, () => pages(rules.pages, facts.url)),
    ...("segment" in rules
      ? [entry("segment", rules.segment, () => group(/** @type {any} */ (rules.segment), facts, guide))]
      : []),
    ...("schedule" in rules ? [entry("schedule", rules.schedule, () => schedule(rules.schedule, facts, guide))] : []),
    ...(split
      ? [entry("split", split, () => ({ held: true, saw: percentage(memory.head.seed, guide.id + split.name) < split.percent }))]
      : []),
    ...(rules.goal?.holdout ? [entry("holdout", rules.goal, () => ({ held: !heldOut(guide, rules.goal.holdout, facts) }))] : []),
    entry("stop", rules.stop || {}, () => ({ held: reason != "stop", saw: past })),
    entry("frequency", rules.frequency || {}, () => ({ held: reason != "frequency", saw: past })),
  ];
  const strange = Object.keys(rules)
    .filter((name) => !CHECKS[name] && name != "goal")
    .map((name) => entry(name, /** @type {any} */ (rules)[name], () => ({ unknown: true })));
  const held = [...known, ...strange].every((one) => one.held);
  const waits = (rules.trigger?.type || "automatic") != "automatic";
  const trigger = {
    rule: "trigger",
    held: !waits,
    wanted: rules.trigger || { type: "automatic" },
    ...(waits && { waits: /** @type {const} */ (true) }),
  };
  return { held, ...(waits && { waits: /** @type {const} */ (true) }), rules: [...known, ...strange, trigger] };
}

/**
 * The same for a guide of a release, with the reasons that lie outside its own rules: not published, the day's tours used up,
 * another guide before it.
 * @param {string} id
 * @param {Release} release
 * @param {Facts} facts
 * @param {string} [running] id of the tour on screen
 * @returns {Verdict}
 */
export function explain(id, release, facts, running) {
  const guide = release.guides.find((one) => one.id == id);
  if (!guide) return { held: false, rules: [{ rule: "released", held: false, wanted: id }] };
  const verdict = evaluate(guide, facts);
  if (!isAutomatic(guide.rules || {})) return verdict;
  const rules = [...verdict.rules, ...(isExempt(guide) ? [] : [budget(release, facts)]), turn(guide, release, facts, running)];
  return { ...verdict, held: rules.every((one) => one.held || one.waits), rules };
}

/** @type {(rules: import("../judge/rules.js").Pages | undefined, url: string) => Partial<Entry>} */
function pages(rules, url) {
  const lists = /** @type {const} */ (["include", "exclude"]);
  const parts = lists.flatMap((list) =>
    (rules?.[list] || []).map((rule) =>
      entry(list, rule, () => ({ held: pageRuleHolds(rule, url) == (list == "include"), saw: partsOf(url)[rule.part][0] })),
    ),
  );
  return { held: pageHolds(rules, url), saw: url, parts };
}

/** @type {(rule: import("../judge/rules.js").Group, facts: Facts, guide: Guide) => Partial<Entry>} */
function group(rule, facts, guide) {
  const parts = rule.conditions.map((one) =>
    one.conditions
      ? entry("group", one, () => group(one, facts, guide))
      : entry("condition", one, () => {
          const saw = sawOf(one, facts, guide);
          return { held: conditionHolds(one, facts, guide), saw: one.subject == "element" ? !!saw : saw };
        }),
  );
  return { parts, held: groupHolds(rule, facts, guide) };
}

/** @type {(rule: any, facts: Facts, guide: Guide) => Partial<Entry>} */
const schedule = (rule, facts, guide) => ({
  held: !!CHECKS.schedule(rule, facts, guide),
  saw: clock(facts.now, facts.offset, rule.zone == "site" ? facts.zone : undefined).slice(0, 16),
});

/** @type {(release: Release, facts: Facts) => Entry} */
function budget({ budget = 1 }, { memory, today }) {
  const saw = toursOn(memory, today);
  return { rule: "budget", held: !budget || saw < budget, wanted: budget, saw };
}

/** @type {(guide: Guide, release: Release, facts: Facts, running?: string) => Entry} */
function turn(guide, release, facts, running) {
  const before = choose(release.guides, facts, 0).due.filter(
    (one) => one.kind == guide.kind && one != guide && byRank(one, guide) < 0,
  );
  const saw = running && running != guide.id ? running : before[0]?.id;
  return { rule: "turn", held: guide.kind == "hotspots" || !saw, wanted: guide.priority || 0, saw };
}
