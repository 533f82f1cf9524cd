// @ts-check
/**
 * Rules: who sees what, when. Pure functions; everything about the page comes in through `Facts`, the time is an argument.
 *
 * In every page (small):
 *   checks.js, judge.js, memory.js, addresses.js (a guide has rules.pages)
 * Only when a release uses them; loading the file adds its rule to the table in checks.js:
 *   segments.js and compare.js (a guide has rules.segment), schedule.js (a guide has rules.schedule)
 * Only for the one who asks why:
 *   explain.js (what each rule wanted and saw), words.js (the same as sentences), zones.js (time zones by their name)
 * Guides travel in a normal form (normal.js) that the server has made; choose.js, pages.js and explain.js take them as authors write
 * them and judge them by the same functions.
 *
 * A page view, as the player does it:
 *   const today = dayOf(now, facts.offset);
 *   const memory = read(localStorage.getItem(key), today);       // never throws; null when storage is blocked
 *   visited(memory, now);
 *   const due = dueOf(guides, facts, budget);        // facts with that memory and now; guides in normal form, in the order of their rank
 *   // due[0] starts; when it ended, ask again. Triggers "delay", "scroll", "exit", "idle" are in `due` as well: arm them,
 *   // and ask again when they fire. Click, hover, event, link and API: judge(guide, facts) === undefined lets them start.
 *   if (happened(memory, guide, "started", 0, today)) …             // first time this browser counts this figure of this guide
 *   facts.tab.push(guide.id);                                     // ids shown in this tab, kept in sessionStorage by the player
 *   tracked(memory, eventName, today);
 *   localStorage.setItem(key, write(memory));                     // at most 4,096 characters
 * Two tabs share one memory: read, change and write again in one go, never write a memory read long before.
 * Attributes: keep them in an object without prototype or copy with a spread; turn a Date into toISOString() when it is set.
 *
 * @typedef {import("./memory.js").Memory} Memory
 *
 * @typedef {object} Facts what the evaluator may ask; getters, read as late as possible and at most once per condition
 * @property {string} url  the page's whole address
 * @property {number} now  milliseconds since 1970
 * @property {number} today  the day it is for the visitor: dayOf(now, offset)
 * @property {Memory} memory  what this browser remembers
 * @property {number} offset  minutes the visitor's clock is ahead of UTC now: -new Date().getTimezoneOffset()
 * @property {string | [from: number, ahead: number][]} [zone]  the site's time zone: its name, or the offsets a visitor is sent (schedule.js)
 * @property {string[]} [tab]  ids of the guides shown in this tab so far
 * @property {Record<string, unknown>} [attributes]
 * @property {string} [language]  "de-AT"
 * @property {string} [device]  "desktop", "tablet" or "mobile"
 * @property {string} [browser]  "chrome", "edge", "firefox", "opera", "safari", "samsung" or "other"
 * @property {number} [viewport_width]  CSS pixels
 * @property {string} [referrer]  document.referrer, "" when there is none
 * @property {(name: string) => string | null | undefined} cookie
 * @property {(name: string) => string | null | undefined} storage
 * @property {(selector: string) => unknown} element  truthy when the selector matches; false when it cannot be read
 *
 * @typedef {object} Guide
 * @property {string} id
 * @property {string} [name]
 * @property {string} [kind]  "tour" or "hotspots"
 * @property {number} [priority]
 * @property {string} [created]
 * @property {Rules} [rules]
 * @property {{steps: {kind: string}[]}} [content]
 *
 * @typedef {object} Rules
 * @property {Pages} [pages]
 * @property {Group} [segment]
 * @property {{type: string}} [trigger]
 * @property {{show?: "once" | "session" | "days" | "always", days?: number}} [frequency]
 * @property {{views?: number, completed?: boolean, dismissed?: boolean}} [stop]
 * @property {Schedule} [schedule]
 *
 * @typedef {{include?: PageRule[], exclude?: PageRule[]}} Pages
 * @typedef {{part: string, operator: string, value: string, strict?: boolean}} PageRule
 * @typedef {{match: "all" | "any", conditions: (Condition | Group)[]}} Group
 * @typedef {{subject: string, operator: string, name?: string, type?: string, value?: any, days?: number, case?: boolean, conditions?: undefined}} Condition
 * @typedef {{from?: string, until?: string, zone?: "visitor" | "site"}} Schedule
 */
export { CHECKS } from "./checks.js";
export { partsOf } from "./addresses.js";
export { pageHolds, pageRuleHolds } from "./pages.js";
export { groupHolds, conditionHolds, percentage } from "./segments.js";
export { scheduleHolds, clock } from "./schedule.js";
export { normal, isAutomatic, isExempt } from "./normal.js";
export { judge, dueOf } from "./judge.js";
export { choose, obstacle, spent, byRank } from "./choose.js";
export { read, write, dayOf, visited, happened, toursOn, forgotten } from "./memory.js";
export { tracked } from "./events.js";
export { evaluate, explain } from "./explain.js";
export { inWords } from "./words.js";
