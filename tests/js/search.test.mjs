// The search: how words meet, what ranks first, and how sure the answer is.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { load } from "./load.mjs";

const SCRIPTS = ["words", ...["stem", "likeness", "terms", "letter", "index", "synonyms", "query", "pieces", "ranking", "answer"].map((name) => `search/${name}`)];
const { stemming, likeness, searchIndex, searchQuery, searchPieces, searchRanking, searchAnswer } = load(SCRIPTS, [
  "stemming", "likeness", "searchIndex", "searchQuery", "searchPieces", "searchRanking", "searchAnswer",
]);

const { stems, ...cases } = JSON.parse(readFileSync(join(process.env.GENERATED, "search.json"), "utf8"));
const reader = ({ index, known }) => new searchQuery.Reader(new searchIndex.Index(index, known));
const [EN, NL, PLAIN] = [reader(cases.en), reader(cases.nl), reader(cases.plain)];
const answer = (here, query, others = new Map()) => searchAnswer.to(here, others, query);
const found = (here, query, others) => answer(here, query, others).hits.map(({ place }) => place.slug ?? place.location.replace(".html", ""));

for (const [code, { known, words }] of Object.entries(stems)) {
  test(`${code}: the stems of all words are those of the index`, () => {
    const language = stemming(known);
    for (const [word, made] of Object.entries(words)) assert.deepEqual(language.of(word), made, word);
  });
}

const meet = (code, ...typed) => new Set(typed.map(stemming(stems[code].known).stem)).size === 1;

for (const forms of [
  ["parking", "parked"], ["complaint", "complaints"], ["measure", "measures", "measuring", "measured"], ["story", "stories"],
  ["behaviour", "behavior"], ["organise", "organize"], ["centre", "center"], ["programme", "program"], ["analyse", "analyze"], ["dialogue", "dialog"],
  ["defence", "defense"], ["openness", "open"],
]) {
  test(`English: ${forms.join(", ")}`, () => assert.ok(meet("en", ...forms)));
}
for (const forms of [
  ["klant", "klanten"], ["klacht", "klachten"], ["brief", "brieven"], ["reis", "reizen"], ["medewerker", "medewerkers"], ["vrijheid", "vrijheden"],
  ["luister", "luisteren", "luistert"], ["bel", "bellen"], ["loop", "lopen"],
]) {
  test(`Dutch: ${forms.join(", ")}`, () => assert.ok(meet("nl", ...forms)));
}

test("a participle is a form of its verb, and an ordinal of its number", () => {
  const [en, nl] = ["en", "nl"].map((code) => stemming(stems[code].known));
  assert.ok(nl.of("meegeluisterd").includes(nl.stem("meeluisteren")));
  assert.ok(en.of("hired").includes(en.stem("hire")));
  assert.ok(nl.of("10e").includes("10") && en.of("10th").includes("10"));
});

test("a language without stems leaves words as they are", () => assert.deepEqual(found(PLAIN, "customers"), ["one"]));

test("letters left out, added, changed and swapped are counted", () => {
  for (const [a, b, apart] of [["parking", "parking", 0], ["parkng", "parking", 1], ["cheif", "chief", 1], ["spotts", "spots", 1], ["complant", "complaint", 1], ["abc", "xyz", 3]]) {
    assert.equal(likeness.typos(a, b, 3), apart, `${a} ${b}`);
  }
  assert.equal(likeness.typos("abcdef", "uvwxyz", 2), 3);
});

const term = (word) => ({ word, bits: likeness.letters(word), stems: [word] });

test("a beginning is surer than an end, and that surer than a part within", () => {
  const sure = (typed, word) => likeness.asPart(typed, typed)(term(word));
  assert.ok(sure("parking", "parkingplace") > sure("place", "parkingplace"));
  assert.ok(sure("place", "parkingplace") > sure("kingp", "parkingplace"));
  assert.equal(sure("pizza", "parkingplace"), 0);
  assert.ok(sure("parkin", "parking") > sure("park", "parking"));
});

test("a slip is surer than one at the first letter, and short words have none", () => {
  const sure = (typed, word) => likeness.asSlip(typed, typed)(term(word));
  assert.ok(sure("parkng", "parking") > sure("barking", "parking"));
  assert.ok(sure("barking", "parking") > 0);
  assert.equal(sure("cat", "bat"), 0);
  assert.equal(sure("pizza", "parking"), 0);
});

test("the title counts more than a keyword, and that more than the text", () => {
  assert.deepEqual(found(EN, "visitors"), ["front-door"]);
  assert.deepEqual(found(EN, "parking").slice(0, 2), ["front-door", "stand-in"]);
});

test("cards stand above other pages, and a page answers what no card is about", () => {
  assert.deepEqual(found(EN, "parking").at(-1), "about");
  assert.equal(found(EN, "add a practice")[0], "contribute");
});

for (const [query, slug] of [
  ["PARKÎNG", "front-door"], ["parkng", "front-door"], ["park", "front-door"], ["visito", "front-door"], ["clients", "stand-in"], ["clien", "stand-in"],
  ["e-mail", "stand-in"], ["email", "stand-in"], ["the lunch of the people", "dinner-with-staff"], ["10th", "shop"], ["ten", "shop"],
  ["what is in it", "what-is-in-it"], ["I am exhausted", "dinner-with-staff"],
]) {
  test(`“${query}” finds ${slug}`, () => assert.equal(found(EN, query)[0], slug));
}

/* Places of one sentence say too little to be sure of what is told by so few signs. */
for (const [query, slug] of [["clinet", "stand-in"], ["from pillar to post", "dinner-with-staff"]]) {
  test(`“${query}” leads to ${slug} before all others`, () => assert.equal(searchRanking.rank(EN.index, EN.read(query))[0].place.slug, slug));
}

test("a place falls short by each piece of a word that another says more of", () => {
  const word = (stem, ...of) => ({ stems: [stem], places: of.map(([place]) => place), weights: of.map(([, weight]) => weight) });
  const index = { places: [{}, {}, {}], terms: [word("lijst", [0, 6], [1, 1.5]), word("ergernis", [1, 6])] };
  const { short, pieces } = searchPieces.shortfall(index, ["ergerlijst"]);
  assert.equal(pieces, 9);
  // " erg", "erge" and "rger" are those of the second word, "ijst" and "jst " and "lijs" of the first, and three of none.
  const log = (count, most) => Math.log((count + 1.5) / (most + 1.5));
  assert.deepEqual([...short].map((one) => one.toFixed(9)), [3 * log(0, 6), 3 * log(1.5, 6), 6 * log(0, 6)].map((one) => one.toFixed(9)));
  assert.equal(searchPieces.shortfall(index, ["a"]).pieces, 0);
});

test("a word with two meanings has the one of the phrase that it stands in", () => {
  assert.equal(found(EN, "turnover")[0], "shop");
  assert.equal(found(EN, "turnover of our staff")[0], "stay");
});

test("function words count where there are no others", () => assert.deepEqual(found(EN, "the pizza"), found(EN, "pizza")));

test("Dutch compounds meet their parts, and verbs theirs; a suffix is no part", () => {
  assert.equal(found(NL, "klachtenbrief")[0], "brief");
  assert.equal(found(NL, "afhandelingstijd")[0], "tijd");
  assert.equal(found(NL, "spreek ik hem aan")[0], "zeg");
  assert.equal(found(NL, "luisteren")[0], "oor", "by a stem that begins with another letter than its word");
  assert.equal(NL.partsOf("korting"), null);
});

test("what another language knows is found through it, and says so", () => {
  const others = new Map([["nl", NL]]);
  const [hit] = answer(EN, "parkeerplaats", others).hits;
  assert.deepEqual([hit.place.title, hit.through], ["Give visitors the places by the door", "nl"]);
  assert.ok(answer(EN, "parkeerplaats").wantsOthers);
  assert.equal(answer(EN, "visitors", others).wantsOthers, false);
});

test("the answer says whether it is one", () => {
  assert.equal(answer(EN, "visitor parking").state, "results");
  const { state, hits } = answer(EN, "quantum chromodynamics");
  assert.deepEqual([state, hits], ["nothing", []]);
  assert.equal(answer(EN, "visitors quantum chromodynamics").state, "perhaps");
});

test("what is to be found elsewhere makes a place less sure that does not have the word itself", () => {
  assert.deepEqual(["visitors", "visitors roster", "visitors rosters"].map((query) => answer(EN, query).state), ["results", "nothing", "nothing"]);
  assert.equal(answer(EN, "pizza lunch").state, "results");
  assert.deepEqual(["brief", "brief dienstrooster"].map((query) => answer(NL, query).state), ["results", "nothing"]);
});

test("what is plainly the beginning of a word is no slip of another, and no other language is asked for it", () => {
  assert.deepEqual([...EN.candidates("pizz", { isLast: true }).keys()].map(({ word }) => word), ["pizza"]);
  assert.equal(answer(EN, "pizz").wantsOthers, false);
});

test("the last word is completed, unless it is one", () => {
  assert.equal(EN.completion("the piz"), "za");
  assert.equal(EN.completion("p"), "");
  assert.equal(EN.completion("sales"), "");
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
    answer(EN, typed, new Map([["nl", NL]]));
    assert.equal(found(EN, "visitors")[0], "front-door");
  });
}
