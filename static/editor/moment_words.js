// @ts-check
// A moment in words: how long ago where that says more, else the day; exactly where it is still to come. In the reader's time zone and
// in the words of the screen that it stands on, whichever language the browser has: days beside it are written by the server
// (models/support/day_words.py).

const MONTH = new Intl.DateTimeFormat("en", { month: "short" });
const TIME = new Intl.DateTimeFormat("en-GB", { timeStyle: "short" });
const AGO = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
/** Up to how many seconds, how many of them a unit has, and its name.
 * @type {[number, number, Intl.RelativeTimeFormatUnit][]} */
const UNITS = [
  [3600, 60, "minute"],
  [86400, 3600, "hour"],
  [7 * 86400, 86400, "day"],
];

/** @param {Date} then */
const day = (then) => `${then.getDate()} ${MONTH.format(then)} ${then.getFullYear()}`;

/** @param {Date} then */
export const exact = (then) => `${day(then)}, ${TIME.format(then)}`;

/** @param {Date} then @param {number} [now] milliseconds */
export function told(then, now = Date.now()) {
  const seconds = (now - then.getTime()) / 1000;
  if (seconds < -60) return exact(then);
  if (seconds < 60) return "just now";
  const unit = UNITS.find(([most]) => seconds < most);
  if (!unit) return day(then);
  return AGO.format(-Math.max(Math.floor(seconds / unit[1]), 0), unit[2]);
}
