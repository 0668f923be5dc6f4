/* Which places answer a query best. Needs search/index.js.

   Global name: searchRanking. */
const searchRanking = (() => {
  const SATURATION = 8; // the weight at which a word counts half of the most it can
  const WHOLE_PHRASE = 0.25; // what a query gains that says all of a title or a keyword
  const LONGEST_PHRASE = 5; // in words
  const SMOOTHING = 0.5; // keeps apart from infinity how rare a word is that is nowhere or everywhere; as in BM25
  const FULL_MENTION = 2; // a place where a word counts half as much as where it counts most, or more, is as good as about it

  /* What each unit gains by one thing that is looked for: `best`, its score, and `how`, the sureness it was found with. */
  const scoresOf = (size, candidates) => {
    const [best, how, forms] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    const touched = [];
    for (const [term, sure] of candidates) {
      for (let n = 0; n < term.units.length; n++) {
        const unit = term.units[n];
        if (how[unit] === 0) touched.push(unit);
        // Forms of the word add up; of all others the best counts.
        if (sure >= searchIndex.FORM) forms[unit] += term.weights[n];
        const weight = sure >= searchIndex.FORM ? forms[unit] : term.weights[n];
        const score = (sure * weight) / (weight + SATURATION);
        if (score > best[unit]) {
          best[unit] = score;
          how[unit] = sure;
        }
      }
    }
    return { best, how, touched };
  };

  /* A word that many texts hold in passing, and few titles or keywords, is still telling. */
  const rarity = (size, { best, touched }, top) => {
    const common = touched.reduce((sum, unit) => sum + Math.min(1, (FULL_MENTION * best[unit]) / top), 0);
    return Math.log(1 + (size - common + SMOOTHING) / (common + SMOOTHING));
  };

  /* The units of which neighbours in the query say a whole title or keyword, with how rare those words are. */
  const wholes = (index, used, rarities) => {
    const gains = new Map();
    for (let i = 0; i < used.length; i++) {
      let gain = 0;
      for (let j = i; j < Math.min(used.length, i + LONGEST_PHRASE); j++) {
        gain += rarities[j];
        for (const unit of index.phrases.get(index.phrase(used.slice(i, j + 1))) ?? []) gains.set(unit, Math.max(gain, gains.get(unit) ?? 0));
      }
    }
    return gains;
  };

  /* The units that answer a query as searchQuery reads it, each {unit, score}, the best first. */
  const rank = (index, { used, wanted }) => {
    const size = index.units.length;
    const [scores, sures] = [new Float64Array(size), new Float64Array(size)];
    const rarities = used.map(() => 0); // of each word of the query
    for (const { at, candidates, share } of wanted) {
      const found = scoresOf(size, candidates);
      const rare = share * rarity(size, found, Math.max(0, ...candidates.values()));
      rarities[at] += rare;
      for (const unit of found.touched) {
        scores[unit] += rare * found.best[unit];
        sures[unit] += rare * found.how[unit];
      }
    }
    for (const [unit, gain] of wholes(index, used, rarities)) scores[unit] += WHOLE_PHRASE * gain;
    const all = rarities.reduce((sum, rare) => sum + rare, 0);
    const hits = [];
    for (const [unit, score] of scores.entries()) {
      if (score > 0) hits.push({ unit, score: (score * sures[unit]) / all });
    }
    return hits.sort((a, b) => b.score - a.score);
  };

  return { rank };
})();
