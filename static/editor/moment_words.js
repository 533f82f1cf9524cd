// @ts-check
// A moment in words: how long ago where that says more, else the day; exactly where it is still to come.

const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const AGO = new Intl.RelativeTimeFormat(undefined, { numeric: "auto" });
/** Up to how many seconds, how many of them a unit has, and its name.
 * @type {[number, number, Intl.RelativeTimeFormatUnit][]} */
const UNITS = [
  [60, 60, "second"],
  [3600, 60, "minute"],
  [86400, 3600, "hour"],
  [7 * 86400, 86400, "day"],
];

/** @param {Date} then */
export const exact = (then) => EXACT.format(then);

/** @param {Date} then @param {number} [now] milliseconds */
export function told(then, now = Date.now()) {
  const seconds = (now - then.getTime()) / 1000;
  if (seconds < -60) return exact(then);
  const unit = UNITS.find(([most]) => seconds < most);
  if (!unit) return DAY.format(then);
  return AGO.format(-Math.max(Math.floor(seconds / unit[1]), 0), unit[2]);
}
