// @ts-check
import { CAPACITY, DENSITY } from "./visitor_memory.js";

/**
 * Where a site has many guides, what their visitors' browsers remember of each has to be short. A text that would be too long gets its
 * live guides in one last line, beginning with "=", guides separated by ";":
 *
 *   <end of the id><views>.<day seen>.<day completed>.<day dismissed>.<marks>.<trial>.<turn>
 *
 * The end of an id is its random part. Numbers are written to base 36, days counted from 20,000, nothing for never. Marks are five to a
 * digit: the figures, then the steps. Guides whose ids end alike, or that have marks unknown here, stay as they are. A player that does
 * not know the line takes it for a guide of an unknown name, and keeps it.
 */

const LINE = "="; // a sign that no id has
/** Characters of an id that tell a site's guides apart. */
const ENDING = 5;
/** The day from which days are counted. */
const START = 20_000;
/** Figures by their first letters; after them come the steps, from this character on. */
const FIGURES = "secdltg";
const FIRST_STEP = 161;
const DAYS = [1, 2, 3, 6];
const VIEWS = 0;
const MARKS = 4;

DENSITY[0] = (text, live) => {
  if (text.length <= CAPACITY) return text;
  const endings = endingsOf(live);
  /** @type {string[]} */
  const dense = [];
  const lines = text.split("\n").filter((line) => {
    const [id, ...values] = line.split(",");
    const bits = bitsOf(values[MARKS]?.slice(1) ?? "");
    const isDense = endings.get(id.slice(-ENDING)) == id && !bits.includes(-1);
    if (isDense) dense.push(id.slice(-ENDING) + values.map((value, at) => packed(value, at, bits)).join("."));
    return !isDense;
  });
  return [...lines, LINE + dense.join(";")].join("\n");
};

DENSITY[1] = (text, live) => {
  const endings = endingsOf(live);
  return text.replace(/^=.*/gm, (line) =>
    line
      .slice(1)
      .split(";")
      .map((guide) => unpackedLine(guide, endings))
      .join("\n"),
  );
};

/** One that is not live here stays as it is: it may be in another environment, or again. @param {string} guide @param {Map<string, string>} endings */
function unpackedLine(guide, endings) {
  const id = endings.get(guide.slice(0, ENDING));
  return id ? [id, ...guide.slice(ENDING).split(".").map(unpacked)].join(",") : LINE + guide;
}

/** The ids of the guides that have an ending for themselves, by it. @param {{id: string}[]} live */
function endingsOf(live) {
  /** @type {Map<string, string>} */
  const endings = new Map();
  for (const { id } of live) endings.set(id.slice(-ENDING), endings.has(id.slice(-ENDING)) ? "" : id);
  return endings;
}

/** Marks as numbers, -1 for one that has none here. @param {string} marks */
const bitsOf = (marks) =>
  [...marks].map((mark) =>
    mark.charCodeAt(0) < FIRST_STEP ? FIGURES.indexOf(mark) : mark.charCodeAt(0) - FIRST_STEP + FIGURES.length,
  );

/** @param {string} value @param {number} at @param {number[]} bits */
function packed(value, at, bits) {
  if (DAYS.includes(at)) return +value ? (+value - START).toString(36) : "";
  if (at == VIEWS) return (+value).toString(36);
  if (at != MARKS) return value;
  const digits = Array(Math.ceil((Math.max(-1, ...bits) + 1) / 5)).fill(0);
  for (const bit of bits) digits[Math.floor(bit / 5)] |= 1 << (bit % 5);
  return digits.map((digit) => digit.toString(32)).join("");
}

/** @param {string} value @param {number} at */
function unpacked(value, at) {
  if (DAYS.includes(at)) return (value && parseInt(value, 36) + START) || 0;
  if (at == VIEWS) return parseInt(value, 36) || 0;
  if (at != MARKS) return value;
  let marks = "_";
  [...value].forEach((digit, place) => {
    for (let bit = 0; bit < 5; bit++) if (parseInt(digit, 32) & (1 << bit)) marks += markOf(place * 5 + bit);
  });
  return marks;
}

/** @param {number} bit */
const markOf = (bit) => FIGURES[bit] ?? String.fromCharCode(FIRST_STEP + bit - FIGURES.length);
