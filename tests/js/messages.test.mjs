// Messages are filled in, and follow the plural categories of their language.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { messages, days } = load(["days", "messages"], ["messages", "days"]);

test("places are filled in, and what is filled in is not filled in again", () => {
  const { say } = messages("en-GB");
  assert.equal(say("{a} and {b}", { a: "{b}", b: "$&" }), "{b} and $&");
  assert.equal(say("nothing to fill"), "nothing to fill");
});

test("English and Dutch have one and other", () => {
  const cards = { one: "{n} card", other: "{n} cards" };
  for (const locale of ["en-GB", "nl-NL"]) {
    const { say } = messages(locale);
    assert.deepEqual([0, 1, 2, 11].map((n) => say(cards, { n })), ["0 cards", "1 card", "2 cards", "11 cards"]);
  }
});

test("a language with more forms uses those it has, and other for the rest", () => {
  const { say } = messages("pl");
  const forms = { one: "{n} karta", few: "{n} karty", other: "{n} kart" };
  assert.deepEqual([1, 3, 5, 22].map((n) => say(forms, { n })), ["1 karta", "3 karty", "5 kart", "22 karty"]);
});

test("numbers and days are written as in the language", () => {
  const [en, nl] = [messages("en-GB"), messages("nl-NL")];
  assert.deepEqual([en.number(2.25, 1), en.number(3, 1), en.number(3), en.number(1234)], ["2.3", "3.0", "3", "1,234"]);
  assert.equal(nl.number(2.5, 1), "2,5");
  assert.deepEqual([0.04, -0.04, 0.05, -1, 0].map(en.signed), ["0.0", "0.0", "+0.1", "-1.0", "0.0"]);
  assert.equal(en.day("2026-11-30"), "30 November 2026");
  assert.equal(nl.day("2026-03-01"), "1 maart 2026");
});

test("a day is one of the calendar, written as year, month and day", () => {
  for (const day of ["2026-11-30", "2028-02-29", "0001-01-01", "9999-12-31"]) assert.ok(days.isDay(day), day);
  for (const text of ["", "2026-02-31", "2026-13-01", "2026-00-10", "tomorrow", "20261130", "2026-1-1", " 2026-11-30", "2026-11-30\n", "12026-11-30"]) {
    assert.ok(!days.isDay(text), text);
  }
  assert.ok(days.isDay(days.today()));
});
