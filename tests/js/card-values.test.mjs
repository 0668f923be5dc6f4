// What the form for cards makes of what is typed, and what it says of it.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { cardValues, cardChecks, cardAddresses } = load(["days", "messages", "form/values", "form/room", "form/checks", "form/addresses"], ["cardValues", "cardChecks", "cardAddresses"]);

test("a slug is made of the letters and digits of a title", () => {
  assert.equal(cardValues.slug("Bel zélf terug: 's avonds óók!", 60), "bel-zelf-terug-s-avonds-ook");
  assert.equal(cardValues.slug(`${"x".repeat(59)} y z`, 60), "x".repeat(59));
  assert.equal(cardValues.slug("🙂", 60), "");
});

test("what comes along unseen is left out", () => {
  assert.equal(cardValues.clean("  een\u00A0twee\u200B \r\ndrie\t vier\uFEFF "), "een twee\ndrie  vier");
  assert.equal(cardValues.line("een\n  twee"), "een twee");
});

test("bullets of a word processor begin a list, and no other text", () => {
  assert.equal(cardValues.paragraphs("Zo:\n•\teen\n\u{F0B7} twee"), "Zo:\n- een\n- twee");
  assert.equal(cardValues.line("•\tBel één klant"), "Bel één klant");
});

test("lines are the items of a list where each begins as one", () => {
  assert.deepEqual(cardValues.items("•\tEén\n\n2. Twee\n- drie"), ["Eén", "Twee", "drie"]);
  assert.deepEqual(cardValues.items("Bel.\n's Avonds ook.\n"), ["Bel.", "'s Avonds ook."]);
  assert.deepEqual(cardValues.items("Een zin die verderop\nin de mail doorloopt."), []);
  assert.deepEqual(cardValues.items("• Alleen deze"), []);
});

test("search words may have commas between them", () => {
  assert.deepEqual(cardValues.separate("bellen, terugbellen;\n2,400 klanten"), ["bellen", "terugbellen", "2,400 klanten"]);
});

test("a month may be written as people do", () => {
  const locales = ["nl", "en-GB"];
  for (const text of ["maart 2026", "March 2026", "3-2026", "03/2026", "2026-03"]) {
    assert.equal(cardValues.month(text, locales), "2026-03");
  }
  for (const text of ["14 maart 2026", "14-3-2026", "2026-03-14"]) assert.equal(cardValues.month(text, locales), "2026-03-14");
  assert.equal(cardValues.month("voorjaar 2026", locales), "voorjaar 2026");
});

const field = (key, limits) => ({ key, required: true, fewest: null, most: null, longest: null, numbers: null, values: [], parts: [], ...limits });
const FORM = {
  locale: "nl", language_names: { nl: "Nederlands", en: "Engels" },
  language: "nl", languages: ["nl", "en"], texts: ["title", "steps"], plain: ["theme", "minutes"],
  fields: { title: field("title", { longest: 10 }), steps: field("steps", { fewest: 1, most: 2, longest: 5 }), theme: field("theme", { values: ["a"] }), minutes: field("minutes", { numbers: [5, 120] }) },
  slug: { form: "^[a-z0-9]+(-[a-z0-9]+)*$", longest: 60, reserved: ["index"] }, taken: ["there"], titles: { nl: ["Bestaat"], en: [] },
  case: { where: 60, name: 60, role: 110, text: 560 }, most_citations: { alone: [3, 2], beside_a_case: [1, 0] }, kinds: { one: "article", two: "research" }, related: { fewest: { new: 0, improved: 0 }, named_by: {} },
  days: { when: "^[0-9]{4}-[0-9]{2}(-[0-9]{2})?$", earliest: { when: "1900", agreed: "2000" } }, running: [], undivided: ["pairs"], sentence: { end: String.raw`(?<=[.])\s+`, most: 40 },
  room: { front: 1000, back: 1000, running: 700, item: 0, passage: 0, teller: 0, heading: 0, passages: { "one/a": {}, "two/b": {} } },
};
const GOOD = { theme: "a", minutes: 20, evidence: ["one/a"], nl: { title: "Titel", steps: ["Een"] } };
const told = (changes, slug = "new") => {
  const card = { ...GOOD, ...changes };
  return cardChecks(FORM).problems(card, slug, { today: "2026-11-25" }).map(({ field: name, wrong }) => `${name} ${wrong}`);
};

test("a good card has no problems", () => assert.deepEqual(told({}), []));

const CASE = { told_by: { role: { nl: "teamleider" } }, where: "Balie", when: "2026-03", agreed: "2026-04-01", nl: "Het gebeurde." };
const WRONG = [
  [{ nl: { title: "x".repeat(11), steps: ["Een"] } }, ["nl.title text-too-long"]],
  [{ nl: { title: "🙂".repeat(10), steps: ["Een"] } }, []],
  [{ nl: { title: "Bestaat", steps: ["Een", "Een"] } }, ["nl.steps repeated", "nl.title title-taken"]],
  [{ nl: { title: "Titel", steps: ["1", "2", "3"] } }, ["nl.steps too-many-items"]],
  [{ nl: undefined }, ["nl.title missing", "nl.steps missing-list"]],
  [{ en: { title: "Titel" } }, ["en.steps missing-list"]],
  [{ minutes: 4 }, ["minutes out-of-range"]],
  [{ minutes: 121 }, ["minutes out-of-range"]],
  [{ minutes: null, theme: undefined }, ["theme missing-choice", "minutes missing-number"]],
  [{ evidence: undefined }, ["case rests-on-nothing"]],
  [{ evidence: undefined, case: CASE }, []],
  [{ case: { ...CASE, told_by: {}, when: "2026-13", agreed: "2027-01-01" } }, ["case.role nobody", "case.when no-month", "case.agreed future", "evidence too-many-passages"]],
  [{ case: { ...CASE, when: "1026-03", agreed: "2026-02-30" } }, ["case.when long-ago", "case.agreed no-day", "evidence too-many-passages"]],
  [{ evidence: ["one/a", "one/b", "two/a"] }, ["evidence too-many-passages"]],
];
for (const [changes, problems] of WRONG) {
  test(`of ${JSON.stringify(changes).slice(0, 60)}`, () => assert.deepEqual(told(changes), problems));
}

for (const [slug, code] of [["there", "taken"], ["index", "reserved"], ["Two Words", "no-name"], ["", "missing"], ["x".repeat(61), "text-too-long"]]) {
  test(`the address "${slug.slice(0, 12)}" is told: ${code}`, () => assert.deepEqual(told({}, slug), [`slug ${code}`]));
}

test("keys that the form does not show are kept, in the order of our cards", () => {
  const form = { order: ["theme", "minutes", "formerly", "nl"], text_order: ["title", "why"], languages: ["nl"] };
  const kept = { theme: "a", formerly: ["old"], minutes: 5, nl: { title: "x" } };
  const card = cardValues.card({ nl: { why: "y", title: "z" }, minutes: 6, case: null, related: [] }, kept, form);
  assert.equal(JSON.stringify(card), '{"theme":"a","minutes":6,"formerly":["old"],"nl":{"title":"z","why":"y"}}');
});

test("an address carries the text as far as there is room", () => {
  const repository = { new: "https://github.com/a/b/new/main?filename=", text: "&value=" };
  const file = { path: "practices/x.yml", text: "a: b #c\n", longest: 8000 };
  assert.deepEqual(cardAddresses.newFile(repository, file), {
    address: "https://github.com/a/b/new/main?filename=practices%2Fx.yml&value=a%3A%20b%20%23c%0A",
    isWhole: true,
  });
  assert.deepEqual(cardAddresses.newFile(repository, { ...file, text: "x".repeat(8000) }), {
    address: "https://github.com/a/b/new/main?filename=practices%2Fx.yml",
    isWhole: false,
  });
  const mail = { subject: "Kaart: A & B", name: "x.yml", text: "a: b\n", instead: "Plak hier." };
  assert.equal(cardAddresses.mail("a@b.nl", mail).address, "mailto:a@b.nl?subject=Kaart%3A%20A%20%26%20B&body=x.yml%0D%0A%0D%0Aa%3A%20b%0D%0A");
  assert.match(cardAddresses.mail("", { ...mail, text: "x".repeat(3000) }).address, /^mailto:\?subject=.*Plak%20hier\.%0D%0A$/);
});
