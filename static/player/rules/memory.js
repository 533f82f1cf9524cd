// @ts-check
/**
 * What one browser remembers about the guides of one site: the whole content of the one storage key.
 * Days are whole days of the visitor's own calendar, counted from 1970-01-01.
 *
 * @typedef {object} Memory
 * @property {1} v  format
 * @property {number} r  a number below 65,536 drawn once, shared by many browsers; decides random percentages
 * @property {number} f  day of the first visit
 * @property {number} n  visits: page views after half an hour without one, and the first
 * @property {number} p  page views
 * @property {number} l  minute of the last page view, counted from 1970
 * @property {[day: number, tours: number]} t  automatic tours started on the last day with one
 * @property {0 | 1} o  1 when the visitor opted out of being counted
 * @property {number} m  last month counted as active, months from year 0; 0 for never
 * @property {Record<string, GuideMemory>} g  by guide id
 * @property {Record<string, number[]>} e  by event name: times in all, then pairs of day and times on that day, oldest first
 *
 * @typedef {[views: number, seen: number, completed: number, dismissed: number, counted: string]} GuideMemory
 *   days (0 for never), and the marks of figures already counted once
 */

/** Longest text `write` gives, in bytes as long as names are ASCII. */
export const CAPACITY = 4096;

const WINDOW = 90;

/** @type {(value: any, most?: number) => number} */
const whole = (value, most = 1e9) => Math.min(most, Math.max(0, value | 0));

/** @type {(source: any, clean: (entry: any) => any) => Record<string, any>} */
const entries = (source, clean) =>
  Object.fromEntries(Object.entries(source || {}).filter(([, entry]) => Array.isArray(entry)).map(([name, entry]) => [name, clean(entry)]));

/** @type {(now: number, offset: number) => number} */
export const dayOf = (now, offset) => Math.floor((now + offset * 6e4) / 864e5);

/**
 * The memory in a stored text. Anything missing, corrupted or of another format is begun anew, days that lie ahead
 * (a clock that jumped back) become today. Never throws.
 * @param {string | null | undefined} text
 * @param {number} today
 * @param {() => number} [random]
 * @returns {Memory}
 */
export function read(text, today, random = Math.random) {
  /** @type {any} */
  let from;
  try {
    from = JSON.parse(text || "");
  } catch {}
  if (!from || from.v !== 1) from = { r: random() * 65536, f: today };
  const [day, tours] = Array.isArray(from.t) ? from.t : [];
  return {
    v: 1,
    r: whole(from.r, 65535),
    f: whole(from.f, today),
    n: whole(from.n),
    p: whole(from.p),
    l: whole(from.l),
    t: [whole(day, today), whole(tours)],
    o: from.o ? 1 : 0,
    m: whole(from.m),
    g: entries(from.g, ([views, seen, completed, dismissed, counted]) =>
      [whole(views), whole(seen, today), whole(completed, today), whole(dismissed, today), counted + ""]),
    e: entries(from.e, (event) => event.map((/** @type {any} */ n, /** @type {number} */ at) => whole(n, at % 2 ? today : undefined))),
  };
}

/**
 * The memory as text of at most 4,096 bytes; what does not fit is forgotten, least recently touched first, events before guides.
 * @param {Memory} memory
 * @returns {string}
 */
export function write(memory) {
  for (;;) {
    const text = JSON.stringify(memory);
    if (text.length <= CAPACITY) return text;
    const names = Object.keys(memory.e);
    if (names.length) delete memory.e[names[0]];
    else delete memory.g[Object.keys(memory.g)[0]];
  }
}

/** @type {<T>(table: Record<string, T>, name: string, entry: T) => T} */
function touched(table, name, entry) {
  entry = Object.hasOwn(table, name) ? table[name] : entry;
  delete table[name];
  return (table[name] = entry);
}

/** @type {(memory: Memory, id: string) => GuideMemory} */
export const guideMemory = (memory, id) => touched(memory.g, id, [0, 0, 0, 0, ""]);

/** A page view at `now`; a visit when there was none for half an hour. @type {(memory: Memory, now: number) => void} */
export function visited(memory, now) {
  const minute = whole(now / 6e4);
  if (!memory.p++ || Math.abs(minute - memory.l) > 30) memory.n++;
  memory.l = minute;
}

/** A guide was shown; `budgeted` when it used up one of the day's automatic tours. @type {(memory: Memory, id: string, today: number, budgeted?: boolean) => void} */
export function seen(memory, id, today, budgeted) {
  const guide = guideMemory(memory, id);
  guide[0]++;
  guide[1] = today;
  if (budgeted) memory.t = [today, toursOn(memory, today) + 1];
}

/** @type {(memory: Memory, id: string, today: number) => void} */
export const completed = (memory, id, today) => {
  guideMemory(memory, id)[2] = today;
};

/** @type {(memory: Memory, id: string, today: number) => void} */
export const dismissed = (memory, id, today) => {
  guideMemory(memory, id)[3] = today;
};

/** Whether this browser counts a figure of a guide for the first time; `mark` is one character per figure. @type {(memory: Memory, id: string, mark: string) => boolean} */
export function counted(memory, id, mark) {
  const guide = guideMemory(memory, id);
  return !guide[4].includes(mark) && !!(guide[4] += mark);
}

/** An event the host page reported. @type {(memory: Memory, name: string, today: number) => void} */
export function tracked(memory, name, today) {
  const event = touched(memory.e, name, [0]);
  event[0]++;
  if (event[event.length - 2] == today && event.length > 2) event[event.length - 1]++;
  else event.push(today, 1);
  while (event[1] < today - WINDOW) event.splice(1, 2);
}

/** Automatic tours already started on that day. @type {(memory: Memory, today: number) => number} */
export const toursOn = (memory, today) => (memory.t[0] == today ? memory.t[1] : 0);

/** Forgets every guide and event, and how often the visitor came; keeps the random number and the opt-out. @type {(memory: Memory, today: number) => Memory} */
export const forgotten = (memory, today) => read(JSON.stringify({ v: 1, r: memory.r, o: memory.o, f: today }), today);
