// @ts-check
import { factsOf } from "./page_facts.js";
import { forgetVisitor } from "./running_guides.js";

/**
 * Opens a part of the player that is loaded only when it is asked for: a file of parts/.
 * @param {import("./player.d.ts").Player} player
 * @param {string} name
 * @param {any} [argument]
 */
export async function openPart(player, name, argument) {
  const { config, requests, storage } = player;
  const { open } = await requests.load(`parts/${name}.js`);
  /** @type {import("./player.d.ts").PartHost} */
  const host = { ...config, ...requests, ...storage, facts: () => factsOf(player), reset: () => forgetVisitor(player) };
  return open(argument, host);
}
