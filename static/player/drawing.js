// @ts-check
import { ACTIONS, DRESS, KINDS, NEEDS, OCCASIONS, TELLERS, events } from "./parts.js";

/**
 * What draws guides comes by itself, with the content of those that are small, when the first of them is due: pages that show
 * nothing do without. All that both halves share is parts.js.
 */

/** The contents by their guide. @type {Promise<Record<string, any>> | undefined} */
let coming;

NEEDS.push(async (guide, { drawing = "", load }) => {
  coming ??= load(drawing).then(({ open }) => open({ ACTIONS, DRESS, KINDS, OCCASIONS, TELLERS, events }));
  try {
    const contents = await coming;
    guide.content ??= contents[guide.id];
  } catch (problem) {
    // It is asked for again when all that wait for it now have heard.
    setTimeout(() => (coming = undefined));
    throw problem;
  }
});
