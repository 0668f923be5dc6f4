// The search: how words meet, what ranks first, and what the theme's script gets to show.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const SCRIPTS = ["words", ...["stem", "likeness", "index", "query", "ranking", "results"].map((name) => `search/${name}`)];
const { stemmers, likeness, searchIndex, searchResults } = load(SCRIPTS, ["stemmers", "likeness", "searchIndex", "searchResults"]);

const card = (slug, title, text, ...keywords) => [
  { location: `practices/${slug}.html`, title, text: `<p>${text}</p>`, tags: ["Theme"], boost: 2 },
  { location: `practices/${slug}.html#keywords`, title, text: `<ul>${keywords.map((keyword) => `<li>${keyword}</li>`).join("")}</ul>`, boost: 2 },
];
const page = (name, title, text) => [{ location: `${name}.html`, title, text: "" }, { location: `${name}.html#content`, title, text: `<p>${text}</p>` }];
const indexOf = (known, ...docs) =>
  new searchIndex.Index(docs.flat(), { stemmer: "none", function_words: "the of and a", synonyms: [], keywords_section: "keywords", ...known });
const found = (index, query) => searchResults.of(index, query).items.map(([{ location }]) => location.replaceAll(/^practices\/|\.html.*$/g, ""));

const meet = (stemmer, ...typed) => new Set(typed.map(stemmer.stem)).size === 1;

for (const forms of [
  ["parking", "parked"], ["complaint", "complaints"], ["measure", "measures", "measuring", "measured"], ["story", "stories"],
  ["behaviour", "behavior"], ["organise", "organize"], ["centre", "center"], ["programme", "program"], ["analyse", "analyze"], ["dialogue", "dialog"],
  ["defence", "defense"], ["openness", "open"],
]) {
  test(`English: ${forms.join(", ")}`, () => assert.ok(meet(stemmers.en, ...forms), forms.map(stemmers.en.stem).join(" ")));
}
for (const forms of [
  ["klant", "klanten"], ["klacht", "klachten"], ["brief", "brieven"], ["reis", "reizen"], ["medewerker", "medewerkers"], ["vrijheid", "vrijheden"],
  ["luister", "luisteren", "luistert"], ["bel", "bellen"], ["loop", "lopen"],
]) {
  test(`Dutch: ${forms.join(", ")}`, () => assert.ok(meet(stemmers.nl, ...forms), forms.map(stemmers.nl.stem).join(" ")));
}

test("a participle is a form of its verb", () => {
  assert.ok(stemmers.nl.roots("meegeluisterd").map(stemmers.nl.stem).includes(stemmers.nl.stem("meeluisteren")));
  assert.deepEqual(stemmers.en.roots("hired"), ["hire"]);
  assert.deepEqual(stemmers.nl.roots("klant"), []);
});

test("a language without a stemmer leaves words as they are", () => {
  const index = indexOf({}, card("one", "Customers", "x"));
  assert.deepEqual([stemmers.none.stem("customers"), stemmers.none.roots("hired")], ["customers", []]);
  assert.deepEqual(found(index, "customers"), ["one"]);
});

test("letters left out, added, changed and swapped are counted", () => {
  for (const [a, b, apart] of [["parking", "parking", 0], ["parkng", "parking", 1], ["cheif", "chief", 1], ["spotts", "spots", 1], ["complant", "complaint", 1], ["abc", "xyz", 3]]) {
    assert.equal(likeness.typos(a, b, 3), apart, `${a} ${b}`);
  }
  assert.equal(likeness.typos("abcdef", "uvwxyz", 2), 3);
});

const term = (word) => ({ word, bits: likeness.letters(word) });

test("a beginning is surer than an end, and that surer than a part within", () => {
  const sure = (typed, word) => likeness.asPart(typed, typed)(term(word));
  assert.ok(sure("parking", "parkingplace") > sure("place", "parkingplace"));
  assert.ok(sure("place", "parkingplace") > sure("kingp", "parkingplace"));
  assert.equal(sure("pizza", "parkingplace"), 0);
  assert.ok(sure("parkin", "parking") > sure("park", "parking"));
});

test("a slip is surer than one at the first letter, and short words have none", () => {
  const sure = (typed, word) => likeness.asSlip(typed)(term(word));
  assert.ok(sure("parkng", "parking") > sure("barking", "parking"));
  assert.ok(sure("barking", "parking") > 0);
  assert.equal(sure("cat", "bat"), 0);
  assert.equal(sure("pizza", "parking"), 0);
});

const INDEX = indexOf(
  { stemmer: "en", synonyms: [["client", "customer"]] },
  card("front-door", "Give visitors the places by the door", "Nobody walks far. Who parks by the door?", "parking policy", "perks"),
  card("dinner-with-staff", "Pizza with the people who know", "Eat with the front line.", "lunch"),
  card("stand-in", "Customers first", "Listen to the customer for a while before parking it.", "e-mail"),
  page("about", "About parking", "Parking, parking, parking."),
  page("contribute", "How to add a practice", "Write it down. Send it in."),
);

test("the title counts more than a keyword, and that more than the text", () => {
  assert.deepEqual(found(INDEX, "visitors"), ["front-door"]);
  assert.deepEqual(found(INDEX, "parking").slice(0, 2), ["front-door", "stand-in"]);
});

test("cards stand above other pages, and a page answers what no card is about", () => {
  assert.deepEqual(found(INDEX, "parking").at(-1), "about");
  assert.equal(found(INDEX, "add a practice")[0], "contribute");
});

for (const [query, slug] of [["PARKÎNG", "front-door"], ["parkng", "front-door"], ["park", "front-door"], ["clients", "stand-in"], ["e-mail", "stand-in"], ["email", "stand-in"], ["frontline", "dinner-with-staff"], ["the lunch of the people", "dinner-with-staff"]]) {
  test(`“${query}” finds ${slug}`, () => assert.equal(found(INDEX, query)[0], slug));
}

test("function words count where there are no others", () => {
  assert.notDeepEqual(found(INDEX, "the"), []);
  assert.deepEqual(found(INDEX, "the pizza"), found(INDEX, "pizza"));
});

test("Dutch compounds meet their parts, and verbs theirs", () => {
  const index = indexOf(
    { stemmer: "nl", function_words: "ik hem de" },
    card("brief", "Lees klachten", "Elke brief."), card("tijd", "Korter wachten", "De afhandeltijd is geen tijd van niets."), card("zeg", "Aanspreken", "Zeg het."),
  );
  assert.equal(found(index, "klachtenbrief")[0], "brief");
  assert.equal(found(index, "afhandelingstijd")[0], "tijd");
  assert.equal(found(index, "spreek ik hem aan")[0], "zeg");
});

test("a hyphen makes no difference, in a query or in a text, where the word is known", () => {
  const index = indexOf(
    { synonyms: [["letter", "email"]] },
    card("desk", "Answer the call-centre", "Every Monday."), card("mail", "Read each letter", "Whole."), card("style", "Be customer-centric", "Always."),
  );
  for (const typed of ["callcentre", "call-centre"]) assert.deepEqual(found(index, typed), ["desk"], typed);
  for (const typed of ["email", "e-mail"]) assert.deepEqual(found(index, typed), ["mail"], typed);
  assert.equal(found(index, "customer-friendly")[0], "style");
});

test("matches are marked, what was not found is told, and of a card its summary comes first", () => {
  const [[result]] = searchResults.of(INDEX, "parks qqqqqq").items;
  assert.equal(result.title, "Give visitors the places by the door");
  assert.match(result.text, /^<p>Nobody walks far\. Who <mark>parks<\/mark> by the door\?<\/p>$/);
  assert.deepEqual(result.terms, { parks: true, qqqqqq: false });
});

test("the last word is completed", () => {
  assert.deepEqual(searchResults.of(INDEX, "the piz").suggest, ["pizza"]);
  assert.deepEqual(searchResults.of(INDEX, "p").suggest, []);
});

const BAD_INPUT = {
  "markup": "<img src=x onerror=\"document.title='broken'\"><script>document.title='broken'</script>",
  "entities": "&lt;b&gt; &amp; &#39; %3Cb%3E",
  "quotes": "\"parking ' `“” «parking",
  "ten thousand characters": "parking ".repeat(1250),
  "one word of ten thousand characters": "a".repeat(10_000),
  "field": "title:parking text: :",
  "unknown field": "nothing:parking",
  "fuzzy": "parking~ ~ parking~99999999 parking~x",
  "boost": "parking^ ^ parking^x parking^-1",
  "wildcards": "* ** *parking* p*k*g",
  "required": "+ ++ +parking +-+",
  "forbidden": "- -- -parking",
  "regular expression": String.raw`(parking [a-z]+ {2,} \ | $ ^ .* (?=`,
  "names of the language": "constructor __proto__ toString hasOwnProperty",
  "other scripts": "停车 парковка 🅿️ \u202e\u0000\ufffd",
  "only punctuation": "?!…",
};
for (const [name, typed] of Object.entries(BAD_INPUT)) {
  test(`bad input: ${name}`, () => {
    const { items } = searchResults.of(INDEX, typed);
    assert.doesNotMatch(JSON.stringify(items.map((sections) => sections.map(({ title, text }) => title + text))), /<(?!\/?(?:mark|p)>)/);
    assert.equal(found(INDEX, "parking")[0], "front-door");
  });
}
