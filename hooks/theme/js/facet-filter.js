/* Which cards fit what somebody chose of the facets and typed, and how many each further value would leave. Knows no page. Needs words.js.

   Global name: facetFilter. */

/* A card is {slug, said, values}: a text of words.searchable, and for each facet the places of the card's values among those of the facet.
   `ticked` says of each facet which of its values are chosen: those of one widen what fits, and each further facet narrows it.
   `found` are the slugs of the cards that the search finds by what is `typed`; these fit beside those that say it. Returns {fitting, counts, isNarrowed}; a value's number tells how many cards one would see by choosing it too. */
const facetFilter = (cards, ticked, { typed, found = new Set() }) => {
  const isSaidIn = words.finder(typed);
  const used = ticked.map((boxes) => boxes.includes(true));
  const counts = ticked.map((boxes) => new Uint32Array(boxes.length));
  const fitting = new Set();

  /* A number follows all facets but its own, so that a card that one facet keeps out is still counted in that facet. */
  const count = ({ values }, keptOutBy) => {
    for (let facet = 0; facet < values.length; facet++) {
      if (keptOutBy === null || keptOutBy === facet) for (const place of values[facet]) counts[facet][place]++;
    }
  };

  for (const card of cards) {
    if (!found.has(card.slug) && !isSaidIn(card.said)) continue;
    const missed = [];
    for (let facet = 0; facet < ticked.length && missed.length < 2; facet++) {
      if (used[facet] && !card.values[facet].some((place) => ticked[facet][place])) missed.push(facet);
    }
    if (missed.length === 0) fitting.add(card);
    if (missed.length < 2) count(card, missed[0] ?? null);
  }
  return { fitting, counts, isNarrowed: words.split(typed).length > 0 || used.includes(true) };
};
