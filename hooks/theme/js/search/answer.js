/* The answer to a query: which places fit, in the language of the page and, through the words of another language, in that too; and whether
   they can be shown with confidence. Needs the files of search/ above it.

   Global name: searchAnswer. */
const searchAnswer = (() => {
  /* How sure the best place must be to be shown as a result, and as one that may fit. */
  const RESULTS = 0.285, PERHAPS = 0.08;
  const ENOUGH = 0.25; // from here on no other language is asked, if every word is known
  const OTHER_LANGUAGE = 0.98; // what a place counts that is found through the words of another language
  const CARDS_FIRST = 0.25; // cards come before all other pages when the best has this share of the best score
  const WORTH_SHOWING = 0.3; // results with less than this share of the best score are left out
  const MOST_RESULTS = 24;

  /* What one language has to say to a query. */
  const asked = (reader, query) => {
    const reading = reader.read(query);
    const hits = searchRanking.rank(reader.index, reading);
    const isKnown = reading.used.map(({ word }) => reader.knows(word));
    for (const { at, isBegun } of reading.wanted) if (isBegun) isKnown[at] = true;
    const { sureness = 1 } = reader.index.known;
    const isAlone = reading.used.length === 1 && !reader.index.isElsewhere(reading.used[0].word); // who types one word has read it here
    const sure = (hit) => Math.max(sureness * hit.sure, isAlone && hit.hasEveryWord ? RESULTS : 0);
    return { reading, isKnown: isKnown.every(Boolean), hits: hits.map((hit) => ({ ...hit, sure: sure(hit) })) };
  };

  /* The best hit of each page, the best page first. */
  const byPage = (hits) => {
    const pages = new Map();
    for (const hit of hits) if (!pages.has(hit.place.page)) pages.set(hit.place.page, hit);
    return [...pages.values()];
  };

  const cardsFirst = (hits) => {
    const best = hits[0]?.score ?? 0;
    const shown = hits.filter(({ score }) => score >= best * WORTH_SHOWING);
    const bestCard = shown.find(({ place }) => place.slug)?.score ?? 0;
    return bestCard < best * CARDS_FIRST ? shown : [...shown.filter(({ place }) => place.slug), ...shown.filter(({ place }) => !place.slug)];
  };

  const stateOf = (sure) => {
    if (sure >= RESULTS) return "results";
    return sure >= PERHAPS ? "perhaps" : "nothing";
  };

  /* `here` reads queries in the language of the page; `others` is a Map from the codes of the other languages that are loaded to their
     readers. Returns {state, hits, wantsOthers}: a state is "results", "perhaps" or "nothing", a hit {place, score, reading, reader,
     through}, the last the code of the language that it was found through, if that is another. */
  const to = (here, others, query) => {
    const own = asked(here, query);
    const wantsOthers = (own.hits[0]?.sure ?? 0) < ENOUGH || !own.isKnown;
    const bySlug = new Map(here.index.places.filter(({ slug }) => slug).map((place) => [place.slug, place]));
    const found = new Map(byPage(own.hits).map((hit) => [hit.place.page, { ...hit, reading: own.reading, reader: here, through: null }]));
    for (const [code, reader] of wantsOthers ? others : []) {
      const other = asked(reader, query);
      for (const hit of byPage(other.hits)) {
        const place = bySlug.get(hit.place.slug);
        const score = hit.score * OTHER_LANGUAGE;
        if (place === undefined || score <= (found.get(place.page)?.score ?? 0)) continue;
        found.set(place.page, { ...hit, score, sure: hit.sure * OTHER_LANGUAGE, place, foreign: hit.place, reading: other.reading, reader, through: code });
      }
    }
    const ranked = [...found.values()].sort((a, b) => b.score - a.score);
    const hits = cardsFirst(ranked).slice(0, MOST_RESULTS);
    const state = stateOf(ranked[0]?.sure ?? 0);
    return { state, hits: state === "nothing" ? [] : hits, near: hits.filter(({ place }) => place.slug), wantsOthers };
  };

  return { to };
})();
