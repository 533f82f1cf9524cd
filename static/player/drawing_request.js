// @ts-check
import { ACTIONS, DECORATIONS, KINDS, PREREQUISITES, TEXT_FILTERS, TRIGGERS, events } from "./registries.js";

/**
 * What draws guides comes by itself, with the content of those that are small and of the first that is due: pages that show
 * nothing do without. All that both halves share is registries.js.
 *
 * @typedef {import("./player.d.ts").Guide} Guide
 * @typedef {import("./player.d.ts").Bring} Bring
 */

/** The contents by their guide. @type {Promise<Record<string, any>> | undefined} */
let coming;
let tries = 0;

PREREQUISITES.push(async (guide, bring) => {
  coming ??= request(guide, bring);
  const mine = coming;
  try {
    const contents = await mine;
    guide.content ??= contents[guide.id];
  } catch (problem) {
    // It is asked for again when all that wait for it now have heard.
    setTimeout(() => {
      if (coming == mine) coming = undefined;
    });
    throw problem;
  }
});

/** @param {Guide} guide that is due @param {Bring} bring */
async function request(guide, { drawing, load }) {
  const [path, end] = /** @type {string[]} */ (drawing);
  // A module that failed once may stay failed under its name; what is behind the # is not sent.
  const ask = (piece = "") => load(path + piece + end + (tries++ ? "#" + tries : ""));
  // When the large guide that is due cannot be had, the others can.
  const asked = guide.apart ? ask("/" + guide.version).catch(() => ask()) : ask();
  const { open } = await asked;
  return open({ ACTIONS, DECORATIONS, KINDS, TEXT_FILTERS, TRIGGERS, events });
}
