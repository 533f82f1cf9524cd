// @ts-check
/**
 * Where a card goes beside its target: pure geometry, no page.
 * @typedef {{x: number, y: number, width: number, height: number}} Box
 * @typedef {"top" | "right" | "bottom" | "left"} Side
 */

/** Between card and target: the arrow and a breath. */
const GAP = 12;
/** Between card and the edge of what can be seen. */
const EDGE = 8;
/** The arrow keeps off the card's rounded corners. */
const CORNER = 20;
/** Below this a squeezed card is no longer readable, and covering the target is the lesser evil. */
const READABLE = 120;

/** @type {Side[]} */
const SIDES = ["bottom", "top", "right", "left"];

/** @param {number} value @param {number} least @param {number} most the least wins when they cross */
const between = (value, least, most) => Math.max(least, Math.min(value, most));

/**
 * The wanted side if the card fits there, else the opposite one, else any; shifted along the side so that it stays in
 * view. When no side is large enough, the roomier of above and below, squeezed.
 * @param {Box} target
 * @param {{width: number, height: number}} card as large as it would like to be
 * @param {Box} view the part of the page that can be seen
 * @param {string} placement "auto", a side, or a side with "-start" or "-end"
 * @param {boolean} rtl start is on the right
 * @returns {{x: number, y: number, side: Side, tip: number, height: number}} the card's corner, the side of the target it is on, the arrow's place along that edge, the height it may take
 */
export function place(target, card, view, placement, rtl) {
  const [wanted, align] = placement.split("-");
  const room = {
    top: target.y - view.y,
    bottom: view.y + view.height - target.y - target.height,
    left: target.x - view.x,
    right: view.x + view.width - target.x - target.width,
  };
  const upright = (/** @type {Side} */ side) => side == "top" || side == "bottom";
  const fits = (/** @type {Side} */ side) => room[side] >= (upright(side) ? card.height : card.width) + GAP + EDGE;
  const first = SIDES.indexOf(/** @type {Side} */ (wanted));
  const order = first < 0 ? SIDES : [SIDES[first], SIDES[first ^ 1], ...SIDES];
  const side = order.find(fits) ?? (room.bottom < room.top ? "top" : "bottom");

  const along = upright(side) ? "x" : "y";
  const size = upright(side) ? "width" : "height";
  const slack = target[size] - card[size];
  const share = { start: 0, end: 1 }[align] ?? 0.5;
  const height = upright(side) ? between(room[side] - GAP - EDGE, READABLE, view.height - 2 * EDGE) : view.height - 2 * EDGE;
  const tall = Math.min(card.height, height);

  const at = {
    x: side == "left" ? target.x - GAP - card.width : target.x + target.width + GAP,
    y: side == "top" ? target.y - GAP - tall : target.y + target.height + GAP,
  };
  at[along] = target[along] + slack * (rtl && along == "x" ? 1 - share : share);
  const x = between(at.x, view.x + EDGE, view.x + view.width - EDGE - card.width);
  const y = between(at.y, view.y + EDGE, view.y + view.height - EDGE - tall);
  const start = along == "x" ? x : y;
  const length = along == "x" ? card.width : tall;
  const tip = between(target[along] + target[size] / 2 - start, CORNER, length - CORNER);
  return { x, y, side, tip, height };
}
