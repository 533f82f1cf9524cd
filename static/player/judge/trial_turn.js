// @ts-check
import { touched } from "./visitor_memory.js";

/** @typedef {import("./visitor_memory.js").Memory} Memory */

/** Places in a guide's entry: how often it was seen; the trial in which it had its turn, and the day of it. */
const TIMES_SEEN = 0;
const TRIAL = 5;
const TURN = 6;

/** The day on which a guide had its turn in that trial; 0 when it had none. @type {(memory: Memory, id: string, trial: string) => number} */
export function turnOf({ entries }, id, trial) {
  const entry = entries.get(id) ?? [];
  return entry[TRIAL] == trial ? entry[TURN] : 0;
}

/** A guide has a turn in a trial; whether it is its first in this browser, ever. @type {(memory: Memory, id: string, trial: string, today: number) => boolean} */
export function hadTurn(memory, id, trial, today) {
  const entry = touched(memory, id, 0, 0, 0, 0, "_");
  if (entry[TIMES_SEEN] || entry[TURN]) return false;
  entry[TRIAL] = trial;
  entry[TURN] = today;
  return true;
}
