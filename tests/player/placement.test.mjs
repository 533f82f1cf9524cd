// Where a card goes, for many targets, cards, windows and placements: pure geometry, so every case can be tried.
import assert from "node:assert/strict";
import { test } from "node:test";
import { place } from "../../static/player/placement.js";

const GAP = 12;
const EDGE = 8;
const PLACEMENTS = ["auto", ...["top", "right", "bottom", "left"].flatMap((side) => [side, side + "-start", side + "-end"])];

/** The same numbers with every run. */
function* cases(count) {
  let seed = 20261125;
  const next = (most) => (seed = (seed * 1103515245 + 12345) & 0x7fffffff) % (most + 1);
  for (let at = 0; at < count; at++) {
    const view = [
      [next(40), 320 + next(1600)],
      [next(40), 200 + next(1000)],
    ];
    const target = view.map(([start, whole]) => [start - 50 + next(whole), 1 + next(300)]);
    yield {
      view,
      target,
      card: [160 + next(300), 60 + next(400)],
      placement: PLACEMENTS[next(PLACEMENTS.length - 1)],
      rtl: !!next(1),
    };
  }
}
const room = ({ view, target }) =>
  [1, 1, 0, 0].map((axis, side) => {
    const [[from, length], [start, whole]] = [target[axis], view[axis]];
    return (side % 2 ? from - start : start + whole - from - length) - GAP - EDGE;
  });
const overlaps = (spot, size, target) =>
  [0, 1].every((at) => spot[at] < target[at][0] + target[at][1] && target[at][0] < spot[at] + size[at]);

test("a card never covers its target when one side has room, and keeps to the window", () => {
  for (const one of cases(20_000)) {
    const { spot, height, side, tip } = place(one.target, one.card, one.view, one.placement, one.rtl);
    const size = [one.card[0], Math.min(one.card[1], height)];
    const said = JSON.stringify(one);
    const seen = one.target.every(
      ([from, length], at) => from < one.view[at][0] + one.view[at][1] && from + length > one.view[at][0],
    );
    if (seen && room(one).some((free, at) => free >= one.card[at < 2 ? 1 : 0]))
      assert.ok(!overlaps(spot, size, one.target), said);
    for (const at of [0, 1]) {
      assert.ok(spot[at] >= one.view[at][0] + EDGE, said);
      if (size[at] <= one.view[at][1] - 2 * EDGE)
        assert.ok(spot[at] + size[at] <= one.view[at][0] + one.view[at][1] - EDGE + 1e-9, said);
      assert.ok(tip[at] >= 0 && (tip[at] <= size[at] || size[at] < 40), said);
    }
    assert.ok(side >= 0 && side < 4 && height > 0, said);
  }
});

test("the wanted side is taken when the card fits there, then the opposite one", () => {
  for (const one of cases(5_000)) {
    const first = ["bottom", "top", "right", "left"].indexOf(one.placement.split("-")[0]);
    if (first < 0) continue;
    const fits = (side) => room(one)[side] >= one.card[side < 2 ? 1 : 0];
    const { side } = place(one.target, one.card, one.view, one.placement, one.rtl);
    if (fits(first)) assert.equal(side, first);
    else if (fits(first ^ 1)) assert.equal(side, first ^ 1);
  }
});

test("start and end follow the direction of writing above and below, and the page beside", () => {
  const [view, target, card] = [
    [
      [0, 1000],
      [0, 1000],
    ],
    [
      [450, 100],
      [450, 100],
    ],
    [200, 100],
  ];
  const across = (placement, rtl) => place(target, card, view, placement, rtl).spot[0];
  assert.deepEqual([across("bottom-start", false), across("bottom-end", false)], [450, 350]);
  assert.deepEqual([across("bottom-start", true), across("bottom-end", true)], [350, 450]);
  const down = (placement, rtl) => place(target, card, view, placement, rtl).spot[1];
  assert.deepEqual([down("right-start", true), down("right-end", false)], [450, 450]);
});

test("without room on any side the card is squeezed where there is more", () => {
  const { side, height } = place(
    [
      [0, 300],
      [250, 60],
    ],
    [200, 400],
    [
      [0, 320],
      [0, 500],
    ],
    "auto",
    false,
  );
  assert.equal(side, 1);
  assert.equal(height, 250 - GAP - EDGE);
});

test("where a squeezed card could not be read, it has all of its height", () => {
  const { height } = place(
    [
      [0, 300],
      [90, 330],
    ],
    [200, 400],
    [
      [0, 320],
      [0, 500],
    ],
    "auto",
    false,
  );
  assert.equal(height, 500 - 2 * EDGE);
});
