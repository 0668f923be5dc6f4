// A plan comes back from its text, and of nonsense in it only that is left out which cannot be read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { workshopPlan, limits } = load(["address", "limits", "days", "plan"], ["workshopPlan", "limits"]);
const { read, write, empty, isEmpty, withCard, hasCard, cards, breakMinutes } = workshopPlan;

/* What is read, without the texts that a problem tells. */
const readAs = (text) => {
  const { plan, problems } = read(text);
  for (const problem of problems) delete problem.text;
  return { plan, problems };
};

const FULL = "cards=front-door,~15,dinner-with-staff&sheet=guide&title=Customers+first,+%26+now&date=2026-11-30&people=12&start=09:30&time=90";

test("every detail comes back", () => {
  const { plan, problems } = read(FULL);
  assert.deepEqual(plan, {
    all: false,
    items: ["front-door", "~15", "dinner-with-staff"],
    sheet: "guide",
    title: "Customers first, & now",
    date: "2026-11-30",
    people: "12",
    start: "09:30",
    time: "90",
  });
  assert.deepEqual(problems, []);
  assert.equal(write(plan), FULL);
});

test("a plan of as many cards as fit comes back", () => {
  const items = Array.from({ length: limits.plan.most_items }, (_, n) => `card-${n}`);
  const text = write({ ...empty(), items });
  assert.deepEqual(read(text), { plan: { ...empty(), items }, problems: [] });
});

test("all stands for every card, alone", () => {
  assert.deepEqual(read("cards=all&sheet=deck"), { plan: { ...empty(), all: true, sheet: "deck" }, problems: [] });
  assert.equal(write({ ...empty(), all: true, items: ["a", "b"], sheet: "deck" }), "cards=all&sheet=deck");
  assert.deepEqual(read("cards=front-door,all").plan.items, ["front-door", "all"]);
});

test("the text of an empty plan is empty", () => {
  assert.equal(write(empty()), "");
  assert.ok(isEmpty(read("").plan));
  assert.deepEqual(read("").problems, []);
});

test("every kind of sheets can be asked for, and the first is shown when none is", () => {
  for (const { name } of limits.sheets) assert.equal(read(`cards=a&sheet=${name}`).plan.sheet, name);
  assert.equal(read("cards=a").plan.sheet, limits.sheets[0].name);
});

const GARBAGE = ["garbage", "%%%%", "a=b", "&&&===", "\\", '"]', "%00%01", "%ED%A0%80", "constructor", "__proto__=cards", "🙂", "toString=1"];
const MARKUP = ["title=%3Cimg+src%3Dx+onerror%3Dwindow.done%3D1%3E&cards=front-door", "cards=<script>window.done=1</script>", "cards=a&x=<b>", "%3Cb%3E"];
const TOO_LONG = [`cards=front-door&title=${"x".repeat(20_000)}`, "x".repeat(30_000)];
for (const [code, texts] of Object.entries({ garbage: GARBAGE, markup: MARKUP, too_long: TOO_LONG })) {
  for (const text of texts) {
    test(`${code}: ${text.slice(0, 40)}`, () => assert.deepEqual(readAs(text), { plan: empty(), problems: [{ code }] }));
  }
}

const WRONG = {
  date: ["2026-02-31", "tomorrow", "2026-1-1"],
  people: ["-4", "501", "0", "1e1", "2.5", "１２"],
  time: ["1e3", "4", "1441", "0x10"],
  start: ["24:00", "9:30", "09:60", "09:30:00"],
  sheet: ["posters", "__proto__", "constructor"],
  title: ["%E2%80%AEgnp.exe", "x".repeat(81), "%00", "%C2%85"],
};
for (const [field, values] of Object.entries(WRONG)) {
  for (const value of values) {
    test(`of a plan with the ${field} ${value.slice(0, 20)} the rest is kept`, () => {
      assert.deepEqual(readAs(`cards=front-door&${field}=${value}`), {
        plan: { ...empty(), items: ["front-door"] },
        problems: [{ code: "wrong_value", field }],
      });
    });
  }
}

test("the bounds themselves are allowed", () => {
  for (const text of ["people=1", "people=500", "time=5", "time=1440", "start=00:00", "start=23:59", `title=${"x".repeat(80)}`]) {
    assert.deepEqual(read(text).problems, [], text);
  }
});

test("entries that can be no card are counted and left out", () => {
  const { plan, problems } = read(`cards=Visitor,front-door,a--b,~0,~1000,-a,${"x".repeat(61)}`);
  assert.deepEqual(plan.items, ["front-door"]);
  assert.deepEqual(problems, [{ code: "no_card", n: 6, text: `Visitor, a--b, ~0, ~1000, -a, ${"x".repeat(29)}…` }]);
  assert.deepEqual(read(`cards=${"x".repeat(60)}`).problems, []);
});

test("there is room for so many items, and the others are left out", () => {
  const { plan, problems } = read(`cards=${Array.from({ length: 251 }, (_, n) => `c${n}`).join(",")}`);
  assert.equal(plan.items.length, 250);
  assert.deepEqual(problems, [{ code: "too_many", n: 250, text: "c250" }]);
});

test("blanks, quotes and brackets around a value came on the way", () => {
  for (const text of ["cards=a,%20b&people=12)", 'cards="a",+b.&people=+12', "cards=(a%0D%0A,b)&people=12%22", "cards=%E2%80%98a,b%E2%80%99&people=12;"]) {
    assert.deepEqual(read(text), { plan: { ...empty(), items: ["a", "b"], people: "12" }, problems: [] }, text);
  }
  assert.equal(read("title=+(ours)+").plan.title, " (ours) ");
});

test("what cannot be read is told as it stood there, and nothing in it hides", () => {
  const told = (text) => read(text).problems.map(({ text: shown }) => shown);
  assert.deepEqual(told("cards=a&date=tomorrow"), ["tomorrow"]);
  assert.deepEqual(told("cards=a&them=vision&x="), ["them=vision, x="]);
  assert.deepEqual(told("title=%E2%80%AEgnp.exe"), ["�gnp.exe"]);
  assert.deepEqual(told(`no plan ${"x".repeat(60)}`), [`no plan ${"x".repeat(51)}…`]);
});

test("breaks are items of their own", () => {
  const { plan } = read("cards=a,~15,b");
  assert.deepEqual(plan.items.map(breakMinutes), [null, 15, null]);
  assert.deepEqual(cards(plan), ["a", "b"]);
});

test("a card is added once, and none need be added to all", () => {
  const { plan } = read("cards=a");
  assert.deepEqual(withCard(plan, "b").items, ["a", "b"]);
  assert.equal(withCard(plan, "a"), plan);
  const all = read("cards=all").plan;
  assert.ok(hasCard(all, "anything"));
  assert.equal(withCard(all, "b"), all);
});
