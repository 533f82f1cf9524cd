// @ts-check
import { afterPaint, logProblem } from "./guard.js";
import { guideOf, isLedElsewhere, note, slotOf, startGuide } from "./guide_run.js";
import { dueOf, judge } from "./judge/eligibility.js";
import { pageAddress } from "./page_address.js";
import { factsOf } from "./page_facts.js";
import { openPart } from "./part_request.js";
import { ARMINGS } from "./registries.js";
import { actOnAll } from "./running_guides.js";
import { pageDocument } from "./unshadowed.js";

/**
 * @typedef {import("./player.d.ts").Player} Player
 * @typedef {import("./player.d.ts").Guide} Guide
 */

/** Looks at the page as it is now: goes on with a tour, starts what is due, gets ready for what may be asked for. @param {Player} player */
export function lookAtPage(player) {
  // A form of an old page may be called "hidden".
  if (pageDocument.visibilityState == "hidden") return;
  const { config, storage, view } = player;
  const isNewView = beginView(view);
  if (isNewView) actOnAll(player, "moved");
  const { tool, argument } = askedByAddress(storage);
  if (tool) player.tool ??= openPart(player, tool, argument).catch(logProblem);
  // A member at work is no visitor.
  if (/^[bop]/.test(tool ?? "")) return;
  const [guide, step] = /** @type {string[]} */ ([storage.readTab().at].flat());
  takeTurn(player, guide, step);
  if (!tool && !isLedElsewhere(player, guideOf(player, argument))) takeTurn(player, argument);

  const facts = factsOf(player, isNewView);
  const due = new Set(dueOf(config.guides, facts, config.budget));
  for (const guide of config.guides) {
    const isDue = due.has(guide);
    if (isDue && !view.eligible.has(guide)) {
      afterPaint(() => note(player, guide, "eligible"));
      view.eligible.add(guide);
    }
    // A tour goes on across pages; hotspots belong to theirs.
    if (player.running.has(guide.id) && judge(guide, facts) == "pages") player.running.get(guide.id)?.({ type: "leave" });
    if (guide.trigger) ARMINGS[0]?.(player, guide, isDue);
    else if (isDue) takeTurn(player, guide.id);
  }
}

/** @param {string} address */
const pathOf = (address) => address.replace(/\?[^#]*/, "");

/** Whether the page is another one than before. @param {import("./player.d.ts").PageView} view */
function beginView(view) {
  const address = pageAddress();
  if (address == view.address) return false;
  // To a person it is the same page while only its query changes.
  const isSamePage = pathOf(address) == pathOf(view.address);
  view.address = address;
  for (const guides of [view.tried, view.failed]) guides.clear();
  if (!isSamePage) view.eligible.clear();
  return true;
}

/**
 * What the address asks for, or what a member is at in this tab: a guide by its id, or a tool and what it is opened with.
 * @param {import("./storage.js").SiteStorage} storage
 * @returns {{tool?: string, argument?: string}}
 */
function askedByAddress(storage) {
  const inAddress = location.hash && /#cairn(-preview|-build|-debug|-team|-own)?=?([\w.-]*)/.exec(location.hash);
  const [, tool, argument] = inAddress || [storage.readTab().tool].flat();
  return { tool: tool?.slice(1), argument };
}

/**
 * Each guide has one turn on a page view, so that one that may show always, or finds no target, does not come again and again.
 * @param {Player} player
 * @param {string} [id]
 * @param {string} [from] the step to go on with
 */
function takeTurn(player, id, from) {
  const guide = guideOf(player, id);
  if (!guide || player.view.tried.has(guide) || player.running.has(slotOf(guide))) return;
  player.view.tried.add(guide);
  startGuide(player, guide, from);
}
