// What the scans of a team say together, and how a form of paper is typed.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { scanTeam, scanEntry, scanValues } = load(["limits", "days", "scan/values", "scan/team", "scan/entry"], ["scanTeam", "scanEntry", "scanValues"]);
const { stats, current, ofStatement, ofTheme, rankedCount, weakest, widest, compared, change } = scanTeam;

const scan = (scores, name = "", date = "2026-11-20") => ({ name, date, scores: new Map(Object.entries(scores)), elsewhere: new Map() });
const slugs = (cards) => cards.map(({ slug }) => slug);
const THEMES = [["a", "b"], ["c", "d", "e"]];

test("a team is told by its median, from where to where it reaches, and of how many", () => {
  assert.deepEqual(stats([5, 1, 2]), { n: 3, median: 2, low: 1, high: 5, deviation: Math.sqrt(26 / 9) });
  assert.equal(stats([4, 1]).median, 2.5);
  assert.equal(stats([]), null);
  const team = [scan({ a: 1, b: 1 }), scan({ a: 5 }), scan({})];
  assert.deepEqual([ofStatement(team, "a").n, ofStatement(team, "c"), ofTheme(team, ["a", "b"]).median], [2, null, 3]);
});

test("of one person the newest scan counts, and those without a name count each", () => {
  const [old, fresh, one, other] = [scan({ a: 1 }, "Anna", "2025-11-20"), scan({ a: 5 }, "Anna", "2026-11-20"), scan({ a: 2 }), scan({ a: 2 })];
  assert.deepEqual(current([fresh, old, one, other]), [fresh, one, other]);
});

test("alone one's weakest come first; of equal ones that of the weakest theme, then that of the page", () => {
  assert.deepEqual(slugs(weakest([scan({ a: 2, b: 5, c: 2, d: 3, e: 2 })], THEMES, 3)), ["c", "e", "a"]);
  assert.deepEqual(weakest([], THEMES, 3), []);
});

test("in a team nothing is ranked below three answers, and nothing named that is good", () => {
  const team = [scan({ a: 1, b: 3, c: 5 }), scan({ b: 2, c: 4 }), scan({ b: 3, c: 5 })];
  assert.deepEqual(slugs(weakest(team, THEMES, 3)), ["b"]);
  assert.deepEqual(weakest([scan({ a: 1 }), scan({ a: 1 })], THEMES, 3), []);
  assert.deepEqual(weakest([scan({ a: 5, b: 4 })], THEMES, 3), []);
  assert.deepEqual([rankedCount(team, THEMES), rankedCount([scan({ a: 5 }), scan({ b: 5 }), scan({ c: 5 })], THEMES)], [2, 0]);
});

test("those come first on which the answers lie furthest apart", () => {
  const team = [scan({ a: 1, b: 3, c: 3, d: 1 }), scan({ a: 5, b: 3, c: 4, d: 3 }), scan({ a: 1, b: 3, c: 3, d: 3 })];
  assert.deepEqual(slugs(widest(team, THEMES, 3)), ["a", "d"]);
});

test("the last two rounds stand side by side, of the same people where five of them can be told by name", () => {
  const NAMES = ["Anna", "Bert", "Chris", "Dora", "Eve"];
  const before = [...NAMES.map((name) => scan({ a: 1 }, name, "2025-12-30")), scan({ a: 5 }, "Anna", "2024-01-01"), scan({ a: 5 }, "Fred", "2026-01-03")];
  const after = [...NAMES.map((name) => scan({ a: 3 }, name, "2026-11-20")), scan({ a: 1 }, "Gina", "2026-11-21")];
  const told = compared([...after, ...before]);
  assert.deepEqual([told.isSame, told.rounds.map(({ from, to, scans }) => [from, to, scans.length])], [true, [["2025-12-30", "2026-01-03", 5], ["2026-11-20", "2026-11-21", 5]]]);
  assert.deepEqual([change(told.rounds, ["a"]), change(told.rounds, ["b"])], [2, null]);
  assert.deepEqual([compared(after), compared([scan({ a: 1 }, "", "")])], [null, null]);
});

test("where fewer names return all who took part are compared, and nobody is seen alone", () => {
  const of = (n, date, more = []) => [...more, ...Array.from({ length: n }, () => scan({ a: 3 }, "", date))];
  const anna = ["2025-11-20", "2026-11-20"].map((date) => scan({ a: 1 }, "Anna", date));
  const told = compared([...of(3, "2025-11-20", [anna[0]]), ...of(4, "2026-11-20", [anna[1]])]);
  assert.deepEqual([told.isSame, told.rounds.map(({ scans }) => scans.length)], [false, [4, 5]]);
  assert.equal(compared([...of(1, "2025-11-20"), ...of(20, "2026-11-20")]), null);
  assert.deepEqual(compared(anna).rounds.map(({ scans }) => scans), [[anna[0]], [anna[1]]]);
});

test("a hundred scans are reckoned with", () => {
  const team = Array.from({ length: 100 }, (_, n) => scan({ a: 1 + (n % 5), b: 3 }, `Person ${n}`));
  assert.deepEqual([ofStatement(current(team), "a").n, slugs(widest(team, THEMES, 1))], [100, ["a"]]);
});

const read = (text) => scanEntry.read(text, ["a", "b", "c", "d"], scanValues.rules);

test("a form is typed as its numbers in a row", () => {
  for (const text of ["3 4-5", "34-5", "3, 4; 0; 5", "3\n4\n.\n5"]) {
    const { scores, typed, wrong } = read(text);
    assert.deepEqual([[...scores], typed, wrong], [[["a", 3], ["b", 4], ["d", 5]], 4, []], text);
  }
  assert.deepEqual([read("").typed, read("33333").typed], [0, 5]);
});

test("a form is kept when it is whole and says something", () => {
  assert.deepEqual(["34-5", "3450", "345", "34555", "34x5", "0-.0", ""].map((text) => read(text).isWhole), [true, true, false, false, false, false, false]);
});

test("what is no score is told", () => {
  assert.deepEqual(read("36x1").wrong, ["6", "x"]);
});
