// @ts-check
import { builderClient } from "../../picker/builder_client.js";
import { Bar } from "../../picker/bar.js";
import { frameOf } from "../../picker/same_origin_frames.js";
import { buildOnPage } from "../../picker/page_builder.js";
import { pointLive } from "../../picker/live_picker.js";
import { recordLive } from "../../picker/recorder.js";
import { keptInTab } from "../../picker/tab_memory.js";

/**
 * A member points at elements of the page, or records steps by using it: what the link's token is for, Cairn says. The token stays
 * in this tab until it is spent, so that the work goes on across pages.
 * @param {string} token
 * @param {import("../player.d.ts").PartHost} host
 */
export async function open(token, host) {
  const { home, changeTab } = host;
  if (frameOf(document)) return; // the page around this frame has the picker, and points into it
  const remember = (/** @type {unknown[]} */ ...more) => changeTab({ tool: ["", "-build", token, ...more] });
  const leave = () => changeTab({ tool: null });
  const cairn = builderClient(home, token);
  const session = await cairn.look();
  const bar = new Bar();
  if (session.problem) {
    leave();
    bar.say({ what: session.problem, tone: "bad", choices: [{ label: "Close", main: true, act: () => bar.remove() }] });
    return;
  }
  const kept = keptInTab(home, token);
  remember(...kept);
  // The token has done its work in the address: nobody copies it from there, and a reload is a reload.
  if (hasTabStorage(home)) history.replaceState(history.state, "", location.href.replace(/#cairn-build=.*$/, ""));
  if (session.mode === "record") recordLive(session, cairn, bar, { kept: kept[0] ?? {}, remember, leave });
  else if (session.mode === "opener") pointLive(session, cairn, bar, leave);
  else buildOnPage(session, cairn, bar, { kept: kept[0] ?? {}, remember, leave, play });

  /** Another part plays the draft from that step, and comes back here. @param {string} preview @param {string} step */
  async function play(preview, step) {
    changeTab({ tool: ["", "-preview", preview, step, token] });
    const player = await import(`${home}parts/preview.js`);
    await player.open(preview, host);
  }
}

/** Whether this browser keeps anything for a tab. @param {string} home */
function hasTabStorage(home) {
  try {
    return sessionStorage.getItem(`cairn:${home.split("/").at(-2)}`) !== null;
  } catch {
    return false;
  }
}
