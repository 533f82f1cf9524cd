// @ts-check
import { address } from "../links.js";
import { parts } from "../parts.js";
import { speech } from "../speech.js";
import { painted } from "../themes.js";
import { tour } from "../tour.js";

/**
 * Shows a version that is not published: fetched by its token, drawn by the whole player, remembered and counted nowhere.
 * @param {string} token
 * @param {import("../player.js").Asked} player
 */
export async function open(token, { send, theme }) {
  const { kind, content } = await send(`previews/${token}.json`);
  const own = painted(content.theme ?? {});
  const run = kind == "tour" ? tour : parts.kinds[kind];
  run({
    content,
    theme: { ...theme, ...own, css: (theme.css ?? "") + own.css },
    speech: speech(content, navigator.languages, Object.create(null)),
    count: () => {},
    save: () => {},
    act: (action) => action.type == "link" && window.open(address(action.url), "_blank", "noopener"),
    over: () => {},
  });
}
