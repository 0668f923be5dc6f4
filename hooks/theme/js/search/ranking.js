/* Which places answer a query best. Needs search/index.js and search/pieces.js.

   Global name: searchRanking. */
const searchRanking = (() => {
  const SATURATION = 10; // the weight at which a word counts half of the most it can
  const WHOLE_PHRASE = 0.1; // what a query gains that says all of a title or a keyword
  const SAID = 0.7; // what a query gains that is a card's title or keyword as it stands, or a part of its title, words without a subject too
  const FUNCTION_WORD = 0.4; // what a word without a subject counts beside others: "never", "afraid of" or "to me" tell troubles apart
  const COVERED = 0.2; // the power of how much of a query a place answers, beside how well
  const PIECES = 0.02; // what it counts, as a logarithm, that a place falls short of others in pieces of words
  /* The powers of how much there is to answer, of how much of it has to do with no other place, and of what is said of pieces of words, in
     how sure it is that a place answers: a regression on 2,000 queries with an answer and without. */
  const SURE_OF_MUCH = 0.33, SURE_OF_HERE = 2, SURE_OF_PIECES = 0.18;
  const ELSEWHERE = 1; // likewise, as an exponent, of how many of its words are for what is to be found elsewhere, though a line may hold them
  const ABOUT = 3; // what a word counts in a place that has much to do with it: a line of what people type holds it
  const SLIPPED = 0.79; // how sure it is that a word with one slipped letter is meant; below this, another may be
  const LEAST_TO_ANSWER = 0.7; // a word that is on every card is answered by every card
  const SURENESS_WHILE_TYPING = 2; // of a word's beginning less is sure than will be of the word
  const LONGEST_PHRASE = 5; // in words
  const MOST_COMPARED = 40; // places whose titles and keywords are compared as a whole
  const SMOOTHING = 1.5; // keeps apart from infinity how rare a word is that is nowhere or everywhere; as in BM25
  const FULL_MENTION = 1.6; // a place where a word counts so many times less than where it counts most is as good as about it

  const sum = (numbers) => numbers.reduce((all, one) => all + one, 0);

  /* What each place gains by one thing that is looked for: `best`, its score, and `how`, the sureness it was found with. */
  const scoresOf = (size, candidates) => {
    const [best, how, forms] = [new Float64Array(size), new Float64Array(size), new Float64Array(size)];
    const touched = [];
    for (const [term, sure] of candidates) {
      const { places, weights } = term;
      for (let n = 0; n < places.length; n++) {
        const place = places[n];
        if (how[place] === 0) touched.push(place);
        // Forms of the word add up; of all others the best counts.
        if (sure >= searchIndex.FORM) forms[place] += weights[n];
        const weight = sure >= searchIndex.FORM ? forms[place] : weights[n];
        const score = (sure * weight) / (weight + SATURATION);
        if (score > best[place]) {
          best[place] = score;
          how[place] = sure;
        }
      }
    }
    return { best, how, touched };
  };

  /* A word that many texts hold in passing, and few titles or keywords, is still telling. */
  const rarity = (size, { best, touched }, top) => {
    const common = sum(touched.map((place) => Math.min(1, (FULL_MENTION * best[place]) / top)));
    return rarityIn(size, common);
  };
  const rarityIn = (size, common) => Math.log(1 + (size - common + SMOOTHING) / (common + SMOOTHING));

  /* The stems of each phrase that a place is called by: its title and its keywords, without the words that have no subject. */
  const phrasesOf = (index, place) => {
    const key = (phrase) => words.split(phrase).filter((word) => !index.functionWords.has(word)).map(index.language.stem).join(" ");
    place.phrases ??= [place.title, ...place.keywords].map(key);
    return place.phrases;
  };

  /* The stems of all words of a title, of which a query may say a part. */
  const titleOf = (index, place) => {
    place.titleStems ??= ` ${words.split(place.title).map(index.language.stem).join(" ")} `;
    return place.titleStems;
  };

  /* The places that have a word of a query: only these may be called by what it says, and to read what places are called by takes time. */
  const havingOneOf = (index, used) => {
    const terms = used.flatMap(({ word }) => index.ofStem(index.language.stem(word)));
    return new Set(terms.flatMap(({ places }) => places));
  };

  /* What neighbours in the query say together: their stems, with how rare they are. */
  const neighbours = (index, used, rarities) => {
    const said = new Map();
    for (let i = 0; i < used.length; i++) {
      let [gain, key] = [0, ""];
      for (let j = i; j < Math.min(used.length, i + LONGEST_PHRASE); j++) {
        gain += rarities[j];
        key = `${key}${key && " "}${index.language.stem(used[j].word)}`;
        said.set(key, gain);
      }
    }
    return said;
  };

  /* For each place the share of what is wanted that is to be found elsewhere; what the place itself has much to do with is not. `strange` are
     the words for that, each with its share. */
  const elsewhere = (index, strange) => {
    const shares = new Float64Array(index.places.length);
    for (const { word, share } of strange) {
      const own = new Set();
      for (const { places, weights } of index.forms(word).keys()) for (const [n, place] of places.entries()) if (weights[n] >= ABOUT) own.add(place);
      for (const place of shares.keys()) if (!own.has(place)) shares[place] += share;
    }
    return shares;
  };

  /* What each place scores by the words that are looked for, how sure it is that it has them, and how rare each word `used` is. */
  const weighed = (index, { used, wanted, aside }) => {
    const size = index.places.length;
    const [scores, sures, rarities] = [new Float64Array(size), new Float64Array(size), used.map(() => 0)];
    for (const { at, candidates, share } of wanted) {
      const found = scoresOf(size, candidates);
      const rare = share * rarity(size, found, Math.max(0, ...candidates.values()));
      rarities[at] += rare;
      for (const place of found.touched) {
        scores[place] += rare * found.best[place];
        sures[place] += rare * found.how[place];
      }
    }
    for (const candidates of aside) {
      const found = scoresOf(size, candidates);
      const rare = FUNCTION_WORD * rarity(size, found, Math.max(0, ...candidates.values()));
      for (const place of found.touched) scores[place] += rare * found.best[place];
    }
    return { scores, sures, rarities };
  };

  /* Returns a function that tells what a place gains by a query that says a title or a keyword of it, or a part of its title. */
  const gainOfPhrases = (index, { typed, used }, rarities) => {
    const all = sum(rarities);
    const said = neighbours(index, used, rarities);
    const whole = used.map(({ word }) => index.language.stem(word)).join(" ");
    const typedStems = ` ${typed.map(index.language.stem).join(" ")} `;
    const mayBeCalledSo = havingOneOf(index, used);
    return (place) => {
      const phrases = mayBeCalledSo.has(place.number) ? phrasesOf(index, place) : [];
      const isSaid = phrases.includes(whole) || (typed.length > 1 && titleOf(index, place).includes(typedStems));
      const gain = WHOLE_PHRASE * Math.max(0, ...phrases.map((phrase) => said.get(phrase) ?? 0));
      return gain + (place.slug && isSaid ? SAID * all : 0);
    };
  };

  /* The stems of the words of a query that are written out, and whose pieces tell more: not those of a known word that stands alone. */
  const writtenOut = (index, { typed, wanted }) => {
    if (typed.length === 1 && index.forms(typed[0]).size > 0) return [];
    const ended = wanted.some(({ isBegun }) => isBegun) ? typed.slice(0, -1) : typed;
    return ended.map((word) => (index.functionWords.has(word) ? word : index.language.stem(word)));
  };

  /* The places that answer a query as searchQuery reads it, the best first: {place, score, sure, hasEveryWord}, the last but for a slip. `score`, from 0 to 1,
     tells which answers it better, and `sure` whether any of them does. */
  const rank = (index, reading) => {
    const { used, wanted } = reading;
    const { scores, sures, rarities } = weighed(index, reading);
    const hits = index.places.filter(({ number }) => sures[number] > 0).map((place) => ({ place, score: scores[place.number] }));
    if (hits.length === 0) return hits;
    hits.sort((a, b) => b.score - a.score);
    const isKnown = used.some(({ word }) => index.forms(word).size > 0); // or no phrase can be said
    const gain = gainOfPhrases(index, reading, rarities);
    for (const hit of isKnown ? hits.slice(0, MOST_COMPARED) : []) hit.score += gain(hit.place);
    const all = sum(rarities);
    const much = Math.max(LEAST_TO_ANSWER, all / rarityIn(index.places.length, 1)); // as many words as rare as can be, whatever the size of the site
    const strange = used.map(({ word }, at) => ({ word, share: rarities[at] / all })).filter(({ word }) => index.isElsewhere(word));
    const absent = elsewhere(index, strange);
    const { short, pieces } = searchPieces.shortfall(index, writtenOut(index, reading));
    const least = Math.max(...hits.filter(({ place }) => place.slug).map(({ place }) => short[place.number])); // cards compare with cards
    const sureness = (wanted.some(({ isBegun }) => isBegun) ? SURENESS_WHILE_TYPING : 1) * Math.exp((-ELSEWHERE * strange.length) / used.length);
    for (const hit of hits) {
      const { number } = hit.place;
      const [share, covered] = [hit.score / all, sures[number] / all];
      hit.score = share * covered ** COVERED * Math.exp(PIECES * Math.min(0, short[number] - least));
      hit.hasEveryWord = covered >= SLIPPED;
      const here = (1 - absent[number]) ** SURE_OF_HERE;
      hit.sure = sureness * share * much ** SURE_OF_MUCH * here * Math.exp((SURE_OF_PIECES * short[number]) / Math.max(1, pieces));
    }
    return hits.sort((a, b) => b.score - a.score);
  };

  return { rank };
})();
