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
  const axisOf = (/** @type {number} */ side) => (side < 2 ? 1 : 0);
  const room = SIDES.map((_, side) => {
    const [[from, length], [start, whole]] = [target[axisOf(side)], view[axisOf(side)]];
    return (side % 2 ? from - start : start + whole - from - length) - GAP - EDGE;
  });
  const first = SIDES.indexOf(wanted);
  const side = [first, first ^ 1, 0, 1, 2, 3].find((one) => room[one] >= card[axisOf(one)]) ?? +(room[0] < room[1]);
  const axis = axisOf(side);

  const most = view[1][1] - 2 * EDGE;
  const height = axis && room[side] >= READABLE ? room[side] : most;
  const size = [card[0], Math.min(card[1], height)];
  const share = { start: +rtl, end: +!rtl }[axis ? align : ""] ?? { start: 0, end: 1 }[align] ?? 0.5;
  const spot = target.map(([from, length], at) => {
    const beside = side % 2 ? from - GAP - size[at] : from + length + GAP;
    const along = from + (length - size[at]) * share;
    const [start, whole] = view[at];
    return between(at == axis ? beside : along, start + EDGE, start + whole - EDGE - size[at]);
  });
  const tip = target.map(([from, length], at) =>
    at == axis ? (side % 2) * (size[at] - BORDERS) : between(from + length / 2 - spot[at], CORNER, size[at] - CORNER),
  );
  return { spot, side, tip, height };
}
