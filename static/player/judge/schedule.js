// @ts-check
import { CHECKS } from "./checks.js";

const MILLISECONDS = 60_000;

/** What a clock shows that is so many minutes ahead of UTC. @type {(now: number, ahead: number) => string} */
const iso = (now, ahead) => new Date(now + ahead * MILLISECONDS).toISOString();

/**
 * What the clock of a zone shows. To visitors the server tells the site's zone as offsets in minutes and the moments from which on
 * they are right around the times of schedules; explain/named_zones.js adds zones by their name.
 */
export const clocks = {
  /** @type {(now: number, zone: any) => string} */
  of: (now, zone) => iso(now, zone.findLast((/** @type {[from: number, ahead: number]} */ [from]) => from <= now)[1]),
};

/** What the wall clock of a zone shows, as "2026-11-24T09:00:00"; of the visitor's own zone without one. @type {(now: number, offset: number, zone?: any) => string} */
export const clock = (now, offset, zone) => (zone ? clocks.of(now, zone) : iso(now, offset));

/**
 * Whether the wall clock shows a time from `from` up to, not including, `until`. In the hour that is repeated when clocks are set back
 * both passes count alike; a time that is skipped when they are set forward is reached with the first moment after the gap.
 * @param {import("./rules.js").Schedule} schedule
 * @param {{now: number, offset: number, zone?: any}} facts
 * @returns {boolean}
 */
export function scheduleHolds({ from, until, zone }, facts) {
  const shown = clock(facts.now, facts.offset, zone == "site" ? facts.zone : undefined);
  return !(from && shown < from) && !(until && shown >= until);
}

CHECKS.schedule = scheduleHolds;
