// @ts-check
/**
 * Where optional modules add what they can do. A release that needs none of them is sent without them.
 *
 * @typedef {import("./player.d.ts").Guide} Guide
 * @typedef {import("./player.d.ts").Presentation} Presentation
 * @typedef {import("./player.d.ts").Prerequisite} Prerequisite
 * @typedef {import("./player.d.ts").TextFilter} TextFilter
 * @typedef {import("./player.d.ts").Action} Action
 * @typedef {import("./player.d.ts").Arming} Arming
 * @typedef {import("./player.d.ts").Trigger} Trigger
 * @typedef {import("./player.d.ts").Kind} Kind
 * @typedef {import("./player.d.ts").Decoration} Decoration
 * @typedef {import("./player.d.ts").Redirect} Redirect
 */

/** What has to be there before a guide can be shown, one after the other. @type {Prerequisite[]} */
export const PREREQUISITES = [];
/** Who chooses a language or fills in attributes, when a release has texts that ask for it. @type {TextFilter[]} */
export const TEXT_FILTERS = [];
/** Actions that are not the guide's own. @type {Record<string, Action>} */
export const ACTIONS = {};
/** Who waits for what starts a guide besides the page being there; called at each look at the page. @type {Arming[]} */
export const ARMINGS = [];
/** What starts a guide besides the page being there, and what goes on besides buttons. @type {Record<string, Trigger>} */
export const TRIGGERS = {};
/** Kinds of guide. @type {Record<string, Kind>} */
export const KINDS = {};
/** Facts about the visitor for the rules that ask for them. @type {(() => object)[]} */
export const FACTS = [];
/** What a step wears: backdrops, progress, a push. @type {Decoration[]} */
export const DECORATIONS = [];
/** Who leads to the page where a guide that is asked for begins. @type {Redirect[]} */
export const REDIRECTS = [];
/** What a batch of figures says besides them. @type {object} */
export const BATCH = {};
/** Figures as they happen, "track" with what the page tracks, and "identify" with whom it says the visitor is. */
export const events = new EventTarget();
/** Tells it to whoever listens. @param {string} name @param {object} detail */
export const tell = (name, detail) => events.dispatchEvent(new CustomEvent(name, { detail }));
