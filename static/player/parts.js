// @ts-check
/**
 * Where optional modules add what they can do. A release that needs none of them is sent without them.
 * @typedef {import("./player.js").Player} Player
 */
export const parts = {
  /** Actions that are not the tour's own. @type {Record<string, (action: any, player: Player, say: (text: string) => string) => void>} */
  actions: {},
  /** Ways to go on besides buttons; `on` may be called more than once. @type {Record<string, (rule: any, on: () => void, signal: AbortSignal, find: (() => Element | null | undefined) | null) => void>} */
  advances: {},
  /** What starts a guide besides the page being there. @type {Record<string, (trigger: any, fire: () => void, signal: AbortSignal) => void>} */
  triggers: {},
  /** Kinds of guide. @type {Record<string, (running: import("./tour.js").Running) => import("./player.js").Run>} */
  kinds: {},
  /** Facts about the visitor for the rules that ask for them. @type {(() => object)[]} */
  facts: [],
  /** What a step wears: backdrops, progress, a push. Called with every step drawn. @type {((worn: import("./step.js").Worn) => ((box: DOMRect) => void) | void)[]} */
  dress: [],
  /** Those who hear what the page tracks. @type {Set<(name: string, change: ReturnType<typeof import("./recall.js").recall>["change"]) => void>} */
  ears: new Set(),
  /** Leads to the page where a guide that is asked for begins; whether it does. @type {(guide: any, tab: () => any, keep: (change: object) => void) => unknown} */
  lead: () => 0,
};
