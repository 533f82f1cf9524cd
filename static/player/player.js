// @ts-check
import { announce } from "./api.js";
import { guarded, listen, logProblem } from "./guard.js";
import { isMachine } from "./machine.js";
import { pageAddress } from "./page_address.js";
import { callsOf, ownCallsOf, requestGuide, setAttributes } from "./page_calls.js";
import { lookAtPage } from "./page_look.js";
import { openPart } from "./part_request.js";
import { requestsTo } from "./requests.js";
import { actOnAll, restTour } from "./running_guides.js";
import { siteStorage } from "./storage.js";
import { pageDocument } from "./unshadowed.js";

/**
 * @typedef {import("./player.d.ts").Config} Config
 * @typedef {import("./player.d.ts").Player} Player
 */

/** Starts the player for one site. */
export const boot = guarded((/** @type {Config} */ config) => {
  const page = /** @type {any} */ (window);
  const { cairn } = page;
  if (cairn?.site == config.key) return cairn.refresh();
  /** The script of another site on the same page. */
  const earlier = cairn?.site && cairn;
  const player = createPlayer(config, earlier?.told ?? Object.create(null));
  const begin = () => {
    announce(callsOf(player), ownCallsOf(player, earlier));
    listenToPage(player);
    // The page was written for another vendor's names: they are answered by a part of their own.
    if (page.userGuiding ?? page.userGuidingLayer) openPart(player, "compat").catch(logProblem);
    player.look();
  };
  // The page's consent tool speaks first, for each site on the page. On staging hosts the script comes by another way than its tag.
  if (pageDocument.querySelector("[data-consent=wait]")) {
    openPart(player, "consent", [player, begin]).catch(logProblem);
  } else begin();
});

/** @param {Config} config @param {Record<string, any>} attributes @returns {Player} */
function createPlayer(config, attributes) {
  const { home, key, environment, counted } = config;
  const storage = siteStorage("cairn:" + key, config.guides);
  const { navigator } = /** @type {any} */ (window);
  const isQuiet = () =>
    navigator.globalPrivacyControl ||
    navigator.doNotTrack == 1 ||
    isMachine() ||
    storage.changeMemory(({ optedOut }) => optedOut);
  /** @type {Player} */
  const player = {
    config,
    storage,
    requests: requestsTo(home, environment, isQuiet, counted),
    attributes,
    running: new Map(),
    view: { address: "", tried: new Set(), eligible: new Set(), failed: new Set() },
    tools: {
      set: (attributes) => setAttributes(player, attributes),
      start: (id, options) => requestGuide(player, id, options),
      openPart: (name, argument) => openPart(player, name, argument),
    },
    look: guarded(() => lookAtPage(player)),
  };
  return player;
}

/** Looks again whenever the page may have become another one; goes quietly when it is left. @param {Player} player */
function listenToPage(player) {
  const { look, requests, view } = player;
  const { navigation } = /** @type {any} */ (window);
  let isStaying = false;
  // A page may have an element of that name.
  if (navigation?.currentEntry) {
    listen(navigation, "navigate", ({ destination }) => {
      isStaying = new URL(destination.url).origin == location.origin;
    });
    listen(navigation, "currententrychange", () => {
      isStaying = false;
      look();
    });
  }
  // Other browsers tell of an address that the page writes by what the page draws for it.
  else {
    const changes = { childList: true, subtree: true, attributes: true, characterData: true };
    new MutationObserver(() => view.address != pageAddress() && look()).observe(document, changes);
  }
  // A page that has just loaded is shown as well; one that comes back was asleep.
  listen(window, "popstate hashchange pageshow", ({ persisted }) => {
    if (persisted != false) look();
  });
  listen(pageDocument, "visibilitychange", look);
  const leave = guarded(() => {
    if (navigation && !isStaying) actOnAll(player, "leave");
    restTour(player);
    requests.flush();
  });
  // Not captured, so that all that captures it has said by then what there is to count.
  addEventListener("pagehide", leave);
}
