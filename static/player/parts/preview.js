// @ts-check
import { parts } from "../parts.js";
import { address } from "../rich_text.js";
import { speech } from "../speech.js";
import { tour } from "../tour.js";

/**
 * Shows a version that is not published: fetched by its token, drawn by the whole player, remembered and counted nowhere.
 * @param {string} token
 * @param {{home: string, send: (url: string) => Promise<any>, release: any}} player
 */
export async function open(token, { home, send, release }) {
  const guide = await send(`${home}previews/${token}.json`);
  const { content } = guide;
  const voice = speech(content, navigator.languages, Object.create(null));
  const run = guide.kind == "tour" ? tour : parts.kinds[guide.kind];
  run({
    guide,
    content,
    theme: { ...release.theme, ...guide.theme, ...content.theme },
    speech: voice,
    count: () => {},
    save: () => {},
    act: (action) => action.type == "link" && window.open(address(action.url), "_blank", "noopener"),
    over: () => {},
  });
}
