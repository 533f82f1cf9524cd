// @ts-check
import { matches } from "../judge/page_rules.js";
import { expressionOf } from "./wire_rules.js";

/** Page rules as authors write them: for those who explain them, and for steps that wait for an address. */

/** Whether one page rule holds. @type {(rule: import("../judge/rules.js").PageRule, url: string) => boolean} */
export const pageRuleHolds = (rule, url) => matches(expressionOf(rule), url);

/**
 * Whether a guide's page rules hold: no exclude and, when there are any, at least one include.
 * @param {import("../judge/rules.js").Pages | undefined} pages
 * @param {string} url
 * @returns {boolean}
 */
export function pageHolds({ include = [], exclude = [] } = {}, url) {
  const holds = (/** @type {import("../judge/rules.js").PageRule} */ rule) => pageRuleHolds(rule, url);
  return (!include[0] || include.some(holds)) && !exclude.some(holds);
}
