/* A word of the index as hooks/cards/site/search_script.py writes it: a line with its stems, and one with the places that have it, which is
   read once it is wanted. Needs search/likeness.js.

   Global name: searchTerms. */
const searchTerms = (() => {
  const [FIRST_LETTER, FIRST_CAPITAL] = ["a", "A"].map((letter) => letter.charCodeAt(0));
  const LETTERS = 26;

  const isDigitOf = (code, first) => code >= first && code < first + LETTERS;

  /* Reads the places of a word and what it counts in each: a number in letters, of which the last is a capital, tells how much further on
     the next place is; behind it stands the level of what the word counts there. */
  const read = (written, { weights, levels }) => {
    const [places, counts] = [[], []];
    let [last, number] = [-1, 0];
    for (let i = 0; i < written.length; i++) {
      const code = written.charCodeAt(i);
      if (isDigitOf(code, FIRST_LETTER)) {
        number = (number + code - FIRST_LETTER) * LETTERS;
      } else if (isDigitOf(code, FIRST_CAPITAL)) {
        last += number + code - FIRST_CAPITAL + 1;
        number = 0;
        places.push(last);
        counts.push(weights[0]);
      } else {
        counts[counts.length - 1] = weights[levels.indexOf(written[i])];
      }
    }
    return { places, weights: counts };
  };

  /* The stem of a word: how many of its last letters are others, and which. */
  const stemOf = (word, written) => word.slice(0, word.length - Number.parseInt(written, 10)) + written.replace(/^\d+/, "");

  /* A line as it stands after that of the word `before`: its first letter, a capital, tells how many letters of that it begins with. */
  const afterOther = (before, line) => before.slice(0, line.charCodeAt(0) - FIRST_CAPITAL) + line.slice(1);

  class Term {
    #written;
    #data;
    #read = null;

    constructor(line, written, data) {
      const [word, ...rest] = line.split(" ");
      this.display = rest.at(-1)?.startsWith("=") ? rest.pop().slice(1) : word; // with its accents
      this.word = word;
      this.bits = likeness.letters(word);
      this.stems = rest.length ? rest.map((stem) => stemOf(word, stem)) : [word];
      this.isSomewhere = written !== "";
      this.#written = written;
      this.#data = data;
    }

    get places() {
      this.#read ??= read(this.#written, this.#data);
      return this.#read.places;
    }

    get weights() {
      this.#read ??= read(this.#written, this.#data);
      return this.#read.weights;
    }
  }

  return { afterOther, Term };
})();
