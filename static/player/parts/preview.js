// @ts-check
import { Bar } from "../../picker/bar.js";
import { frameOf } from "../../picker/same_origin_frames.js";
import { keptInTab } from "../../picker/tab_memory.js";
import { listen } from "../guard.js";
import { leadByTab } from "../layer_tab.js";
import { safeAddress } from "../links.js";
import { present } from "../presentation.js";
import { KINDS } from "../registries.js";
import { reveal } from "../reveal.js";
import { styled } from "../theme_css.js";
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
 * @param {import("../player.d.ts").PartHost} host
 */
export async function open(token, host) {
  const { home, send, facts, theme, changeTab } = host;
  if (frameOf(document)) return;
  const bar = new Bar();
  /** The step to begin with, and what it was built with, when it is played while it is built. */
  const [from, build] = keptInTab(home, token);
  let at = from;
  const close = build ? { label: "Go on building", act: () => void goOn() } : { label: "Close", act: () => bar.remove() };
  /** @type {any} */
  let guide;
  try {
    guide = await send(`previews/${token}.json`);
  } catch (status) {
    changeTab({ tool: null });
    bar.say({ what: REFUSED[Number(status)] ?? AWAY, tone: "bad", choices: [{ ...close, main: true }] });
    return;
  }
  const { content, kind, name } = guide;
  const { attributes = {} } = facts();
  const guideTheme = styled(content.theme ?? {});
  /** @type {import("../player.d.ts").Act | undefined} */
  let act;
  /** Steps that found nothing to point at, by their number. @type {Set<number>} */
  const missing = new Set();
  /** The step that waits for its page. @type {string | undefined} */
  let resting;
  const again = { label: "Start again", act: () => restart() };
  const leave = { label: "Leave", act: () => act?.({ type: "stop" }) };

  /** @param {string} [from] */
  function start(from) {
    missing.clear();
    resting = undefined;
    bar.say({
      what: `Preview of “${name}”`,
      more: "Nothing is counted, and only this tab remembers.",
      choices: [again, leave],
    });
    const css = (theme.css ?? "") + guideTheme.css;
    const presentation = present(content, { ...theme, ...guideTheme, css }, attributes);
    act = KINDS[kind]({
      presentation,
      count(figure, step) {
        if (figure == "target_missing") missing.add(presentation.steps.indexOf(step) + 1);
      },
      save(step) {
        at = step.id;
        changeTab({ tool: ["", "-preview", token, at, build] });
        return [];
      },
      end,
      rest(step) {
        act = undefined;
        bar.say({
          what: `Step ${presentation.steps.indexOf(step) + 1} of “${name}” belongs to another page.`,
          more: "Open that page here to go on.",
          choices: [again, { label: "Leave", act: end }],
        });
        resting = step.id;
      },
      act(action) {
        if (action.type == "link") window.open(safeAddress(action.url), "_blank", "noopener");
        if (action.part == "tab") leadByTab(/** @type {any} */ (action));
        if (action.part == "scroll") reveal(action.target);
        if (action.type == "video") playVideo(/** @type {any} */ (action));
        return action.type == "guide";
      },
      from,
    });
  }

  function end() {
    act = undefined;
    changeTab({ tool: null });
    const steps = [...missing].join(", ");
    bar.say({
      what: "The preview is over.",
      more: steps && `Nothing on this page to point at for step ${steps}.`,
      tone: steps ? "bad" : "good",
      choices: [again, { ...close, main: true }],
    });
  }

  function restart() {
    act?.({ type: "stop" });
    start();
  }

  const { navigation = window } = /** @type {any} */ (window);
  for (const source of [window, navigation])
    listen(source, "popstate hashchange currententrychange", () => {
      if (resting) start(resting);
      else act?.({ type: "moved" });
    });
  start(from);

  /** Back to where the guide is built. */
  async function goOn() {
    bar.remove();
    changeTab({ tool: ["", "-build", build, { state: "word", step: at }] });
    const builder = await import(`${home}parts/build.js`);
    await builder.open(build, host);
  }
}
