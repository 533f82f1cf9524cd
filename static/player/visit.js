// @ts-check
import { announce } from "./api.js";
import { guarded, listen, logProblem } from "./guard.js";
import { pageAddress } from "./page_address.js";
import { callsOf, ownCallsOf } from "./page_calls.js";
import { openPart } from "./part_request.js";
import { actOnAll, restTour } from "./running_guides.js";
import { pageDocument } from "./unshadowed.js";

/**
 * @typedef {import("./player.d.ts").Player} Player
 * @typedef {(start: () => void) => void} Run begins once all is there that it takes
 */

/** What the page may ask for from here on, and what it asked for already. @param {Player} player @param {any} earlier */
export function begin(player, earlier) {
  const page = /** @type {any} */ (window);
  announce(callsOf(player), ownCallsOf(player, earlier));
  listenToPage(player);
  // The page was written for another vendor's names: they are answered by a part of their own.
  if (page.userGuiding ?? page.userGuidingLayer) openPart(player, "compat").catch(logProblem);
  player.look();
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
