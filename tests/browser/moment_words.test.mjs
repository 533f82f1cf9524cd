// How moments are told in the editor.
import assert from "node:assert/strict";
import { test } from "node:test";
import { exact, told } from "../../static/editor/moment_words.js";

const NOW = Date.UTC(2026, 10, 30, 12);
const ago = (seconds) => told(new Date(NOW - seconds * 1000), NOW);

test("the last week is told by how long ago it was", () => {
  const said = [0, 59, 60, 14 * 60, 3600, 86399, 86400, 6 * 86400].map(ago);
  assert.deepEqual(said, [
    "just now",
    "just now",
    "1 minute ago",
    "14 minutes ago",
    "1 hour ago",
    "23 hours ago",
    "yesterday",
    "6 days ago",
  ]);
});

test("what is older is told by its day, and what is to come exactly", () => {
  assert.equal(ago(7 * 86400), "23 Nov 2026");
  const then = new Date(NOW + 3600_000);
  assert.equal(told(then, NOW), exact(then));
  assert.equal(exact(then), "30 Nov 2026, 13:00");
});

test("a clock that is a little behind tells no future", () => {
  assert.equal(ago(-30), "just now");
});

test("days are told in the words of the screen, whichever language the browser has", () => {
  assert.equal(exact(new Date(Date.UTC(2026, 8, 1, 7, 5))), "1 Sep 2026, 07:05");
  assert.equal(ago(3 * 86400), "3 days ago");
});
