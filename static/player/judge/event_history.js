// @ts-check
import { touched } from "./visitor_memory.js";

/** What the host page tracks, remembered only where a live guide asks about it. */

/** @typedef {import("./visitor_memory.js").Memory} Memory */

/** Days on which an event happened that are remembered, the latest ones. */
const MOST_DAYS = 30;
/** Longest name, in characters as stored. */
const LONGEST_NAME = 192;

/** The name of an event in the text: no comma, no line break, none of a guide's names. @type {(name: string) => string} */
export const eventKey = (name) => "!" + escape(name).slice(0, LONGEST_NAME);

/** An event that the host page reported: the total, then pairs of a day and the times on it. @type {(memory: Memory, name: string, today: number) => void} */
export function tracked(memory, name, today) {
  const event = touched(memory, eventKey(name), 0);
  event[0]++;
  const lastDay = event.length - 2;
  if (lastDay > 0 && event[lastDay] == today) event[lastDay + 1]++;
  else event.push(today, 1);
  if (event.length > 2 * MOST_DAYS + 1) event.splice(1, 2);
}

/** How often an event was tracked, ever or today and on so many days before. @type {(memory: Memory, name: string, days: number | undefined, today: number) => number} */
export function timesTracked({ entries }, name, days, today) {
  const [total, ...pairs] = entries.get(eventKey(name)) ?? [0];
  if (!days) return total;
  let times = 0;
  for (let at = 0; at < pairs.length; at += 2) if (!(today - pairs[at] > days)) times += pairs[at + 1];
  return times;
}
