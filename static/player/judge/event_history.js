// @ts-check
import { touched } from "./memory.js";

/** What the host page tracks, remembered only where a live guide asks about it. */

/** @typedef {import("./memory.js").Memory} Memory */

/** Days on which an event happened that are kept, the latest ones. */
const KEPT = 30;

/** The name of an event in the text: no comma, no line break, none of a guide's names. @type {(name: string) => string} */
export const eventKey = (name) => "!" + escape(name).slice(0, 192);

/** An event that the host page reported. @type {(memory: Memory, name: string, today: number) => void} */
export function tracked(memory, name, today) {
  const event = touched(memory, eventKey(name), 0);
  const last = event.length - 2;
  event[0]++;
  if (last > 0 && event[last] == today) event[last + 1]++;
  else event.push(today, 1);
  if (event.length > 2 * KEPT + 1) event.splice(1, 2);
}
