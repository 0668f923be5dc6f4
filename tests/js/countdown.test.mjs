// A countdown starts, stops where it is, takes a minute more, and tells how long it is over.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { countdown } = load(["workshop/countdown"], ["countdown"]);
const { of, leftAt, isRunning, turned, longer, text } = countdown;

test("it runs from when it is started and keeps what is left when it is stopped", () => {
  const begun = turned(of(2), 1000);
  assert.equal(leftAt(begun, 31_000), 90_000);
  const stopped = turned(begun, 31_000);
  assert.deepEqual([isRunning(begun), isRunning(stopped), leftAt(stopped, 99_000)], [true, false, 90_000]);
  assert.equal(leftAt(longer(stopped, 1), 99_000), 150_000);
  assert.equal(leftAt(longer(begun, 1), 31_000), 150_000);
});

test("it is shown as a clock shows it, and how long it is over", () => {
  assert.deepEqual([300_000, 299_999, 59_001, 1, 0, -1, -1000, -75_500, 6_000_000].map(text), ["5:00", "5:00", "1:00", "0:01", "0:00", "+0:00", "+0:01", "+1:15", "100:00"]);
});
