// @ts-check
import { ACTIONS, DRESS, KINDS, NEEDS, OCCASIONS, TELLERS, events } from "./registries.js";

/**
 * What draws guides comes by itself, with the content of those that are small and of the first that is due: pages that show
 * nothing do without. All that both halves share is registries.js.
 */

/** The contents by their guide. @type {Promise<Record<string, any>> | undefined} */
let coming;
let tries = 0;

NEEDS.push(async (guide, { drawing = [], load }) => {
  // A module that failed once may stay failed under its name; what is behind the # is not sent.
  const ask = (piece = "") => load(drawing.join(piece) + (tries++ ? "#" + tries : ""));
  // When the large guide that is due cannot be had, the others can.
  coming ??= (guide.apart ? ask("/" + guide.version).catch(() => ask()) : ask()).then(({ open }) =>
    open({ ACTIONS, DRESS, KINDS, OCCASIONS, TELLERS, events }),
  );
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
