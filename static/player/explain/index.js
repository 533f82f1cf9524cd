// @ts-check
/**
 * Who sees what, when. Pure functions; everything about the page comes in through `Facts`, the time is an argument.
 *
 * `judge/` is what visitors run: in every page eligibility.js, checks.js and visitor_memory.js, the rest only when a release uses it; loading a
 * file adds its rule to the table in checks.js. `explain/` is what only those run who ask why. Guides travel in the form that
 * wire_rules.js makes, as the server has before; choice.js, authored_pages.js and reasons.js take them as authors write them and judge
 * them by the same functions.
 *
 * A page view, as the player does it:
 *   const today = dayOf(now, facts.offset);
 *   const memory = read(localStorage.getItem(key), today);       // never throws; null when storage is blocked
 *   visited(memory, now);
 *   const due = dueOf(guides, facts, budget);        // facts with that memory and now; guides as they travel, in the order of their rank
 *   // due[0] starts; when it ended, ask again. Triggers "delay", "scroll", "exit", "idle" are in `due` as well: arm them,
 *   // and ask again when they fire. Click, hover, event, link and API: judge(guide, facts) === undefined lets them start.
 *   if (happened(memory, guide, "started", 0, today)) …             // first time this browser counts this figure of this guide
 *   facts.tab.push(guide.id);                                     // ids shown in this tab, kept in sessionStorage by the player
 *   tracked(memory, eventName, today);
 *   localStorage.setItem(key, write(memory, guides));             // at most 16,384 characters, or what live guides need
 * Two tabs share one memory: read, change and write again in one go, never write a memory read long before.
 * Attributes: keep them in an object without prototype or copy with a spread; turn a Date into toISOString() when it is set.
 */
export { CHECKS } from "../judge/checks.js";
export { partsOf } from "../judge/page_rules.js";
export { pageHolds, pageRuleHolds } from "./authored_pages.js";
export { percentage } from "../judge/percentage.js";
export { groupHolds, conditionHolds } from "../judge/segments.js";
export { scheduleHolds, clock } from "../judge/schedule.js";
export { wireGuide, isAutomatic, isExempt } from "./wire_rules.js";
export { judge, dueOf } from "../judge/eligibility.js";
export { choose, obstacle, spent, byRank } from "./choice.js";
export { read, write, dayOf, visited, happened, toursOn, forgotten } from "../judge/visitor_memory.js";
export { tracked } from "../judge/event_history.js";
export { evaluate, explain } from "./reasons.js";
export { inWords } from "./sentences.js";
