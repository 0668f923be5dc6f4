// An address comes back from what mail, chat and people make of it; one that nobody touched, and what cannot be read, stay as they are.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

/* A page at an address, which a script may replace; `at` goes to another one as a reader does, and tells where the page is then. */
const page = { location: new URL("https://example.org/workshop.html"), replaced: 0, listeners: [] };
Object.assign(globalThis, {
  location: page.location,
  history: {
    state: null,
    replaceState: (_state, _title, address) => {
      page.replaced += 1;
      globalThis.location = new URL(address, globalThis.location);
    },
  },
  addEventListener: (_kind, act) => page.listeners.push(act),
});
const at = (address) => {
  globalThis.location = new URL(address, "https://example.org/");
  for (const act of page.listeners) act();
  const { pathname, search, hash } = globalThis.location;
  return pathname + search + hash;
};

const { addressText, workshopPlan } = load(["address", "limits", "days", "plan"], ["addressText", "workshopPlan"]);
const { straightened, freed, closed } = addressText;

const PLAN = "cards=a,b&sheet=deck";
const TITLED = "cards=a,b&sheet=guide&title=Tom+%26+Jerry,+%22now%22";
const CARRIED = "workshop=cards%3Da%2Cb%26sheet%3Ddeck";
const FILTER = "theme=vision&text=two+words&sort=title";

const BENT = {
  [PLAN]: [
    "cards%3Da%2Cb%26sheet%3Ddeck",
    "cards%3Da,b%26sheet%3Ddeck",
    "cards%253Da%252Cb%2526sheet%253Ddeck",
    "cards=a,b&amp;sheet=deck",
    "cards=a,b&amp;amp;sheet=deck",
    "cards=a,b&#38;sheet=deck",
    "cards=a,b&amp%3Bsheet=deck",
    "cards%3Da%2Cb%26amp%3Bsheet%3Ddeck",
    "cards=a%2Cb%26sheet%3Ddeck",
    "cards=a,b%26sheet=deck",
    "%23cards=a,b&sheet=deck",
    "#cards=a,b&sheet=deck",
    "%20cards=a,b&sheet=deck",
    ...[".", ")", ").", "]", ">", "%3E", "%22", "%22%3E", "”", "%E2%80%9D", "%C2%BB", "’", "%E2%80%99", ",", ";", "!", "?", "'", "*", "_", "%20", "%60", "&gt;", "&quot;", "%22)."].map((end) => `cards=a,b&sheet=deck${end}`),
    "cards%3Da%2Cb%26sheet%3Ddeck).",
    "cards%3Da%2Cb%26sheet%3Ddeck%29.",
    "cards=a,b&sheet=deck?utm_source=mail&utm_medium=x",
  ],
  [TITLED]: [
    "cards%3Da%2Cb%26sheet%3Dguide%26title%3DTom%2B%2526%2BJerry%2C%2B%2522now%2522",
    "cards=a,b&amp;sheet=guide&amp;title=Tom+%26+Jerry,+%22now%22",
    "cards=a,b&sheet=guide&title=Tom+%2526+Jerry,+%2522now%2522",
    "cards=a,b&sheet=guide&title=Tom+%26+Jerry,+%22now%22)",
    "cards=a,b&sheet=guide&title=Tom+%26+Jerry,+%22now%22%22",
  ],
  [CARRIED]: [
    "workshop%3Dcards%253Da%252Cb%2526sheet%253Ddeck",
    "workshop=cards%253Da%252Cb%2526sheet%253Ddeck",
    "workshop=cards=a,b&sheet=deck",
    `${CARRIED}).`,
  ],
  [FILTER]: ["theme%3Dvision%26text%3Dtwo%2Bwords%26sort%3Dtitle", "theme=vision&amp;text=two+words&amp;sort=title", "theme=vision&text=two+words&sort=title."],
  "paper=abc123": ["paper%3Dabc123", "paper=abc123)", "paper=abc123."],
  "card=front-door": ["card%3Dfront-door", "card=front-door,"],
  "h=two+words": ["h%3Dtwo%2Bwords", "h=two+words)"],
  "content": ["content.", "content)", "content%22"],
};
for (const [straight, all] of Object.entries(BENT)) {
  test(`${straight} stays as it is`, () => assert.equal(straightened(straight), straight));
  for (const bent of all) test(`${bent} is ${straight}`, () => assert.equal(straightened(bent), straight));
}

for (const text of ["%ED%A0%80", "garbage", "100%25", "%E0%A4%A=1", "...", "cards=", "text=50%25+off", "title=%28now%29", "a=b&&c"]) {
  test(`${text} stays as it is`, () => assert.equal(straightened(text), text));
}

const SWALLOWED = {
  "/nl/workshop.html%23cards=a,b": "/nl/workshop.html#cards=a,b",
  "/nl/workshop.html%2523cards%253Da": "/nl/workshop.html#cards%253Da",
  "/x.html%3Fh=two": "/x.html?h=two",
  "/x.html).": "/x.html",
  "/x.html%22": "/x.html",
  "/x.html%3E": "/x.html",
  "/x.html&gt;": "/x.html",
  "/x.html%E2%80%9D,": "/x.html",
};
for (const [path, straight] of Object.entries(SWALLOWED)) test(`${path} is ${straight}`, () => assert.equal(freed(path), straight));
for (const path of ["/", "/x.html", "/x.htmlx", "/x.html/y", "/x.html.html", "/x.pdf)", "/%23x"]) {
  test(`${path} stays as it is`, () => assert.equal(freed(path), path));
}

test("whatever plan is written is read from its address as it was", () => {
  for (const title of ["Ours.", "Ours (now)", 'say "now"', "a_", "b*", "50% off", "50%20 off!", "100%", "a=b&c", "Tom &amp; Jerry", "“so”", "?", "end:"]) {
    const plan = { ...workshopPlan.empty(), items: ["a", "~15"], title };
    assert.equal(workshopPlan.read(straightened(workshopPlan.write(plan))).plan.title, title);
  }
});

test("whatever is closed stays as it was typed", () => {
  for (const typed of ["</b>", "parking.", "a*", 'say "now"', "a_"]) {
    const text = closed(`${new URLSearchParams({ text: typed })}`);
    assert.equal(new URLSearchParams(straightened(text)).get("text"), typed);
  }
});

test("the address is put right at once and when it changes, and left alone where it is right", () => {
  assert.equal(at("/workshop.html?h%3Dtwo#cards%3Da%2Cb%26sheet%3Ddeck"), `/workshop.html?h=two#${PLAN}`);
  const before = page.replaced;
  for (const right of ["/workshop.html", `/workshop.html?h=two#${PLAN}`, "/x.html#content"]) assert.equal(at(right), right);
  assert.equal(page.replaced, before);
});
