// @ts-check
import { forgotten } from "./judge/visitor_memory.js";

/** @typedef {import("./player.d.ts").Player} Player */

/** Does something to every guide that is shown: "stop", "next", "back", "leave". @param {Player} player @param {string} type */
export function actOnAll({ running }, type) {
  running.forEach((act) => act({ type }));
}

/** Takes the tour off a page that is left: who comes back finds it where it is by then, which may be at its end. @param {Player} player */
export function restTour(player) {
  actOnAll(player, "rest");
  player.running.delete("");
  player.view.tried.clear();
}

/** Ends what is shown and forgets every guide and event; the visitor's opt-out stays. @param {Player} player */
export function forgetVisitor(player) {
  const { changeMemory, changeTab } = player.storage;
  actOnAll(player, "stop");
  changeMemory((memory, today) => {
    Object.assign(memory, forgotten(memory, today));
  });
  changeTab({ shown: [], at: null });
}
