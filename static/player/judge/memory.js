// @ts-check
/**
 * What one browser remembers about the guides of one site, and the text of its one storage key: a line for the head, then one for each
 * guide and event, least recently touched first.
 *
 *   1,opted out,seed,first day,visits,page views,last minute,budget day,tours on it,month
 *   <guide id>,times seen,day seen,day completed,day dismissed,_ and the marks of the figures counted
 *   !<event name>,times,day,times on that day,day,times on that day,…
 *
 * Days are days of the visitor's own calendar counted from 1970, 0 for never. The opt-out has its place in every format, so that it
 * outlives any change. The seed is below 65,536: many browsers share it, it identifies nobody.
 *
 * @typedef {object} Memory
 * @property {number} o  1 when the visitor opted out of being counted
 * @property {[seed: number, firstDay: number, visits: number, pages: number, minute: number, budgetDay: number, tours: number, month: number]} h
 *   the rest of the head; the month (last one counted as active) is the player's to use
 * @property {Map<string, any[]>} g  guides and events
 */

/** Longest text `write` gives, in characters. */
const CAPACITY = 4096;
/** @type {(now: number, offset: number) => number} */
export const dayOf = (now, offset) => Math.floor((now + offset * 6e4) / 864e5);

/**
 * The memory in a stored text; one that is missing, corrupted or of another format is begun anew. Never throws.
 * @param {string | null | undefined} text
 * @param {number} today
 * @param {() => number} [random]
 * @returns {Memory}
 */
export function read(text, today, random = Math.random) {
  /** @type {any[]} */
  const [[format, [o, ...h]], ...entries] = (text || "").split("\n").map((line) => {
    const [name, ...values] = line.split(",");
    return [name, values.map((value) => (isNaN(/** @type {any} */ (value)) ? value : +value))];
  });
  const known = format == 1 && 7 in h;
  return {
    o: o == 1 ? 1 : 0,
    h: known ? h : [Math.floor(random() * 65536), today, 0, 0, 0, 0, 0, 0],
    g: new Map(known ? entries : []),
  };
}

/**
 * The memory as a text of at most 4,096 characters. What does not fit is forgotten, least recently touched first, events before guides.
 * @param {Memory} memory
 * @returns {string}
 */
export function write({ o, h, g }) {
  for (;;) {
    const text = [[1, o, ...h], ...g].join("\n");
    if (text.length <= CAPACITY || !g.size) return text;
    const names = [...g.keys()];
    g.delete(names.find((name) => name[0] == "!") || names[0]);
  }
}

/** The entry of that name, made when missing, as the last one touched. @type {(memory: Memory, name: string, ...made: any[]) => any[]} */
export function touched({ g }, name, ...made) {
  const entry = g.get(name) || made;
  g.delete(name);
  g.set(name, entry);
  return entry;
}

/** A page view at `now`; it begins a visit when there was none for half an hour. @type {(memory: Memory, now: number) => void} */
export function visited({ h }, now) {
  const minute = Math.floor(now / 6e4);
  if (!h[3]++ || Math.abs(minute - h[4]) > 30) h[2]++;
  h[4] = minute;
}

/**
 * A figure of a guide happened; whether for the first time in this browser. A tour that was started by itself uses up one of the day's.
 * @param {Memory} memory
 * @param {{id: string, auto?: unknown, exempt?: unknown}} guide
 * @param {string} figure
 * @param {number | undefined} at the step's number, when it was reached
 * @param {number} today
 */
export function happened(memory, { id, auto, exempt }, figure, at, today) {
  const guide = touched(memory, id, 0, 0, 0, 0, "_");
  const mark = figure == "reached" ? String.fromCharCode(161 + /** @type {number} */ (at)) : figure[0];
  const day = ["started", "completed", "dismissed"].indexOf(figure) + 1;
  if (day) guide[day] = today;
  if (day == 1) guide[0]++;
  if (day == 1 && auto && !exempt) memory.h.splice(5, 2, today, toursOn(memory, today) + 1);
  return !(guide[4] + "").includes(mark) && !!(guide[4] += mark);
}

/** Tours that have started by themselves on that day. @type {(memory: Memory, today: number) => number} */
export const toursOn = ({ h }, today) => (h[5] == today ? h[6] : 0);

/** A memory without guides, events and visits; the seed and the opt-out stay. @type {(memory: Memory, today: number) => Memory} */
export const forgotten = ({ o, h }, today) => ({ ...read("", today, () => h[0] / 65536), o });
