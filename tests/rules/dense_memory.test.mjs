// What browsers remember of sites with many guides: as short as it has to be, and nothing of it lost.
import assert from "node:assert/strict";
import { test } from "node:test";

const { DENSITY, happened, read, write } = await import("../../static/player/judge/visitor_memory.js");
const { hadTurn, turnOf } = await import("../../static/player/judge/trial_turn.js");
const { tracked } = await import("../../static/player/judge/event_history.js");
await import("../../static/player/judge/dense_memory.js");

const TODAY = 21_100;
const FIGURES = ["eligible", "started", "completed", "dismissed", "left_page", "target_missing", "goal"];
const LIMIT = 16_384;
const LONGEST_SLUG = "a-guide-with-a-name-as-long-as-names-are"; // 40 characters
const many = (number, name = LONGEST_SLUG) =>
  Array.from({ length: number }, (_, at) => ({ id: `${name}-${(at + 36 ** 4).toString(36)}` }));

/** All that can be counted of each guide, in a browser that had its turn in each trial. */
function used(guides, steps) {
  const memory = read("", TODAY - 300, () => 0.5);
  for (const { id } of guides) {
    hadTurn(memory, id, "ab", TODAY);
    for (let view = 0; view < 11; view++) happened(memory, { id }, "started", 0, TODAY);
    for (const figure of FIGURES) happened(memory, { id }, figure, 0, TODAY);
    for (let step = 0; step < steps; step++) happened(memory, { id }, "reached", step, TODAY);
  }
  return memory;
}

const stored = (text, live) => read(DENSITY[1](text, live), TODAY);

test("500 guides with goals, arms and uniques fit, and nothing of them is forgotten", () => {
  const live = many(500);
  const memory = used(live, 10);
  const text = write(memory, live);
  assert.ok(text.length <= LIMIT, `${text.length} characters`);
  console.log(`500 guides of ten steps: ${text.length} characters`);
  const again = stored(text, live);
  for (const { id } of live) {
    assert.deepEqual(again.entries.get(id).slice(0, 4), [12, TODAY, TODAY, TODAY]);
    assert.equal(turnOf(again, id, "ab"), TODAY);
    for (const figure of FIGURES) assert.equal(happened(again, { id }, figure, 0, TODAY), false, figure);
    for (let step = 0; step < 10; step++) assert.equal(happened(again, { id }, "reached", step, TODAY), false);
    assert.equal(happened(again, { id }, "reached", 10, TODAY), true);
  }
});

test("a text of before is read, and one that is short enough is written as before", () => {
  const live = many(20);
  const text = write(used(live, 3), live);
  assert.match(text, new RegExp(`\n${live[0].id},12,${TODAY},`));
  assert.equal(write(stored(text, live), live), text);
  const whole = many(500);
  const before = ["1,0,7,21000,1,1,0,0,0,0", ...whole.map(({ id }) => `${id},3,21001,0,0,_es\u00a1\u00a2`)].join("\n");
  const dense = write(stored(before, whole), whole);
  assert.ok(dense.length <= LIMIT);
  const { entries } = stored(dense, whole);
  assert.deepEqual([...entries.get(whole[499].id)].slice(0, 4), [3, 21_001, 0, 0]);
  assert.deepEqual(new Set(entries.get(whole[499].id)[4]), new Set("_es\u00a1\u00a2"));
});

test("guides whose ids end alike are told apart, and those that are live elsewhere are kept", () => {
  const live = [...many(400), { id: "one-twin1" }, { id: "two-twin1" }];
  const memory = used(live, 3);
  memory.entries.get("one-twin1")[0] = 77;
  const text = write(memory, live);
  assert.ok(text.includes("\none-twin1,77,"));
  assert.equal(stored(text, live).entries.get("two-twin1")[0], 12);
  const elsewhere = many(300, "on-staging");
  const there = write(stored(text, elsewhere), elsewhere);
  assert.equal(stored(there, live).entries.get(live[7].id)[0], 12);
});

test("events stay beside hundreds of guides; what is no longer live goes first", () => {
  const live = many(480);
  const memory = used(live, 6);
  happened(memory, { id: "gone-abcde" }, "started", 0, TODAY);
  tracked(memory, "Boat saved", TODAY);
  for (let at = 0; at < 400; at++) happened(memory, { id: `gone-${at}` }, "started", 0, TODAY);
  const text = write(memory, live);
  assert.ok(text.length <= LIMIT, `${text.length} characters`);
  assert.ok(text.includes("!Boat%20saved"));
  assert.ok(!text.includes("gone-abcde"));
});

test("whatever is there instead never throws", () => {
  for (const text of ["=", "1,0,1,1,1,1,1,1,1,1\n=;;;", "\n=abcde....\n=", "=abcde!.zzzz.-1.x.\u00ff;"]) {
    const live = [{ id: "a-abcde" }];
    assert.equal(typeof write(stored(text, live), live), "string");
  }
});
