// @ts-check

/** Whether the player starts the guide by itself, so that the budget applies. @type {(rules: import("./index.js").Rules) => boolean} */
export const isAutomatic = (rules) => /^(automatic|delay|scroll|exit|idle)$/.test(rules.trigger?.type || "automatic");

/**
 * What keeps a guide from being shown (again): "stop", "frequency" or nothing.
 * A guide the player starts by itself shows once and stops when completed or dismissed unless its rules say otherwise; hotspots and
 * guides that are asked for (click, hover, event, link, API) show always, and the latter do not stop.
 * @param {import("./index.js").Guide} guide
 * @param {import("./index.js").Memory} memory
 * @param {string[] | undefined} tab  ids of guides already shown in this tab
 * @param {number} today
 * @returns {"stop" | "frequency" | undefined}
 */
export function spent({ id, kind, rules = {} }, memory, tab = [], today) {
  const automatic = isAutomatic(rules);
  const stop = { completed: automatic, dismissed: automatic, ...rules.stop };
  const { show, days } = { show: automatic && kind != "hotspots" ? "once" : "always", days: 1, ...rules.frequency };
  const [times, last, done, away] = memory.g.get(id) || [];
  if ((stop.views && times >= stop.views) || (stop.completed && done) || (stop.dismissed && away)) return "stop";
  // A last time that lies ahead, because the clock jumped back, counts by its distance.
  const soon = times && Math.abs(today - last) < days;
  if (!{ once: !times, session: !tab.includes(id), days: !soon, always: true }[show]) return "frequency";
}
