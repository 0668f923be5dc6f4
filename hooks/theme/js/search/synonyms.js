/* What one may say in other words: synonyms, and words that are the same, each a word or a phrase of several.
   Needs words.js and search/index.js.

   Global name: searchSynonyms. */
const searchSynonyms = (() => {
  const SYNONYM = 0.4; // how sure it is that a synonym is meant
  const SAME = searchIndex.FORM;
  const BETWEEN = 2; // other words that may stand between those of a phrase
  const WITHIN_A_PLACE = 0.8; // what a phrase counts whose words a place has, who knows where

  const add = (lists, key, value) => {
    if (!lists.has(key)) lists.set(key, []);
    lists.get(key).push(value);
  };

  /* The places of the words of a phrase among `stems`, of which the first is at `at`; null if they are not all there. */
  const inOrder = (stems, at, phrase) => (phrase.every((stem, i) => stem === stems[at + i]) ? phrase.map((_, i) => at + i) : null);
  const nearby = (stems, at, phrase) => {
    const from = Math.max(0, at - phrase.length - BETWEEN);
    const places = phrase.map((stem, i) => (i === 0 ? at : stems.slice(from, at + phrase.length + BETWEEN).indexOf(stem) + from));
    return places.every((place) => place >= from) && new Set(places).size === places.length ? places.sort((a, b) => a - b) : null;
  };

  /* The places that have a form of each of several words, as a term; it counts there what the word counts that counts least. */
  const together = (phrase, several) => {
    const counts = several.map((terms) => {
      const most = new Map();
      for (const { places, weights } of terms) for (const [n, place] of places.entries()) most.set(place, Math.max(weights[n], most.get(place) ?? 0));
      return most;
    });
    const places = [...counts[0].keys()].filter((place) => counts.every((most) => most.has(place))).sort((a, b) => a - b);
    return { word: phrase, several: several.flat(), places, weights: places.map((place) => Math.min(...counts.map((most) => most.get(place)))) };
  };

  class Synonyms {
    constructor(index) {
      const { synonyms, same = [] } = index.known;
      this.index = index;
      this.single = new Map(); // stem -> what it may stand for: [{others, sure}]
      this.begun = new Map(); // stem that a phrase begins with -> [{stems, others, sure}]
      this.targets = new Map(); // phrase -> terms, once it is looked for
      for (const group of synonyms) for (const one of group) this.learn(one, group, SYNONYM);
      for (const group of same) for (const one of group) this.learn(one, group, SAME);
    }

    learn(phrase, others, sure) {
      const said = words.split(phrase);
      const content = said.filter((word) => !this.index.functionWords.has(word));
      const isLoose = content.length > 1; // its words may come in another order, with others between them
      const stems = (isLoose ? content : said).map(this.index.language.stem);
      const meant = { stems, isLoose, others: others.filter((other) => other !== phrase), sure };
      add(stems.length === 1 ? this.single : this.begun, stems[0], meant);
    }

    /* The phrases that a list of words holds: {places, meant}, the longest of those that share a word. */
    phrases(typed) {
      const stems = typed.map(this.index.language.stem);
      const found = [];
      for (const [at, stem] of stems.entries()) {
        for (const one of this.begun.get(stem) ?? []) {
          const places = one.isLoose ? nearby(stems, at, one.stems) : inOrder(stems, at, one.stems);
          if (places) found.push({ places, meant: [one] });
        }
      }
      const kept = [];
      for (const phrase of found.sort((a, b) => b.places.length - a.places.length)) {
        const same = kept.find(({ places }) => places.join(" ") === phrase.places.join(" "));
        if (same) same.meant.push(...phrase.meant);
        else if (!kept.some(({ places }) => places.some((place) => phrase.places.includes(place)))) kept.push(phrase);
      }
      return kept;
    }

    /* What the stems of a word may stand for. */
    ofStems(stems) {
      return stems.flatMap((stem) => this.single.get(stem) ?? []);
    }

    /* The terms, or what counts as one, by which a place has what is `meant`; each with how sure it is. */
    terms(meant) {
      const found = new Map();
      for (const { others, sure } of meant) {
        for (const other of others) {
          for (const [term, share] of this.target(other)) if (sure * share > (found.get(term) ?? 0)) found.set(term, sure * share);
        }
      }
      return found;
    }

    target(phrase) {
      let found = this.targets.get(phrase);
      if (found !== undefined) return found;
      const said = words.split(phrase);
      const content = said.filter((word) => !this.index.functionWords.has(word));
      const forms = (word) => [...this.index.forms(word).keys()].filter((term) => term.isSomewhere);
      if (content.length > 1) found = [[together(phrase, content.map(forms)), WITHIN_A_PLACE]];
      else found = said.length === 1 ? forms(said[0]).map((term) => [term, 1]) : []; // one word of several does not say what they say
      this.targets.set(phrase, found);
      return found;
    }
  }

  return { Synonyms, SYNONYM };
})();
