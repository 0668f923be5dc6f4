/* The words of the index that begin with one letter, as hooks/cards/site/search_script.py writes them: a text with a line for each word, and one
   with a line for the places of each. They are read once one of them is wanted, for a first key takes few. Needs search/terms.js.

   Global name: SearchLetter. */
const SearchLetter = (() => {
  const { WHOLE, afterOther, Term } = searchTerms;

  const add = (lists, key, value) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };

  return class {
    #lines;
    #places;
    #data;
    #functionWords;
    #words = null;

    /* `at` is the number of the letter in the index as it was written, which is `data`. */
    constructor(at, data, functionWords) {
      this.#lines = data.terms[at];
      this.#places = data.postings[at];
      this.#data = data;
      this.#functionWords = functionWords;
      this.letter = this.#lines.slice(1, 2);
    }

    /* Tells whether one of the words may have a stem that begins with `letter`. */
    mayHaveStems(letter) {
      return letter === this.letter || this.#lines.includes(` ${WHOLE}${letter}`);
    }

    /* The words of a stem that have a subject. */
    ofStem(stem) {
      return this.#words !== null || this.#mayHave(stem) ? (this.read().byStem.get(stem) ?? []) : [];
    }

    #mayHave(stem) {
      const other = ` ${WHOLE}${stem}`;
      return stem.startsWith(this.letter) || [" ", "\n"].some((end) => this.#lines.includes(other + end)) || this.#lines.endsWith(other);
    }

    /* The words: all `terms` in the order of their letters, `byWord`, and `byStem` those that have a subject. */
    read() {
      this.#words ??= this.#reading();
      return this.#words;
    }

    #reading() {
      const [terms, byWord, byStem] = [[], new Map(), new Map()];
      const places = this.#places.split("\n");
      let before = "";
      for (const [number, line] of this.#lines.split("\n").entries()) {
        const term = new Term(afterOther(before, line), places[number], this.#data);
        before = term.word;
        terms.push(term);
        byWord.set(term.word, term);
        if (!this.#functionWords.has(term.word)) for (const stem of term.stems) add(byStem, stem, term);
      }
      return { terms, byWord, byStem };
    }
  };
})();
