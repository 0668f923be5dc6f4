// A plan comes back from its text, and of nonsense in it only that is left out which cannot be read.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { workshopPlan, limits } = load(["address", "limits", "days", "plan"], ["workshopPlan", "limits"]);
const { read, write, empty, isEmpty, withCard, hasCard, cards, asLine, asLines, blockOf, itemOf, withItems, fits } = workshopPlan;

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
    place: "",
    people: "12",
    start: "09:30",
    time: "90",
    debrief: "",
    paper: "",
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
  people: ["-4", "501", "0", "1e1", "2.5", "１２", "1000000000"],
  time: ["1e3", "0", "4", "1441", "1000000000", "0x10"],
  start: ["24:00", "99:99", "9:30", "09:60", "09:30:00"],
  debrief: ["0", "31", "1000000000", "x"],
  paper: ["a5", "Letter"],
  sheet: ["banners", "__proto__", "constructor"],
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
  const { plan, problems } = read(`cards=Visitor,front-door,a--b,-a,${"x".repeat(61)}`);
  assert.deepEqual(plan.items, ["front-door"]);
  assert.deepEqual(problems, [{ code: "no_card", n: 4, text: `Visitor, a--b, -a, ${"x".repeat(40)}…` }]);
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

test("blocks are items of their own, with the words of their kind or others", () => {
  const { plan, problems } = read("cards=~10.opening,a,~15,b,~45.lunch.Soup*2C_rolls_*26_*C3*A9*C3*A9n_caf*C3*A9.a.b,~20.closing..Thanks*2E*0ATill_then");
  assert.deepEqual(problems.map(({ code }) => code), ["no_block"]); // a dot too many
  assert.deepEqual(cards(plan), ["a", "b"]);
  assert.deepEqual(plan.items.map(blockOf), [
    { kind: "opening", minutes: 10, title: "", note: "" },
    null,
    { kind: "break", minutes: 15, title: "", note: "" },
    null,
    { kind: "closing", minutes: 20, title: "", note: "Thanks.\nTill then" },
  ]);
});

test("a block comes back from its item, and its words from mail and chat", () => {
  const words = { title: "50% & 'more', (really) ~ _*now*_!", note: "1. één\n2. #two; three" };
  for (const block of [{ kind: "lunch", minutes: 45, ...words }, { kind: "break", minutes: 5, title: "Tea", note: "" }, { kind: "block", minutes: 999, title: "", note: " " }]) {
    assert.deepEqual(blockOf(itemOf(block)), block);
    const text = write({ ...empty(), items: ["a", itemOf(block)] });
    assert.deepEqual(read(text).plan.items, ["a", itemOf(block)]);
    assert.match(itemOf(block), /^~[\w.*-]+$/);
  }
  assert.equal(itemOf({ kind: "break", minutes: 15 }), "~15");
});

test("what is pasted becomes lines that a plan can hold, and blanks stay between the words", () => {
  assert.equal(asLine(" one\ttwo\u2028three <b>\ufffd\u202e "), "one two three b");
  assert.equal(asLines("one\r\n two\u2028three\vfour\tfive\u2029"), "one\ntwo\nthree\nfour five");
});

test("what no block can be is told and left out, and what was right stays", () => {
  for (const wrong of ["~0", "~1000", "~1000000000", "~99:99", "~", "~-5", "~5.party", "~5.constructor", "~5.lunch.*3Cb*3E", "~5.lunch.*ZZ", "~5.lunch.*E2*80*AE", `~5.lunch.${"x".repeat(81)}`]) {
    assert.deepEqual(readAs(`cards=a,${wrong}`), { plan: { ...empty(), items: ["a"] }, problems: [{ code: "no_block", n: 1, most: 999 }] }, wrong);
  }
  assert.deepEqual(readAs(`cards=${"~5,".repeat(10_000)}`), { plan: empty(), problems: [{ code: "too_long" }] });
  assert.equal(readAs(`cards=${"~5,".repeat(1_000)}`).plan.items.length, 250);
});

test("a plan says so when no address has room for it", () => {
  const long = (n) => ({ ...empty(), items: Array.from({ length: n }, () => itemOf({ kind: "block", minutes: 5, title: "", note: "x".repeat(1000) })) });
  assert.deepEqual([fits(long(19)), fits(long(20))], [true, false]);
});

test("the first cards come between an opening and a closing, those after them before the closing", () => {
  assert.deepEqual(withCard(empty(), "a").items, ["~10.opening", "a", "~10.closing"]);
  assert.deepEqual(withCard(withCard(empty(), "a"), "b").items, ["~10.opening", "a", "b", "~10.closing"]);
  assert.deepEqual(withItems(["a"], ["b"]), ["a", "b"]);
});

test("a card is added once, and none need be added to all", () => {
  const { plan } = read("cards=a");
  assert.deepEqual(withCard(plan, "b").items, ["a", "b"]);
  assert.equal(withCard(plan, "a"), plan);
  const all = read("cards=all").plan;
  assert.ok(hasCard(all, "anything"));
  assert.equal(withCard(all, "b"), all);
});
