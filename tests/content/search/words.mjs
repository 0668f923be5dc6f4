// What becomes of the words of titles, keywords and synonyms when they are typed: writes for each language {stems, beginnings, slips}. The first
// are words whose stems in the index are not those that the page makes; each of the others has how many there are, and those that do not
// reach their word: beginnings of four letters and more, and words of six letters and more that lack one.
import { likeness, readers, words } from "./engine.mjs";

const SHORTEST_BEGINNING = 4, SHORTEST_SLIPPED = 6;

const without = (word, at) => word.slice(0, at) + word.slice(at + 1);
const report = {};
for (const [code, { index }] of readers) {
  const { language, functionWords, places, known } = index;
  const phrases = [...places.filter(({ slug }) => slug).flatMap(({ title, keywords }) => [title, ...keywords]), ...known.synonyms.flat()];
  const typed = new Set(phrases.flatMap((phrase) => words.split(phrase)).filter((word) => !functionWords.has(word)));

  const stems = index.terms.filter((term) => (functionWords.has(term.word) ? [term.word] : language.of(term.word)).join(" ") !== term.stems.join(" "));
  const [beginnings, slips] = [{ n: 0, lost: [] }, { n: 0, lost: [] }];
  const count = (counted, likely, part, word) => {
    counted.n++;
    if (likely(part, language.stem(part))(index.term(word)) === 0) counted.lost.push(`${part} (${word})`);
  };
  for (const word of typed) {
    for (let end = SHORTEST_BEGINNING; end < word.length; end++) count(beginnings, likeness.asPart, word.slice(0, end), word);
    if (word.length < SHORTEST_SLIPPED) continue;
    for (let at = 1; at < word.length; at++) if (!index.forms(without(word, at)).size) count(slips, likeness.asSlip, without(word, at), word);
  }
  report[code] = { stems: stems.map(({ word }) => word), beginnings, slips };
}
process.stdout.write(JSON.stringify(report));
