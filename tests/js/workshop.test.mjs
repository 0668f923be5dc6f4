// The arithmetic of a workshop, and what becomes of a plan's cards.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { workshopProgramme, workshopPlan, workshopCards, workshopMaterials, words } = load(
  ["limits", "days", "messages", "words", "plan", "download", "workshop/programme", "workshop/cards", "workshop/materials"],
  ["workshopProgramme", "workshopPlan", "workshopCards", "workshopMaterials", "words"],
);

const WORDS = {
  locale: "en-GB",
  blocks: { break: { title: "Break" }, opening: { title: "Opening", note: "Welcome." }, closing: { title: "Closing", note: "Thanks." } },
  groups: { one: "{n} group of {size}", other: "{n} groups of {size}" },
  and: " and ",
  excess: "{minutes} too many",
  days_later: { one: "{clock} the next day", other: "{clock}, {n} days later" },
  minutes: { one: "{n} minute", other: "{n} minutes" },
  sum: { one: "{n} card, {minutes}.", other: "{n} cards, {minutes}." },
  left: "{minutes} left.",
  over: "{minutes} too long.",
  exact: "Exactly.",
  from_to: "{from} to {to}",
  people: { one: "{n} participant", other: "{n} participants" },
  handouts: { other: "handouts {n}" },
  worksheets: { one: "{n} worksheet", other: "{n} worksheets" },
  deck: { other: "deck {n}" },
  commitments: { other: "commitments {n}" },
  bring: { pens: "Pens" },
  timeline: { two_weeks_before: "Invite{day}", two_days_before: "Print{day}", one_hour_before: "Chairs{clock}", two_weeks_after: "Ask{day}" },
  in_all: "{what}, {n} in all",
  no_title: "Workshop",
  page: "{page} of {pages}",
};
const card = (slug, minutes, more = {}) => [slug, { slug, title: slug.toUpperCase(), minutes, group: "pairs", theme: "t", leaders: ["board"], said: words.searchable(slug), ...more }];
const KNOWN = new Map([card("a", 20), card("b", 45), card("c", 1)]);
const programme = workshopProgramme(WORDS, KNOWN);
const plan = (text) => workshopPlan.read(text).plan;

test("without a beginning the clock tells how long it has taken", () => {
  assert.deepEqual([0, 5, 60, 150].map((minutes) => programme.clock(plan("cards=a"), minutes)), ["0:00", "0:05", "1:00", "2:30"]);
});

test("with a beginning it tells the time, past midnight too", () => {
  const { clock } = programme;
  assert.deepEqual([0, 45, 60].map((minutes) => clock(plan("start=09:30"), minutes)), ["09:30", "10:15", "10:30"]);
  assert.equal(clock(plan("start=23:30"), 45), "00:15");
});

test("items follow one another", () => {
  assert.deepEqual(programme.timed(plan("cards=a,~15,b")), [
    { item: "a", from: 0, to: 20 },
    { item: "~15", from: 20, to: 35 },
    { item: "b", from: 35, to: 80 },
  ]);
});

test("each exercise has a debrief of as many minutes as the plan has for that", () => {
  const debriefed = plan("cards=~10.opening,a,~15,b&debrief=5&start=09:00");
  assert.deepEqual(programme.timed(debriefed).map(({ to }) => to), [10, 35, 50, 100]);
  const { rows, stepClocks } = programme.paper(debriefed, ["a", "b"], 1);
  assert.deepEqual(stepClocks(rows[1].from, [5, 15]), ["09:10", "09:15", "09:30"]);
  // Where no time is planned for that there is no clock for it, which would be that of what comes next.
  assert.deepEqual(programme.paper(plan("cards=a&start=09:00"), ["a"], 1).stepClocks(0, [5, 15]), ["09:00", "09:05"]);
});

test("a block has its own words, or those of its kind, or none", () => {
  const { titleOf, noteOf } = programme;
  assert.deepEqual(["~5.opening", "~5.opening.Hello.Sit_down", "~5.opening.._", "a"].map((item) => [titleOf(item), noteOf(item)]), [
    ["Opening", "Welcome."], ["Hello", "Sit down"], ["Opening", ""], ["A", ""],
  ]);
});

test("a block takes what is written in a field, and nothing that no plan can hold", () => {
  const block = workshopPlan.blockOf("~5.opening.Hello");
  const changed = (field, value) => programme.changed(block, field, value);
  assert.deepEqual(changed("minutes", "20"), { ...block, minutes: 20 });
  assert.deepEqual(["", "0", "1.5", "241", "1000000000"].map((minutes) => changed("minutes", minutes)), [null, null, null, null, null]);
  assert.deepEqual([changed("title", "Opening").title, changed("title", "Soup\u2029<b>").title], ["", "Soup b"]);
  assert.deepEqual(["Welcome.", "", "Sit.\u2028Eat."].map((note) => changed("note", note).note), ["", " ", "Sit.\nEat."]);
  assert.deepEqual([changed("title", "x".repeat(81)), changed("note", "x".repeat(1001))], [null, null]);
});

test("groups are as large as the exercise wants, pairs and threes one larger, and nobody is left over", () => {
  const told = (people, size) => programme.paper(plan(`cards=a&people=${people}`), ["a"], 1).groups(size);
  assert.equal(told(12, 3), "4 groups of 3");
  assert.equal(told(13, 2), "5 groups of 2 and 1 group of 3");
  assert.equal(told(14, 3), "2 groups of 3 and 2 groups of 4");
  assert.equal(told(6, 4), "2 groups of 3");
  assert.equal(told(2, 6), "1 group of 2");
  assert.equal(told(13, 6), "2 groups of 4 and 1 group of 5");
  assert.equal(told(12, null), "");
  for (let people = 1; people <= 60; people++) {
    for (const size of [2, 3, 4, 5, 6]) {
      const groups = workshopMaterials.groups(people, size);
      assert.equal(groups.reduce((sum, group) => sum + group.n * group.size, 0), people);
      assert.ok(groups.every((group) => group.size <= (size < 4 ? size + 1 : size)));
    }
  }
});

test("the sum says what is left, or what is too much", () => {
  const { sumText, isTooLong } = programme;
  assert.equal(sumText(plan("")), "");
  assert.equal(sumText(plan("cards=a,~15,b")), "2 cards, 80 minutes.");
  assert.equal(sumText(plan("cards=c&time=90")), "1 card, 1 minute. 89 minutes left.");
  assert.equal(sumText(plan("cards=a&time=20")), "1 card, 20 minutes. Exactly.");
  assert.equal(sumText(plan("cards=a,c&time=20")), "2 cards, 21 minutes. 1 minute too long.");
  assert.deepEqual(["cards=a,c&time=20", "cards=a&time=20", "cards=a"].map((text) => isTooLong(plan(text))), [true, false, false]);
});

test("the sheets say when, how long and with how many", () => {
  const { texts, rows } = programme.paper(plan("cards=a,~15,b&title=Ours&date=2026-11-30&start=09:30&people=12&time=90"), ["a", "b"], 1);
  assert.equal(texts.title, "Ours");
  assert.equal(texts.facts, "30 November 2026 · 09:30 to 11:00 · 90 minutes · 12 participants");
  assert.equal(texts.rest, "10 minutes left.");
  assert.deepEqual(texts.copies, ["handouts 2, 24 in all", "1 worksheet, 12 in all", "commitments 1, 12 in all", "deck 2", "Pens"]);
  assert.deepEqual(texts.timeline, ["Invite (16 November 2026)", "Print (28 November 2026)", "Chairs (08:30)", "Ask (14 December 2026)"]);
  assert.equal(texts.page(2, 3), "2 of 3");
  assert.deepEqual(rows.map(({ clock, minutes, what, group }) => [clock, minutes, what, group]), [
    ["09:30–09:50", 20, "A", "pairs"],
    ["09:50–10:05", 15, "Break", ""],
    ["10:05–10:50", 45, "B", "pairs"],
  ]);
});

test("an appointment keeps its name when the plan changes, and has no length where nothing is planned", () => {
  const { id, minutes } = programme.appointment(plan("cards=a&title=Één,+%26+now&date=2026-11-30"), "");
  assert.deepEqual([id, minutes], ["workshop-2026-11-30-een-now", 20]);
  assert.equal(programme.appointment(plan("title=Één+now&date=2026-11-30"), "").minutes, 0);
});

test("what is not planned is not said, and a plan that takes longer than the time ends when it ends", () => {
  assert.deepEqual(programme.paper(plan("cards=a"), ["a"], 1).texts.facts, "20 minutes");
  assert.equal(programme.paper(plan("cards=b&start=09:00&time=30"), ["b"], 1).texts.facts, "09:00 to 09:45 · 45 minutes · 15 minutes too many");
  assert.equal(programme.paper(plan("cards=b&start=23:50&time=30"), ["b"], 1).texts.facts, "23:50 to 00:35 the next day · 45 minutes · 15 minutes too many");
  assert.equal(programme.paper(plan(`cards=${"~999,".repeat(3)}b&start=23:50`), ["b"], 1).texts.facts, "23:50 to 02:32, 3 days later · 3042 minutes");
  assert.equal(programme.paper(plan("cards=a"), ["a"], 1).texts.title, "Workshop");
});

const renamed = new Map([["old", "a"]]);
const resolve = (...items) => workshopCards.resolve(items, { known: KNOWN, renamed });

test("cards that are not here are told, and the rest is kept", () => {
  assert.deepEqual(resolve("gone", "a", "~15", "gone-too", "constructor"), {
    items: ["a", "~15"],
    problems: [{ code: "unknown", n: 3, list: "gone, gone-too, constructor" }],
  });
});

test("a renamed card is found by its former name, and one that comes twice is kept once", () => {
  assert.deepEqual(resolve("old", "b"), { items: ["a", "b"], problems: [{ code: "renamed", old: "old", title: "A" }] });
  assert.deepEqual(resolve("b", "b", "~5", "~5").problems, [{ code: "repeated", title: "B" }]);
  assert.deepEqual(resolve("b", "~5", "~5").items, ["b", "~5", "~5"]);
  assert.deepEqual(resolve("a", "old").problems.map(({ code }) => code), ["renamed", "repeated"]);
});

test("the picker finds by words, theme and leader", () => {
  const known = new Map([
    card("een", 1, { said: words.searchable("Ideeën van collega's"), theme: "people" }),
    card("twee", 1, { said: words.searchable("E-mail"), leaders: ["board", "team-lead"] }),
  ]);
  const fitting = (wanted) => workshopCards.fitting(known, { words: "", theme: "", leader: "", ...wanted }).map(({ slug }) => slug);
  assert.deepEqual(fitting({}), ["een", "twee"]);
  for (const typed of ["ideeen", "collega's", "collegas", "IDEEËN"]) assert.deepEqual(fitting({ words: typed }), ["een"]);
  for (const typed of ["e-mail", "email"]) assert.deepEqual(fitting({ words: typed }), ["twee"]);
  assert.deepEqual(fitting({ theme: "people" }), ["een"]);
  assert.deepEqual(fitting({ leader: "team-lead" }), ["twee"]);
  assert.deepEqual(fitting({ words: "ideeen", leader: "team-lead" }), []);
});

test("materials are counted for all groups and people, and what is not used up once for all exercises", () => {
  const sheet = { per: "group", count: 2, used_up: true, thing: "sheet" };
  const pen = { per: "person", count: 1, used_up: false, thing: "pen" };
  const cards = [
    { people: 4, materials: [{ per: "room", count: 1, used_up: false, thing: "flip chart" }, sheet, pen] },
    { people: null, materials: [{ per: "room", count: 1, used_up: false, thing: "flip chart" }, sheet, pen] },
  ];
  const said = (people) => workshopMaterials.together(cards, people).map(({ count, thing, per }) => `${count} ${thing} ${per}`);
  assert.deepEqual(said(10), ["1 flip chart room", "8 sheet room", "10 pen room"]);
  assert.deepEqual(said(0), ["1 flip chart room", "4 sheet group", "1 pen person"]);
});
