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

const DENSE_LINE = "="; // a sign that no id has
/** Characters of an id that tell a site's guides apart. */
const ID_ENDING = 5;
/** The day from which days are counted. */
const FIRST_DAY = 20_000;
/** Figures by their first letters; after them come the steps, from this character on. */
const FIGURE_LETTERS = "secdltg";
const STEP_LETTER = 161;
const DAY_VALUES = [1, 2, 3, 6];
const VIEWS_VALUE = 0;
const MARKS_VALUE = 4;

DENSITY[0] = (text, live) => {
  if (text.length <= CAPACITY) return text;
  const endings = endingsOf(live);
  /** @type {string[]} */
  const dense = [];
  const lines = text.split("\n").filter((line) => {
    const [id, ...values] = line.split(",");
    const bits = bitsOf(values[MARKS_VALUE]?.slice(1) ?? "");
    const isDense = endings.get(id.slice(-ID_ENDING)) == id && !bits.includes(-1);
    if (isDense) dense.push(id.slice(-ID_ENDING) + values.map((value, at) => writtenDense(value, at, bits)).join("."));
    return !isDense;
  });
  return [...lines, DENSE_LINE + dense.join(";")].join("\n");
};

DENSITY[1] = (text, live) => {
  const endings = endingsOf(live);
  return text.replace(/^=.*/gm, (line) =>
    line
      .slice(1)
      .split(";")
      .map((guide) => lineOfDense(guide, endings))
      .join("\n"),
  );
};

/** One that is not live here stays as it is: it may be in another environment, or again. @param {string} guide @param {Map<string, string>} endings */
function lineOfDense(guide, endings) {
  const id = endings.get(guide.slice(0, ID_ENDING));
  return id ? [id, ...guide.slice(ID_ENDING).split(".").map(readDense)].join(",") : DENSE_LINE + guide;
}

/** The ids of the guides that have an ending for themselves, by it. @param {{id: string}[]} live */
function endingsOf(live) {
  /** @type {Map<string, string>} */
  const endings = new Map();
  for (const { id } of live) endings.set(id.slice(-ID_ENDING), endings.has(id.slice(-ID_ENDING)) ? "" : id);
  return endings;
}

/** Marks as numbers, -1 for one that has none here. @param {string} marks */
const bitsOf = (marks) =>
  [...marks].map((mark) =>
    mark.charCodeAt(0) < STEP_LETTER ? FIGURE_LETTERS.indexOf(mark) : mark.charCodeAt(0) - STEP_LETTER + FIGURE_LETTERS.length,
  );

/** @param {string} value @param {number} at @param {number[]} bits */
function writtenDense(value, at, bits) {
  if (DAY_VALUES.includes(at)) return +value ? (+value - FIRST_DAY).toString(36) : "";
  if (at == VIEWS_VALUE) return (+value).toString(36);
  if (at != MARKS_VALUE) return value;
  const digits = Array(Math.ceil((Math.max(-1, ...bits) + 1) / 5)).fill(0);
  for (const bit of bits) digits[Math.floor(bit / 5)] |= 1 << (bit % 5);
  return digits.map((digit) => digit.toString(32)).join("");
}

/** @param {string} value @param {number} at */
function readDense(value, at) {
  if (DAY_VALUES.includes(at)) return (value && parseInt(value, 36) + FIRST_DAY) || 0;
  if (at == VIEWS_VALUE) return parseInt(value, 36) || 0;
  if (at != MARKS_VALUE) return value;
  let marks = "_";
  [...value].forEach((digit, place) => {
    for (let bit = 0; bit < 5; bit++) if (parseInt(digit, 32) & (1 << bit)) marks += markOfBit(place * 5 + bit);
  });
  return marks;
}

/** @param {number} bit */
const markOfBit = (bit) => FIGURE_LETTERS[bit] ?? String.fromCharCode(STEP_LETTER + bit - FIGURE_LETTERS.length);
