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
  const { home, environment, theme } = player.config;
  const { enter, load, send } = player.requests;
  const { readTab, changeTab, changeMemory } = player.storage;
  const { open } = await load(`parts/${name}.js`);
  /** @type {import("./player.d.ts").PartHost} */
  const host = {
    home,
    environment,
    theme,
    enter,
    send,
    readTab,
    changeTab,
    changeMemory,
    facts: () => factsOf(player),
    reset: () => forgetVisitor(player),
  };
  return open(argument, host);
}
