// @ts-check
import { CHECKS } from "./checks.js";

/** @type {Record<string, string>} */
let clocks = {};
/** @type {number} */
let at;

/** What the wall clock of a zone shows, as "2026-11-24T09:00:00"; of the visitor's own zone without one. @type {(now: number, offset: number, zone?: string) => string} */
export function clock(now, offset, zone) {
  if (!zone) return new Date(now + offset * 6e4).toISOString();
  if (at !== now) clocks = {};
  at = now;
  // Swedish writes dates as ISO 8601 does.
  return (clocks[zone] ||= new Date(now).toLocaleString("sv", { timeZone: zone }).replace(" ", "T"));
}

/**
 * Whether the wall clock shows a time from `from` up to, not including, `until`. In the hour that is repeated when clocks are set back
 * both passes count alike; a time that is skipped when they are set forward is reached with the first moment after the gap.
 * @param {import("./index.js").Schedule} schedule
 * @param {import("./index.js").Facts} facts
 * @param {number} now
 * @returns {boolean}
 */
export function scheduleHolds({ from, until, zone }, facts, now) {
  const shown = clock(now, facts.offset, zone == "site" ? facts.zone : undefined);
  return !(from && shown < from) && !(until && shown >= until);
}

CHECKS.schedule = (schedule, facts, memory, now) => scheduleHolds(schedule, facts, now);
