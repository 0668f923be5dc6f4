// A scan comes back from its file; what is no scan is refused with the reason.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { scanValues } = load(["limits", "days", "scan/values"], ["scanValues"]);
const { fromText, fromValue, toText, toValue, same, average } = scanValues;

const CARDS = new Map([["front-door", "front-door"], ["parking", "front-door"], ["park-here", "front-door"], ["dinner-with-staff", "dinner-with-staff"]]);
const RULES = { format: "customer-centric-scan", version: 1 };
const GOOD = { "front-door": 3 };

/* The text of a file; a change to undefined leaves its key out. */
const file = (scores, changes = {}) => JSON.stringify({ ...RULES, name: "Anna", date: "2026-11-20", scores, ...changes });
const read = (text) => fromText(text, CARDS);

test("a scan comes back from its file", () => {
  const scan = { name: "Zoë van Dam", date: "2026-11-22", scores: new Map([["front-door", 2], ["dinner-with-staff", 5]]), elsewhere: new Map() };
  assert.deepEqual(JSON.parse(toText(scan)), { ...RULES, name: "Zoë van Dam", date: "2026-11-22", scores: { "dinner-with-staff": 5, "front-door": 2 } });
  assert.deepEqual(Object.keys(toValue(scan).scores), ["dinner-with-staff", "front-door"]);
  assert.deepEqual(read(toText(scan)), { scan: { ...scan, scores: new Map([["dinner-with-staff", 5], ["front-door", 2]]) }, renamed: [], unknown: [] });
});

test("name and date may be missing or empty", () => {
  for (const changes of [{ name: undefined, date: undefined }, { name: "", date: "" }]) {
    assert.deepEqual(read(file(GOOD, changes)).scan, { name: "", date: "", scores: new Map([["front-door", 3]]), elsewhere: new Map() });
  }
});

test("the remembered scan may have no scores yet, a file not", () => {
  assert.equal(fromValue({ ...RULES, scores: {} }, CARDS).scan.scores.size, 0);
});

const deep = "[".repeat(200_000);
const REFUSED = {
  "a text": ["Anna: 4", "not_json"],
  "nothing": ["", "not_json"],
  "bytes": ["\ufffdPNG\r\n\u001a\n\u0000\ufffd", "not_json"],
  "deep": [deep, "not_json"],
  "null": ["null", "no_scan"],
  "a list": [`[${JSON.stringify(RULES)}]`, "no_scan"],
  "a number": ["4", "no_scan"],
  "another format": [file(GOOD, { format: "lighthouse" }), "no_scan"],
  "a newer version": [file(GOOD, { version: 2 }), "other_version"],
  "a version as text": [file(GOOD, { version: "1" }), "other_version"],
  "no version": [file(GOOD, { version: undefined }), "other_version"],
  "a long name": [file(GOOD, { name: "x".repeat(61) }), "wrong_name"],
  "a list as name": [file(GOOD, { name: ["Eve"] }), "wrong_name"],
  "no such day": [file(GOOD, { date: "2026-02-30" }), "wrong_date"],
  "a number as date": [file(GOOD, { date: 20261122 }), "wrong_date"],
  "no scores": [file(undefined), "no_scores"],
  "empty scores": [file({}), "no_scores"],
  "a list as scores": [file([3, 4]), "no_scores"],
  "unknown cards only": ['{"format": "customer-centric-scan", "version": 1, "scores": {"elsewhere": 3, "__proto__": 3, "constructor": 1}}', "none_known"],
};
for (const [name, [text, reason]] of Object.entries(REFUSED)) {
  test(`${name} is refused`, () => {
    const outcome = read(text);
    assert.equal(outcome.scan, undefined);
    assert.equal(outcome.reason, reason);
  });
}

test("a refusal says what the message needs", () => {
  assert.deepEqual(read(file(GOOD, { version: 2 })).details, { version: 2, known: 1 });
  assert.deepEqual(read(file(GOOD, { version: undefined })).details, { version: "?", known: 1 });
  assert.deepEqual(read(file(GOOD, { name: "x".repeat(61) })).details, { most: 60 });
});

for (const score of [0, 6, -1, 2.5, "4", null, true, [4]]) {
  test(`a score of ${JSON.stringify(score)} is refused`, () => {
    const { reason, details } = read(file({ ...GOOD, "dinner-with-staff": score }));
    assert.equal(reason, "wrong_score");
    assert.equal(details.slug, "dinner-with-staff");
    assert.equal(details.score, JSON.stringify(score));
    assert.deepEqual([details.lowest, details.highest], [1, 5]);
  });
}

test("former names are those of the card, and its present name comes before them", () => {
  assert.deepEqual(read(file({ "park-here": 2 })), { scan: { name: "Anna", date: "2026-11-20", scores: new Map([["front-door", 2]]), elsewhere: new Map() }, renamed: ["park-here"], unknown: [] });
  const { scan, renamed } = read(file({ parking: 1, "front-door": 5 }));
  assert.deepEqual([scan.scores.get("front-door"), renamed], [5, ["parking"]]);
});

test("unknown cards are told, do not count, and are kept", () => {
  const { scan, unknown } = read(file({ gone: 1, ...GOOD }));
  assert.deepEqual([[...scan.scores.keys()], unknown], [["front-door"], ["gone"]]);
  assert.deepEqual(toValue(scan).scores, { "front-door": 3, gone: 1 });
  assert.deepEqual(read(toText(scan)).scan, scan);
});

test("a name cannot turn the direction of the text, and markup in it is text", () => {
  assert.equal(read(file(GOOD, { name: "\u202eAnna\u0000\n" })).scan.name, "Anna");
  assert.equal(read(file(GOOD, { name: "<b>Eve</b>" })).scan.name, "<b>Eve</b>");
});

test("scans are the same when they say the same", () => {
  const [one, other] = [read(file({ "front-door": 3, "dinner-with-staff": 1 })).scan, read(file({ "dinner-with-staff": 1, parking: 3 })).scan];
  assert.ok(same(one, other));
  assert.ok(!same(one, { ...other, name: "Bert" }));
});

const scan = (scores) => ({ name: "", date: "", scores: new Map(Object.entries(scores)), elsewhere: new Map() });

test("averages count what was rated", () => {
  assert.equal(average(scan({ a: 2, b: 4 }), ["a", "b", "c"]), 3);
  assert.equal(average(scan({ a: 2 }), ["c"]), null);
});
