/* The index of the search in one language: the places that it can find, every word of theirs, and what else it knows of words.
   hooks/cards/site/search_script.py writes it. Needs words.js, search/stem.js and search/terms.js.

   Global name: searchIndex. */
const searchIndex = (() => {
  /* How sure it is that a known word is meant, from 0 to 1: the word itself, or another form of it. */
  const ITSELF = 1, FORM = 0.9;
  const SHORTEST_LAST_PART = 5; // of a compound; shorter ones end too many other words

  /* A place is a card, which has a slug, or a section of another page. */
  const place = ([location, title, slug, tags = [], summary, keywords = [], heard = []], number) =>
    ({ number, location, page: location.split("#")[0], title, slug, tags, summary, keywords, heard });

  const add = (lists, key, value) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };

  class Index {
    /* `data` is the index as it was written; `known` is what the search knows of the language. */
    constructor(data, known) {
      this.places = data.places.map(place);
      this.known = known;
      this.language = stemming(known);
      this.functionWords = new Set(words.split(known.function_words));
      this.weakWords = new Set(words.split(known.weak_words ?? "").map(this.language.stem));
      this.elsewhere = new Set(words.split(known.elsewhere_words ?? "").map(this.language.stem));
      this.terms = [];
      this.byWord = new Map();
      this.stems = new Map(); // stem -> terms
      const postings = data.postings.split("\n");
      let before = "";
      for (const [number, line] of data.terms.split("\n").entries()) {
        const term = new searchTerms.Term(searchTerms.afterOther(before, line), postings[number], data);
        before = term.word;
        this.terms.push(term);
        this.byWord.set(term.word, term);
        if (!this.functionWords.has(term.word)) for (const stem of term.stems) add(this.stems, stem, term);
      }
    }

    /* The known words that are forms of `word`, each with how sure it is that they are meant. */
    forms(word) {
      const itself = this.byWord.get(word);
      if (this.functionWords.has(word)) return new Map(itself ? [[itself, ITSELF]] : []);
      const found = new Map();
      for (const stem of this.language.of(word)) for (const term of this.stems.get(stem) ?? []) found.set(term, FORM);
      if (itself) found.set(itself, ITSELF);
      return found;
    }

    /* Tells whether `word`, or the last part of it as a compound, means something that is to be found elsewhere. */
    isElsewhere(word) {
      const stem = this.language.stem(word);
      if (this.elsewhere.has(stem)) return true;
      return Boolean(this.known.joins_compounds) && [...this.elsewhere].some((one) => one.length >= SHORTEST_LAST_PART && stem.endsWith(one));
    }

    /* The known words that begin with `typed`; they are in the order of their letters. */
    beginningWith(typed) {
      let [low, high] = [0, this.terms.length];
      while (low < high) {
        const middle = Math.floor((low + high) / 2);
        if (this.terms[middle].word < typed) low = middle + 1;
        else high = middle;
      }
      const found = [];
      for (let i = low; i < this.terms.length && this.terms[i].word.startsWith(typed); i++) found.push(this.terms[i]);
      return found;
    }
  }

  return { Index, ITSELF, FORM };
})();
