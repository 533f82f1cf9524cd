// @ts-check
/**
 * What one browser remembers about the guides of one site, and the text of its one storage key: a line for the head, then one for each
 * guide and event, least recently touched first.
 *
 *   1,opted out,seed,first day,visits,page views,last minute,budget day,tours on it,month
 *   <guide id>,views,day seen,day completed,day dismissed,_ and the marks of the figures counted
 *   !<event name>,times,day,times on that day,day,times on that day,…
 *   ?own,token,guide id,… in a member's browser: the guide that is live for it alone (parts/own.js), and what it remembered of it before
 *
 * Days are days of the visitor's own calendar counted from 1970, 0 for never. The opt-out has its place in every format, so that it
 * outlives any change. The seed is below 65,536: many browsers share it, it identifies nobody.
 *
 * @typedef {object} Memory
 * @property {0 | 1 | 2} optedOut 1 when the visitor opted out of being counted, 2 where the browser is one of the site's own team
 * @property {Head} head
 * @property {Map<string, any[]>} entries guides and events by their names, each with the values of its line
 *
 * @typedef {object} Head
 * @property {number} seed
 * @property {number} firstDay
 * @property {number} visits
 * @property {number} pageViews
 * @property {number} lastMinute
 * @property {number} budgetDay
 * @property {number} tours that have started by themselves on the budget's day
 * @property {string | 0} month such as 2026-11: the last one in which the browser counted as active
 */

const FORMAT = "1";
/** Characters above which `write` forgets what no live guide needs. */
export const CAPACITY = 16_384;
/** What makes a text denser that is too long, and what reads it again; `dense_memory.js` knows how. @type {((text: string, live: {id: string}[]) => string)[]} */
export const DENSITY = [String, String];
/** The head's values, in their order. @type {(keyof Head)[]} */
const HEAD = /** @type {any} */ ("seed firstDay visits pageViews lastMinute budgetDay tours month".split(" "));
const SEEDS = 65_536;
const MINUTE = 60_000;
const DAY = 86_400_000;
/** Minutes without a page view after which the next one begins another visit. */
const VISIT_GAP = 30;

/** Places in a guide's entry. */
const VIEWS = 0;
const COUNTED = 4;
/** Where the day of a figure stands. @type {Record<string, number | undefined>} */
const DAY_OF = { started: 1, completed: 2, dismissed: 3 };

/** @type {(now: number, offset: number) => number} */
export const dayOf = (now, offset) => Math.floor((now + offset * MINUTE) / DAY);

/**
 * The memory in a stored text; one that is missing, corrupted or of another format is begun anew. Never throws.
 * @param {string | null | undefined} text
 * @param {number} today
 * @param {() => number} [random]
 * @returns {Memory}
 */
export function read(text, today, random = Math.random) {
  const [[format, [optedOut, ...values]], ...entries] = (text || "").split("\n").map(parsed);
  const isKnown = format == FORMAT && 7 in values;
  const head = isKnown ? values : [Math.floor(random() * SEEDS), today];
  return {
    optedOut: optedOut == 1 ? 1 : optedOut == 2 ? 2 : 0,
    head: /** @type {any} */ (Object.fromEntries(HEAD.map((name, at) => [name, head[at] ?? 0]))),
    entries: new Map(isKnown ? entries : []),
  };
}

/** A line's name and its values, numbers where they are any. @type {(line: string) => [name: string, values: any[]]} */
function parsed(line) {
  const [name, ...values] = line.split(",");
  return [name, values.map((value) => (isNaN(/** @type {any} */ (value)) ? value : +value))];
}

/**
 * The memory as a text. Of more than 16,384 characters, what is least recently touched is forgotten: first guides that are no longer
 * released, then events. What decides about a guide that is live is never forgotten.
 * @param {Memory} memory
 * @param {{id: string}[]} [live]
 * @returns {string}
 */
export function write({ optedOut, head, entries }, live = []) {
  const firstLine = [FORMAT, optedOut, ...HEAD.map((name) => head[name])];
  for (;;) {
    const text = DENSITY[0]([firstLine, ...entries].join("\n"), live);
    if (text.length <= CAPACITY) return text;
    const names = [...entries.keys()].filter((name) => !live.some(({ id }) => id == name));
    if (!entries.delete(names.find((name) => name[0] != "!") || names[0])) return text;
  }
}

/** The entry of that name, made when missing, as the last one touched. @type {(memory: Memory, name: string, ...made: any[]) => any[]} */
export function touched({ entries }, name, ...made) {
  const entry = entries.get(name) || made;
  entries.delete(name);
  entries.set(name, entry);
  return entry;
}

/** A page view at `now`. @type {(memory: Memory, now: number) => void} */
export function visited({ head }, now) {
  const minute = Math.floor(now / MINUTE);
  if (!head.pageViews++ || Math.abs(minute - head.lastMinute) > VISIT_GAP) head.visits++;
  head.lastMinute = minute;
}

/**
 * What is remembered of a guide: how often it was shown, and on which day it was last seen, completed and dismissed.
 * @type {(memory: Memory, id: string) => {views: number, seen?: number, completed?: number, dismissed?: number}}
 */
export function historyOf({ entries }, id) {
  const [views = 0, seen, completed, dismissed] = entries.get(id) ?? [];
  return { views, seen, completed, dismissed };
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
  const entry = touched(memory, id, 0, 0, 0, 0, "_");
  const day = DAY_OF[figure];
  if (day) entry[day] = today;
  if (figure == "started") {
    entry[VIEWS]++;
    if (auto && !exempt) Object.assign(memory.head, { tours: toursOn(memory, today) + 1, budgetDay: today });
  }
  const counted = String(entry[COUNTED]);
  const mark = markOf(figure, at);
  if (counted.includes(mark)) return false;
  entry[COUNTED] = counted + mark;
  return true;
}

/** A figure in one character: a reached step is a letter of its own. @param {string} figure @param {number | undefined} at */
const markOf = (figure, at = 0) => (figure == "reached" ? String.fromCharCode(161 + at) : figure[0]);

/** Tours that have started by themselves on that day. @type {(memory: Memory, today: number) => number} */
export const toursOn = ({ head }, today) => (head.budgetDay == today ? head.tours : 0);

/** A memory without guides, events and visits; the seed and the opt-out stay. @type {(memory: Memory, today: number) => Memory} */
export const forgotten = ({ optedOut, head }, today) => ({ ...read("", today, () => head.seed / SEEDS), optedOut });
