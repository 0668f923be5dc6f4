// Values of a facet widen what fits, further facets and words narrow it; the number beside a value follows the other facets.
import assert from "node:assert/strict";
import { test } from "node:test";

import { load } from "./load.mjs";

const { words, facetFilter } = load(["words", "facet-filter"], ["words", "facetFilter"]);

/* Three facets, of three, two and two values. */
const SIZES = [3, 2, 2];
const card = (name, ...values) => ({ name, said: words.searchable(name), values });
const CARDS = [
  card("Visitor parking", [0], [0, 1], [0]),
  card("Pizza with colleagues", [1], [0], [1]),
  card("Collega's op bezoek", [1], [1], [0]),
  card("Five random calls", [2], [0], [0, 1]),
];
const ticked = (...chosen) => SIZES.map((size, facet) => Array.from({ length: size }, (_, place) => (chosen[facet] ?? []).includes(place)));
const fits = ({ values }, chosen) => chosen.every((places, facet) => places.length === 0 || places.some((place) => values[facet].includes(place)));

const CHOICES = [[[], [], []], [[1], [], []], [[0, 1], [], []], [[0, 1], [1], []], [[2], [1], []], [[], [0], [1]], [[0], [1], [1]], [[0, 1, 2], [0, 1], [0, 1]]];
for (const chosen of CHOICES) {
  test(`the choice ${JSON.stringify(chosen)}`, () => {
    const { fitting, counts, isNarrowed } = facetFilter(CARDS, ticked(...chosen), { typed: "" });
    assert.deepEqual(fitting, CARDS.filter((one) => fits(one, chosen)));
    const expected = SIZES.map((size, facet) =>
      Array.from({ length: size }, (_, place) => CARDS.filter((one) => fits(one, chosen.with(facet, [place]))).length),
    );
    assert.deepEqual(counts.map((of) => [...of]), expected);
    assert.equal(isNarrowed, chosen.flat().length > 0);
  });
}

test("words narrow what fits and what is counted", () => {
  const { fitting, counts, isNarrowed } = facetFilter(CARDS, ticked([1]), { typed: "collegas" });
  assert.deepEqual(fitting.map(({ name }) => name), ["Collega's op bezoek"]);
  assert.deepEqual(counts.map((of) => [...of]), [[0, 1, 0], [0, 1], [1, 0]]);
  assert.ok(isNarrowed);
  assert.equal(facetFilter(CARDS, ticked(), { typed: "?!" }).isNarrowed, false);
});

test("nothing typed breaks it", () => {
  for (const typed of ["<img src=x>", "\"'`", "[(.*)]{2,}\\", "%E0%A4%A %", "\u202e\u0000 \ud83d\ude00", "a".repeat(10_000), "1 ".repeat(2000), "constructor __proto__"]) {
    assert.ok(facetFilter(CARDS, ticked(), { typed }).fitting.length <= CARDS.length);
  }
});
