/* The index of the search in one language: the places that it can find, every word of theirs, and what else it knows of words.
   hooks/cards/site/search_script.py writes it. Needs words.js, search/stem.js and search/letter.js.

   Global name: searchIndex. */
const searchIndex = (() => {
  /* How sure it is that a known word is meant, from 0 to 1: the word itself, or another form of it. */
  const ITSELF = 1, FORM = 0.9;
  const SHORTEST_LAST_PART = 5; // of a compound; shorter ones end too many other words

  /* A place is a card, which has a slug, or a section of another page. */
  const place = ([location, title, slug, tags = [], summary, keywords = [], heard = []], number) =>
    ({ number, location, page: location.split("#")[0], title, slug, tags, summary, keywords, heard });

  class Index {
    /* `data` is the index as it was written; `known` is what the search knows of the language. */
    constructor(data, known) {
      this.places = data.places.map(place);
      this.known = known;
      this.language = stemming(known);
      this.functionWords = new Set(words.split(known.function_words));
      this.weak = new Set(words.split(known.weak_stems ?? ""));
      this.elsewhere = new Set(words.split(known.elsewhere_stems ?? ""));
      this.letters = data.terms.map((_, at) => new SearchLetter(at, data, this.functionWords));
      this.byLetter = new Map(this.letters.map((one) => [one.letter, one]));
      this.withStems = new Map(); // letter that a stem begins with -> those of `letters` that may have such stems
    }

    /* All known words, in the order of their letters. */
    get terms() {
      this.all ??= this.letters.flatMap((letter) => letter.read().terms);
      return this.all;
    }

    /* What is known of a word; nothing of one that is nowhere. */
    term(word) {
      return this.byLetter.get(word.slice(0, 1))?.read().byWord.get(word);
    }

    /* The known words of a stem, but for those without a subject. */
    ofStem(stem) {
      const first = stem.slice(0, 1);
      if (!this.withStems.has(first)) this.withStems.set(first, this.letters.filter((letter) => letter.mayHaveStems(first)));
      return this.withStems.get(first).flatMap((letter) => letter.ofStem(stem));
    }

    /* The known words that are forms of `word`, each with how sure it is that they are meant. */
    forms(word) {
      const itself = this.term(word);
      if (this.functionWords.has(word)) return new Map(itself ? [[itself, ITSELF]] : []);
      const found = new Map();
      for (const stem of this.language.of(word)) for (const term of this.ofStem(stem)) found.set(term, FORM);
      if (itself) found.set(itself, ITSELF);
      return found;
    }

    /* Tells whether `word`, or the last part of it as a compound, means something that is to be found elsewhere. */
    isElsewhere(word) {
      const stem = this.language.stem(word);
      if (this.elsewhere.has(stem)) return true;
      return Boolean(this.known.joins_compounds) && [...this.elsewhere].some((one) => one.length >= SHORTEST_LAST_PART && stem.endsWith(one));
    }

    /* The known words that begin with `typed`, which is not empty. */
    beginningWith(typed) {
      return this.byLetter.get(typed.slice(0, 1))?.read().terms.filter(({ word }) => word.startsWith(typed)) ?? [];
    }
  }

  return { Index, ITSELF, FORM };
})();
