// @ts-check
import { clocks } from "../judge/schedule.js";

/** Zones by their name, for those who explain a schedule: browsers know them all, and take long to say. */

/** @type {Record<string, string>} */
let clockTexts = {};
/** @type {number} */
let clockTextsAt;

const byOffsets = clocks.of;

clocks.of = (now, zone) => {
  if (typeof zone != "string") return byOffsets(now, zone);
  if (clockTextsAt !== now) clockTexts = {};
  clockTextsAt = now;
  // Swedish writes dates as ISO 8601 does.
  return (clockTexts[zone] ||= new Date(now).toLocaleString("sv", { timeZone: zone }).replace(" ", "T"));
};
