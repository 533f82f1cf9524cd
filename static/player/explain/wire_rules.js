// @ts-check
import { IN_EACH_TAB, NEVER_AGAIN, NO_LIMIT } from "../judge/frequency.js";
import { ordered } from "../judge/page_rules.js";

/**
 * Guides as they travel to visitors: every default written out, every page rule an expression, so that judging them takes little.
 * The server does the same once for all visitors (`models/release/wire_rules.py`); one corpus holds both to it.
 *
 * @typedef {import("../judge/rules.js").WireGuide} WireGuide
 * @typedef {import("../judge/page_rules.js").Expression} Expression
 * @typedef {import("../judge/rules.js").Guide} Guide
 */

/** Whether the player starts the guide by itself, so that the budget applies. @type {(rules: import("../judge/rules.js").Rules) => boolean} */
export const isAutomatic = (rules) => /^(automatic|delay|scroll|exit|idle)$/.test(rules.trigger?.type || "automatic");

/** Whether a guide never counts against the budget: hotspots, and tours of nothing but banners. @type {(guide: Guide) => boolean | undefined} */
export const isExempt = ({ kind, content }) => kind == "hotspots" || content?.steps.every((step) => step.kind == "banner");

/** @type {(guide: Guide) => WireGuide} */
export function wireGuide(guide) {
  const { trigger, frequency, stop, pages, goal, ...others } = /** @type {any} */ (guide.rules || {});
  /** @type {any} */
  const rules = { ...(pages === undefined ? {} : { pages: pagesIn(pages) }), ...others, ...limitsOf(guide) };
  // A goal decides nothing; the server has it travel as what counts it.
  if (goal?.holdout) rules.hold = goal.holdout;
  return { id: guide.id, auto: isAutomatic(guide.rules || {}), exempt: isExempt(guide), rules };
}

/** How often a guide shows, and what stops it. @type {(guide: Guide) => {stop?: [number, number, number], frequency?: number | null}} */
export function limitsOf({ kind, rules = {} }) {
  const auto = isAutomatic(rules);
  /** @type {ReturnType<typeof limitsOf>} */
  const limits = {};
  // A guide the player starts by itself shows once and stops when completed or dismissed unless its rules say otherwise; hotspots
  // and guides that are asked for (click, hover, event, link, API) show always, and the latter do not stop.
  const { views = NO_LIMIT, completed = auto, dismissed = auto } = rules.stop || {};
  if (views || completed || dismissed) limits.stop = [views, +completed, +dismissed];
  const { show = auto && kind != "hotspots" ? "once" : "always", days = 1 } = rules.frequency || {};
  if (show != "always") limits.frequency = { once: NEVER_AGAIN, session: IN_EACH_TAB, days }[show] ?? null;
  return limits;
}

/** @type {(pages: import("../judge/rules.js").Pages) => [Expression[], Expression[]]} */
const pagesIn = ({ include = [], exclude = [] }) => [include.map(expressionOf), exclude.map(expressionOf)];

/**
 * A page rule as an expression. Upper and lower case matter, a trailing slash and the order of query parameters only when the
 * rule is strict. A host is compared with its port only when the value names one.
 * @param {import("../judge/rules.js").PageRule} rule
 * @returns {Expression}
 */
export function expressionOf({ part, operator, value, strict = false }) {
  const name = operator.replace("not_", "");
  if (!COMPARED.includes(name)) throw operator;
  // A host is compared with its port when the value names one.
  const isWithPort = part == "host" && /:[^\]]*$/.test(value);
  const wanted = strict || name == "regex" ? [value] : [...new Set([value, ordered(value)])];
  const expression = [
    isWithPort ? "port" : part,
    name,
    name == "pattern" ? wanted.map((one) => patterned(one, part)) : wanted,
    name == operator ? 0 : 1,
    strict ? 1 : 0,
    part == "host" && name == "regex" ? "i" : "",
  ];
  while (!expression[expression.length - 1]) expression.pop();
  return /** @type {Expression} */ (expression);
}

const COMPARED = ["equals", "contains", "starts_with", "ends_with", "pattern", "regex"];

/**
 * A pattern as the text before its first wildcard, the text after its last one, and a regular expression: `*` is any run of characters,
 * `:name` one or more up to the next separator (in a host, where upper and lower case are the same, the next dot).
 * What stands between two stars is taken where it first occurs and never reconsidered: the lookahead with its back reference is an atomic
 * group. So a pattern costs at most the square of the text's length, however many stars it has.
 * @type {(pattern: string, part: string) => [head: string, tail: string, source: string]}
 */
function patterned(pattern, part) {
  const segment = part == "host" ? "[^.:]+?" : "[^/?#&]+?";
  const texts = (part == "host" ? pattern.toLowerCase() : pattern).split(/(:[a-z_]\w*|\*+)/i);
  const literal = (/** @type {string} */ text) => text.replace(/[\\^$.+?()[\]{}|]/g, "\\$&");
  const wildcard = (/** @type {string} */ text) => (text[0] == ":" ? segment : "*");
  let groups = 0;
  const source = texts
    .map((text, at) => (at % 2 ? wildcard(text) : literal(text)))
    .join("")
    .replace(/\*+([^*]+)(?=\*)/g, (_, piece) => `(?=(.{0,}?${piece}))\\${++groups}`)
    .replace(/\*+/g, ".*");
  return [texts[0], texts[texts.length - 1], `^${source}$`];
}
