// @ts-check
/**
 * The table of rules this player can judge. A module that knows a rule adds it here when it is loaded, so leaving a module
 * out of the joined script takes its rule away and nothing else: a guide that needs it is then skipped as "unknown".
 *
 * @typedef {(rule: any, facts: import("./rules.js").Facts, guide: {id: string}) => unknown} Check
 * @type {Record<string, Check>}
 */
export const CHECKS = {
  // @ts-expect-error: without a prototype, "constructor" and the like are unknown rules rather than surprises
  __proto__: null,
};
