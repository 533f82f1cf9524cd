// @ts-check
import { Bar } from "../../picker/bar.js";
import { ownBadge } from "../../picker/own_badge.js";
import { frameOf } from "../../picker/same_origin_frames.js";
import { guarded } from "../guard.js";
import { slotOf } from "../guide_run.js";
import { lookAtPage } from "../page_look.js";
import { openPart } from "../part_request.js";
import { requestGuide, setAttributes } from "../page_calls.js";
import { begin } from "../visit.js";

/**
 * @typedef {import("../player.d.ts").Player} Player
 * @typedef {import("../player.d.ts").PartHost} PartHost
 * @typedef {import("../judge/visitor_memory.js").Memory} Memory
 *
 * What Cairn answers: the token for the next page, the guide, and what is shown with it; or why there is nothing.
 * @typedef {{status?: number, problem?: string, token: string, guide: string, name: string, until: number, editor: string, shown?: any}} Answer
 */

/** In the browser's memory: the token to come with, the guide, and what the browser remembered of it before. */
const OWN = "?own";
const AWAY = "Cairn can't be reached from this page; its Content-Security-Policy has to allow it in connect-src.";
/** A page may carry the tag twice. */
let isOpen = false;

/**
 * A guide that is live for its author alone, in this browser: taken up by the token of its link, which is good once, and from then on
 * at each page before anything else is shown. The whole player is in here, and shows the guide among those of everybody, by the
 * same rules; nothing is counted meanwhile. Throws where the page goes on as everybody's.
 * @param {string | [player: Player, earlier: any, run: import("../visit.js").Run]} asked
 * @param {PartHost} host
 */
export async function open(asked, host) {
  if (typeof asked == "string") return takeUp(asked, host);
  if (isOpen) return;
  isOpen = true;
  const [player, earlier, run] = asked;
  const answer = await ask(host, ownOf(host)[0], `?environment=${host.environment}`);
  if (!answer.token) {
    if (answer.status == 410 || answer.status == 403) host.changeMemory(forget);
    if (!frameOf(document)) refuse(answer.problem);
    throw answer.problem;
  }
  host.changeMemory(({ entries }) => entries.set(OWN, [answer.token, ...(entries.get(OWN) ?? []).slice(1)]));
  if (answer.shown) {
    takeOver(player, answer);
    run(() => begin(player, earlier));
  }
  if (!frameOf(document)) ownBadge({ ...answer, ...acts(player, host, answer) });
  if (!answer.shown) throw answer.problem;
}

/** Keeps the guide for this browser, and begins anew with it. @param {string} token @param {PartHost} host */
async function takeUp(token, host) {
  if (frameOf(document)) return;
  const answer = await ask(host, token);
  history.replaceState(history.state, "", location.href.replace(/#cairn-own=.*$/, ""));
  if (!answer.token) return refuse(answer.problem, () => location.reload());
  const [before] = ownOf(host);
  if (before) ask(host, before, "", "DELETE");
  host.changeMemory((memory) => {
    forget(memory);
    const { entries } = memory;
    entries.set(OWN, [answer.token, answer.guide, ...(entries.get(answer.guide) ?? [])]);
    forgetGuide(memory, answer.guide);
  });
  if (host.readTab().at?.[0] == answer.guide) host.changeTab({ at: null });
  if (isKept(host, answer.token)) return location.reload();
  ask(host, answer.token, "", "DELETE");
  refuse("This browser keeps nothing for this site, so it can't show a guide to you alone.", () => location.reload());
}

/** @param {Player} player @param {Answer} answer */
function takeOver(player, { guide, shown }) {
  const { requests, storage } = player;
  const { changeMemory } = storage;
  Object.assign(player, {
    config: { ...player.config, ...shown.config, drawing: undefined },
    requests: {
      ...requests,
      count() {},
      flush() {},
      // Who asks why it does not show asks about this one.
      async send(/** @type {string} */ path, /** @type {string} */ body) {
        const said = await requests.send(path, body);
        if (!path.startsWith("guides.json")) return said;
        const others = said.guides.filter((/** @type {any} */ { id }) => id != guide);
        return { ...said, guides: [...others, shown.listed] };
      },
    },
    tools: {
      set: (/** @type {any} */ attributes) => setAttributes(player, attributes),
      start: (/** @type {any} */ id, /** @type {any} */ options) => requestGuide(player, id, options),
      openPart: (/** @type {any} */ name, /** @type {any} */ argument) => openPart(player, name, argument),
    },
    look: guarded(() => lookAtPage(player)),
  });
  // A page that has its visitors forgotten when they sign out ends nothing.
  storage.changeMemory = (work) =>
    changeMemory((memory, today) => {
      const own = memory.entries.get(OWN);
      const result = work(memory, today);
      if (own && !memory.entries.has(OWN) && isOpen) memory.entries.set(OWN, own);
      return result;
    });
}

/** What the badge's buttons do. @param {Player} player @param {PartHost} host @param {Answer} answer */
function acts(player, host, { token, guide: id, shown }) {
  const { storage, view } = player;
  const guideOf = () => player.config.guides.find((one) => one.id == id);

  /** Off the page, and as if it had never been seen. */
  function takeOff() {
    const guide = guideOf();
    if (guide && (guide.kind != "tour" || storage.readTab().at?.[0] == id)) player.running.get(slotOf(guide))?.({ type: "stop" });
    storage.changeMemory((memory) => forgetGuide(memory, id));
    const { at, shown = [] } = storage.readTab();
    storage.changeTab({ shown: shown.filter((one) => one != id), at: at?.[0] == id ? null : at });
    if (guide) [view.tried, view.failed, view.eligible].forEach((seen) => seen.delete(guide));
  }
  return {
    again: shown && (() => (takeOff(), player.look())),
    why: shown && (() => player.tools.openPart("debug")),
    end() {
      isOpen = false;
      ask(host, token, "", "DELETE");
      if (shown) {
        takeOff();
        player.config.guides = player.config.guides.filter((one) => one.id != id);
      }
      storage.changeMemory(forget);
    },
  };
}

/** As to a visitor who comes for the first time today, and has not seen it. @param {Memory} memory @param {string} id */
function forgetGuide({ head, entries }, id) {
  head.tours = 0;
  entries.delete(id);
}

/** The browser remembers of the guide what it did before. @param {Memory} memory */
function forget({ entries }) {
  const [, guide, ...before] = entries.get(OWN) ?? [];
  if (!guide) return;
  entries.delete(OWN);
  if (before.length) entries.set(guide, before);
  else entries.delete(guide);
}

/** @param {{changeMemory: PartHost["changeMemory"]}} host @returns {any[]} */
const ownOf = ({ changeMemory }) => changeMemory(({ entries }) => entries.get(OWN) ?? []);

/** Whether the browser has it for the next page. @param {PartHost} host @param {string} token */
function isKept({ key }, token) {
  try {
    return localStorage.getItem("cairn:" + key)?.includes(token);
  } catch {
    return false;
  }
}

/** @param {PartHost} host @param {string} token @param {string} [query] @param {"POST" | "DELETE"} [method] @returns {Promise<Answer>} */
async function ask({ enter }, token, query = "", method = "POST") {
  try {
    const answer = await fetch(enter("own-previews" + query, method, token), {
      method,
      body: token,
      credentials: "omit",
      referrerPolicy: "no-referrer",
      keepalive: true,
      headers: { "content-type": "text/plain" },
    });
    if (answer.status == 204) return /** @type {any} */ ({});
    return answer.ok ? await answer.json() : /** @type {any} */ ({ status: answer.status, problem: await answer.text() });
  } catch {
    return /** @type {any} */ ({ status: 0, problem: AWAY });
  }
}

/** @param {string} [problem] @param {() => void} [then] */
function refuse(problem = AWAY, then) {
  const bar = new Bar();
  const close = () => (bar.remove(), then?.());
  bar.say({
    what: "This guide is not live for you any more.",
    more: problem,
    tone: "bad",
    choices: [{ label: "Close", main: true, act: close }],
  });
}
