// @ts-check
/**
 * Where a card goes beside its target: pure geometry, no page. Points and lengths are pairs, across before down.
 * @typedef {[from: number, length: number]} Span
 * @typedef {[across: Span, down: Span]} Box
 * @typedef {{spot: number[], side: number, tip: number[], height: number}} Place the card's corner; the side of the target
 *   it is on, by its number; the arrow's place on the card; the height the card may take
 */

/** Between card and target: the arrow and a breath. */
const GAP = 12;
/** Between card and the edge of what can be seen. */
const EDGE = 8;
/** Both borders of a card: its arrow is placed between them. */
const BORDERS = 2;
/** The arrow keeps off the card's rounded corners. */
const CORNER = 20;
/** Below this a squeezed card is no longer readable, and covering the target is the lesser evil. */
const READABLE = 120;

const ACROSS = 0;
const DOWN = 1;

/** By number: the first two are below and above, an odd one comes before the target. */
const SIDES = ["bottom", "top", "right", "left"];

/** @param {number} value @param {number} least @param {number} most the least wins when they cross */
const between = (value, least, most) => Math.max(least, Math.min(value, most));

/**
 * The wanted side if the card fits there, else the opposite one, else any; shifted along the side so that it stays in
 * view. When no side is large enough, the roomier of above and below, squeezed; with all of its height, over the target, where it
 * could not be read any more.
 * @param {Box} target
 * @param {number[]} card its width and height, as large as it would like to be
 * @param {Box} view the part of the page that can be seen
 * @param {string} placement "auto", a side, or a side with "-start" or "-end"
 * @param {boolean} rtl start is on the right
 * @returns {Place}
 */
export function place(target, card, view, placement, rtl) {
  const [wanted, align] = placement.split("-");
  const room = SIDES.map((_, side) => roomBeside(target[axisOf(side)], view[axisOf(side)], isBefore(side)));
  const fits = (/** @type {number} */ side) => room[side] >= card[axisOf(side)];
  const first = SIDES.indexOf(wanted);
  const side = [first, first ^ 1, 0, 1, 2, 3].find(fits) ?? (room[0] < room[1] ? 1 : 0);
  const axis = axisOf(side);

  const most = view[DOWN][1] - 2 * EDGE;
  const height = axis == DOWN && room[side] >= READABLE ? room[side] : most;
  const size = [card[ACROSS], Math.min(card[DOWN], height)];
  const share = shareBefore(align, axis == DOWN && rtl);
  const spot = target.map(([from, length], at) => {
    const beside = isBefore(side) ? from - GAP - size[at] : from + length + GAP;
    const along = from + (length - size[at]) * share;
    const [start, whole] = view[at];
    return between(at == axis ? beside : along, start + EDGE, start + whole - EDGE - size[at]);
  });
  const tip = target.map(([from, length], at) => {
    if (at == axis) return isBefore(side) ? size[at] - BORDERS : 0;
    return between(from + length / 2 - spot[at], CORNER, size[at] - CORNER);
  });
  return { spot, side, tip, height };
}

/** Along which axis the card is beside its target. @param {number} side */
const axisOf = (side) => (side < 2 ? DOWN : ACROSS);

/** Whether the card comes before its target: above or to the left of it. @param {number} side */
const isBefore = (side) => side % 2 == 1;

/** @param {Span} target @param {Span} view @param {boolean} before */
function roomBeside([from, length], [start, whole], before) {
  return (before ? from - start : start + whole - from - length) - GAP - EDGE;
}

/** How much of what the target is longer than the card lies before the card: half of it when they share their middle. @param {string | undefined} align @param {boolean} mirrored */
function shareBefore(align, mirrored) {
  if (align == "start") return mirrored ? 1 : 0;
  if (align == "end") return mirrored ? 0 : 1;
  return 0.5;
}
