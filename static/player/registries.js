// @ts-check
/**
 * Where optional modules add what they can do. A release that needs none of them is sent without them.
 *
 * @typedef {import("./judge/rules.js").WireGuide & {version: string, kind: string, trigger?: any, theme?: any, content?: any, apart?: 1}} Guide
 * @typedef {object} Config what the server puts into the script
 * @property {string} home where the site's player lives, with a slash at its end
 * @property {string} key the site's
 * @property {string} environment
 * @property {string} version of the interface
 * @property {number} budget
 * @property {[from: number, ahead: number][]} [zone] offsets of the site's clock, for schedules that go by it
 * @property {any} theme
 * @property {[path: string, end: string]} [drawing] the path below `home` of what draws guides, when it is not in here; between
 *   its two pieces goes what names a guide whose content shall come with it
 * @property {Guide[]} guides in the order of their rank; content that is not in here is brought when they start
 *
 * @typedef {import("./presentation.js").Speech} Speech
 * @typedef {(action: {type: string, [more: string]: any}) => void} Act what is done to a guide that is shown: by its buttons, by
 *   the page ("stop", "next"), by the browser ("lost": its target, "leave": the page)
 *
 * @typedef {object} Asked what a part that was asked for is given
 * @property {string} home
 * @property {string} environment
 * @property {(path: string, body?: string) => Promise<any>} send asks below `home`, so that the ledger has it
 * @property {() => import("./judge/rules.js").Facts} facts
 * @property {ReturnType<typeof import("./storage.js").recall>[1]} tab
 * @property {ReturnType<typeof import("./storage.js").recall>[2]} keep
 * @property {() => void} reset
 * @property {any} theme
 * @typedef {object} Bringing
 * @property {[path: string, end: string]} [drawing]
 * @property {(path: string) => Promise<any>} load a module below `home`
 * @property {(path: string) => Promise<any>} send
 *
 * @typedef {{set: (attributes: object) => void, start: (id: string, wish?: {force?: boolean}) => void, tool: (name: string, asked: any) => Promise<any>}} Player
 *
 * @callback Kind shows a guide until it is over
 * @param {Speech} told
 * @param {(figure: string, step?: any) => void} count
 * @param {(step?: any) => void} save remembers for this tab where the guide is; nothing: it is over, called once
 * @param {Act} elsewhere an action that is not the guide's own
 * @param {string} [from] the step to go on with, after a reload or a navigation
 * @returns {Act}
 *
 * @callback Occasion waits for something to happen on the page; `on` may be called more than once
 * @param {any} rule
 * @param {() => void} on
 * @param {AbortSignal} signal
 * @param {(() => Element | null | undefined) | null} [find] the target of the step that waits
 */

/** What has to be there before a guide can be shown, one after the other. @type {((guide: any, player: Bringing) => Promise<unknown>)[]} */
export const NEEDS = [];
/** Who chooses a language or fills in attributes, when a release has texts that ask for it. @type {((told: Speech, content: any, attributes: Record<string, any>) => void)[]} */
export const TELLERS = [];
/** Actions that are not the guide's own; whether its work is done with them. @type {Record<string, (action: any, told: Speech, player: Player) => unknown>} */
export const ACTIONS = {};
/**
 * Who waits for what starts a guide besides the page being there; called at each look at the page, with whether the guide is ready to be
 * started by it.
 * @type {((guide: any, view: string, ready: boolean, fire: () => void) => void)[]}
 */
export const ARMS = [];
/** What starts a guide besides the page being there, and what goes on besides buttons. @type {Record<string, Occasion>} */
export const OCCASIONS = {};
/** Kinds of guide. @type {Record<string, Kind>} */
export const KINDS = {};
/** Facts about the visitor for the rules that ask for them. @type {(() => object)[]} */
export const FACTS = [];
/** What a step wears: backdrops, progress, a push; where the target is, is told as it moves. @type {((worn: import("./step.js").Worn) => ((box: DOMRect) => void) | void)[]} */
export const DRESS = [];
/** Who leads to the page where a guide that is asked for begins; whether they do. @type {((guide: any, tab: () => any, keep: (change: object) => void) => unknown)[]} */
export const LEADS = [];
/** Figures as they happen, and "track" with what the page tracks. */
export const events = new EventTarget();
