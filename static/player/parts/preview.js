// @ts-check
import { Bar } from "../../picker/bar.js";
import { frameOf } from "../../picker/same_origin_frames.js";
import { keptInTab } from "../../picker/tab_memory.js";
import { address } from "../links.js";
import { KINDS } from "../registries.js";
import { speech } from "../presentation.js";
import { painted } from "../theme_css.js";
import "../tour.js";
import { playVideo } from "../videos.js";

/** @type {Record<number, string>} */
const REFUSED = {
  404: "This preview link is not valid any more; open the preview again from the guide's editor.",
  409: "This draft can't be shown yet: something is missing in it, and its editor says what.",
};
const AWAY = "Cairn can't be reached from this page; its Content-Security-Policy has to allow it in connect-src.";

/**
 * Shows a version that is not published: fetched by its token, drawn by the whole player, counted nowhere and remembered by this
 * tab only, so that a tour goes on across pages.
 * @param {string} token
 * @param {import("../registries.js").Asked} player
 */
export async function open(token, { home, send, facts, theme, keep }) {
  if (frameOf(document)) return;
  const bar = new Bar();
  const close = { label: "Close", act: () => bar.remove() };
  /** @type {any} */
  let guide;
  try {
    guide = await send(`previews/${token}.json`);
  } catch (status) {
    keep({ tool: null });
    bar.say({ what: REFUSED[Number(status)] ?? AWAY, tone: "bad", choices: [{ ...close, main: true }] });
    return;
  }
  const { content, kind, name } = guide;
  const { attributes = {} } = facts();
  const own = painted(content.theme ?? {});
  /** @type {import("../registries.js").Act | undefined} */
  let act;
  /** Steps that found nothing to point at, by their number. @type {Set<number>} */
  const lost = new Set();
  const again = { label: "Start again", act: () => restart() };

  /** @param {string} [from] */
  function start(from) {
    lost.clear();
    bar.say({
      what: `Preview of “${name}”`,
      more: "Nothing is counted, and only this tab remembers.",
      choices: [again, { label: "Leave", act: () => act?.({ type: "stop" }) }],
    });
    const css = (theme.css ?? "") + own.css;
    const told = speech(content, { ...theme, ...own, css }, attributes);
    act = KINDS[kind](
      told,
      (figure, step) => figure == "target_missing" && lost.add(told.steps.indexOf(step) + 1),
      (step) => (step ? keep({ tool: ["", "-preview", token, step.id] }) : over()),
      (action) => {
        if (action.type == "link") window.open(address(action.url), "_blank", "noopener");
        if (action.type == "video") playVideo(/** @type {any} */ (action));
        return action.type == "guide";
      },
      from,
    );
  }

  function over() {
    act = undefined;
    keep({ tool: null });
    const missing = lost.size > 0 ? `Nothing on this page to point at for step ${[...lost].join(", ")}.` : "";
    bar.say({
      what: "The preview is over.",
      more: missing,
      tone: missing ? "bad" : "good",
      choices: [again, { ...close, main: true }],
    });
  }

  function restart() {
    act?.({ type: "stop" });
    start();
  }

  start(keptInTab(home, token)[0]);
}
