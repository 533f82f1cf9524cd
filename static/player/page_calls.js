// @ts-check
import { listen } from "./guard.js";
import { guideOf, isLedElsewhere, startGuide } from "./guide_run.js";
import { judge } from "./judge/eligibility.js";
import { factsOf } from "./page_facts.js";
import { openPart } from "./part_request.js";
import { events, tell } from "./registries.js";
import { actOnAll, forgetVisitor } from "./running_guides.js";

/**
 * What the page may ask of the player, as `window.cairn`.
 * @typedef {import("./player.d.ts").Player} Player
 */

/** @param {Player} player @param {object} attributes */
export function setAttributes(player, attributes) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    player.attributes[name] = value instanceof Date ? value.toISOString() : value;
  }
  player.look();
}

/** Starts a guide when its rules hold, or whatever they say. @param {Player} player @param {string} id @param {{force?: boolean}} [options] */
export function requestGuide(player, id, { force = false } = {}) {
  const guide = guideOf(player, id);
  if (!guide || isLedElsewhere(player, guide)) return;
  if (force || !judge(guide, factsOf(player))) startGuide(player, guide);
}

/** What the scripts of several sites on one page all hear. @param {Player} player @returns {Record<string, any>} */
export function callsOf(player) {
  const { changeMemory } = player.storage;
  const setOptOut = (/** @type {0 | 1} */ optedOut) =>
    changeMemory((memory) => {
      memory.optedOut = optedOut;
    });
  return {
    set: (/** @type {object} */ attributes) => setAttributes(player, attributes),
    identify(/** @type {string} */ id, /** @type {object} */ attributes) {
      tell("identify", { id, attributes, player });
      setAttributes(player, attributes);
    },
    track(/** @type {string} */ name) {
      tell("track", { name, storage: player.storage });
      player.look();
    },
    start: (/** @type {string} */ id, /** @type {{force?: boolean}} */ options) => requestGuide(player, id, options),
    stop: () => actOnAll(player, "stop"),
    next: () => actOnAll(player, "next"),
    back: () => actOnAll(player, "back"),
    reset() {
      tell("identify", { player });
      forgetVisitor(player);
    },
    optOut: () => setOptOut(1),
    optIn: () => setOptOut(0),
    on(/** @type {string} */ figure, /** @type {(detail: any) => void} */ hear) {
      listen(events, figure, ({ detail }) => hear(detail));
    },
  };
}

/**
 * What is one site's alone, but answers for an earlier one on the page as well where that is asked for.
 * @param {Player} player
 * @param {any} earlier the `window.cairn` of another site on the same page
 * @returns {Record<string, any>}
 */
export function ownCallsOf(player, earlier) {
  const { key, version } = player.config;
  return {
    version,
    site: key,
    told: player.attributes,
    refresh: player.look,
    explain: (/** @type {string} */ id) =>
      earlier && !guideOf(player, id) ? earlier.explain(id) : openPart(player, "explain", id),
    ledger: () => [...(earlier ? earlier.ledger() : []), ...player.requests.ledger],
  };
}
