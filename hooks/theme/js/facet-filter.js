/* Which cards fit what somebody chose of the facets and typed, and how many each further value would leave. Knows no page. Needs words.js.

   Global name: facetFilter. */

/* A card is {slug, said, values}: a text of words.searchable, which is asked for only when something is `typed`, and for each facet the places of
   the card's values among those of the facet. `ticked` says of each facet which of its values are chosen: those of one widen what fits, and each
   further facet narrows it. `found` are the slugs of the cards that the search finds by what is typed; these fit beside those that say it.
   Returns {fitting, counts, isNarrowed}: the cards that fit, in their order; a value's number tells how many cards one would see by choosing it too.
   Loops by number: most filters run before the browser has compiled this, and take a third of the time so. */
const facetFilter = (cards, ticked, { typed, found = new Set() }) => {
  const isTyped = words.split(typed).length > 0;
  const isSaidIn = words.finder(typed);
  const used = [...ticked.keys()].filter((facet) => ticked[facet].includes(true));
  const counts = ticked.map((boxes) => new Uint32Array(boxes.length));
  const fitting = [];

  const hasOne = (places, boxes) => {
    for (let n = 0; n < places.length; n++) if (boxes[places[n]]) return true;
    return false;
  };
  const count = (places, numbers) => {
    for (let n = 0; n < places.length; n++) numbers[places[n]]++;
  };

  for (const card of cards) {
    if (isTyped && !found.has(card.slug) && !isSaidIn(card.said)) continue;
    const { values } = card;
    let [missed, keptOutBy] = [0, 0];
    for (let n = 0; n < used.length && missed < 2; n++) {
      if (hasOne(values[used[n]], ticked[used[n]])) continue;
      missed++;
      keptOutBy = used[n];
    }
    // A number follows all facets but its own, so that a card that one facet keeps out is still counted in that facet.
    if (missed === 1) count(values[keptOutBy], counts[keptOutBy]);
    if (missed > 0) continue;
    fitting.push(card);
    for (let facet = 0; facet < values.length; facet++) count(values[facet], counts[facet]);
  }
  return { fitting, counts, isNarrowed: isTyped || used.length > 0 };
};
