// @ts-check
import { guarded, logProblem } from "./guard.js";
import { isMachine } from "./machine.js";
import { requestGuide, setAttributes } from "./page_calls.js";
import { lookAtPage } from "./page_look.js";
import { openPart } from "./part_request.js";
import { requestsTo } from "./requests.js";
import { siteStorage } from "./storage.js";
import { pageDocument } from "./unshadowed.js";
import { begin } from "./visit.js";

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
  const start = () => begin(player, earlier);
  const startAny = (/** @type {import("./visit.js").Run} */ run) =>
    // To this browser's person a guide is live that is live for nobody else.
    player.storage.isOwn() ? openPart(player, "own", [player, earlier, run]).catch(() => run(start)) : run(start);
  // The page's consent tool speaks first, for each site on the page. On staging hosts the script comes by another way than its tag.
  if (pageDocument.querySelector("[data-consent=wait]")) {
    openPart(player, "consent", [player, startAny]).catch(logProblem);
  } else startAny((start) => start());
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
