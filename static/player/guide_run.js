// @ts-check
import { device } from "./device.js";
import { guarded, logProblem } from "./guard.js";
import { judge } from "./judge/eligibility.js";
import { happened } from "./judge/visitor_memory.js";
import { factsOf } from "./page_facts.js";
import { present } from "./presentation.js";
import { ACTIONS, KINDS, PREREQUISITES, REDIRECTS, tell } from "./registries.js";
import { walkOf } from "./walk.js";

/**
 * @typedef {import("./player.d.ts").Player} Player
 * @typedef {import("./player.d.ts").Guide} Guide
 */

/** @param {Player} player @param {string | undefined} id */
export const guideOf = ({ config }, id) => config.guides.find((guide) => guide.id == id);

/** Whether a guide that is asked for, or that there is none, leads to another page. @param {Player} player @param {Guide | undefined} guide */
export const isLedElsewhere = ({ storage }, guide) => REDIRECTS.some((redirect) => redirect(guide, storage));

/** Tours are shown one at a time, groups of hotspots beside each other. @param {Guide} guide */
export const slotOf = ({ kind, id }) => (kind == "tour" ? "" : id);

/**
 * Starts a guide, unless its place is taken.
 * @param {Player} player
 * @param {Guide} guide
 * @param {string} [from] the step to go on with
 */
export async function startGuide(player, guide, from) {
  const { running, view } = player;
  const slot = slotOf(guide);
  if (running.has(slot)) return;
  const startedOn = view.address;
  const remember = guarded((/** @type {import("./storage.js").TabState["at"]} */ at) => {
    if (!slot) player.storage.changeTab({ at });
  });
  function leaveSlot() {
    running.delete(slot);
    queueMicrotask(player.look);
  }
  function end() {
    // It may have come along from another page view; it had its turn on this one with that.
    view.tried.add(guide);
    leaveSlot();
    remember(null);
  }
  /** Until it can be shown, it can be stopped. @type {import("./player.d.ts").Act} */
  const waiting = ({ type }) => {
    if (type != "stop") return;
    view.failed.add(guide);
    end();
  };
  running.set(slot, waiting);
  const isStopped = () => running.get(slot) != waiting;

  try {
    if (PREREQUISITES.length) {
      // What asks for it may be a click that leaves the page.
      if (!guide.auto && !from) remember([guide.id]);
      for (const bring of PREREQUISITES) await bring(guide, { ...player.config, ...player.requests, ...player.storage });
      if (isStopped()) return;
      // The visitor may have gone on to another page meanwhile.
      const hasMoved = !from && view.address != startedOn;
      if (hasMoved && judge(guide, factsOf(player)) == "pages") return end();
    }
    const presentation = present(guide.content, guide.theme ?? player.config.theme, player.attributes);
    if (!from) remember([guide.id]);
    const act = KINDS[guide.kind]({
      presentation,
      count: (figure, step) => note(player, guide, figure, step, presentation),
      save: walkOf(guide.id, player.storage.readTab, remember),
      end,
      rest: leaveSlot,
      act(action) {
        // Seldom needed, and large.
        if (action.part) player.tools.openPart(action.part, action).catch(logProblem);
        return ACTIONS[action.type]?.(action, presentation, player.tools);
      },
      from,
    });
    if (!isStopped()) running.set(slot, act);
  } catch (problem) {
    logProblem(problem);
    if (isStopped()) return;
    view.failed.add(guide);
    // One that goes on with a step is tried again on another page view.
    if (from) leaveSlot();
    else end();
  }
}

/**
 * A figure of a guide happened: it is remembered, counted and told to the page.
 * @param {Player} player
 * @param {Guide} guide
 * @param {string} figure
 * @param {any} [step]
 * @param {import("./player.d.ts").Presentation} [presentation]
 */
export function note({ storage, requests }, guide, figure, step, presentation) {
  const { changeMemory, readTab, changeTab } = storage;
  const detail = { guide: guide.id, step: step?.id };
  const place = presentation?.steps.indexOf(step);
  const at = guide.numbers?.[/** @type {number} */ (place)] ?? place;
  const unique = changeMemory((memory, today) => happened(memory, guide, figure, at, today));
  if (figure == "started") changeTab({ shown: [...new Set([readTab().shown ?? [], guide.id].flat())] });
  const { version } = guide;
  requests.count({ ...detail, figure, version, unique, locale: presentation?.language, device: device() });
  queueMicrotask(() => tell(figure, detail));
}
