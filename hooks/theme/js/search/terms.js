/* A word of the index as hooks/cards/site/search_script.py writes it: a line with its stems, and one with the places that have it, which is
   read once it is wanted. Needs search/likeness.js.

   Global name: searchTerms. */
const searchTerms = (() => {
  const [FIRST_LETTER, FIRST_CAPITAL, FIRST_NUMBER] = ["a", "A", "0"].map((sign) => sign.charCodeAt(0));
  const LETTERS = 26, NUMBERS = 10;
  const WHOLE = "~"; // before a stem that begins with another letter than its word

  const isDigitOf = (code, first) => code >= first && code < first + LETTERS;
  const isNumber = (code) => code >= FIRST_NUMBER && code < FIRST_NUMBER + NUMBERS;

  /* Reads the places of a word and what it counts in each: a number in `signs`, of which the last is a letter, tells how much further on the
     next place is; a small letter stands for the first of the levels of what it counts there, a capital for the second, a digit for others. */
  const read = (written, { weights, signs }) => {
    const [places, counts] = [[], []];
    let [last, number] = [-1, 0];
    for (let i = 0; i < written.length; i++) {
      const code = written.charCodeAt(i);
      const isSmall = isDigitOf(code, FIRST_LETTER);
      if (isSmall || isDigitOf(code, FIRST_CAPITAL)) {
        last += number * LETTERS + code - (isSmall ? FIRST_LETTER : FIRST_CAPITAL) + 1;
        number = 0;
        places.push(last);
        counts.push(weights[isSmall ? 0 : 1]);
      } else if (isNumber(code)) {
        counts[counts.length - 1] = weights[code - FIRST_NUMBER];
      } else {
        number = number * signs.length + signs.indexOf(written[i]);
      }
    }
    return { places, weights: counts };
  };

  /* The stem of a word: how many of its last letters are others, and which; or the whole of it. */
  const stemOf = (word, written) => {
    if (written.startsWith(WHOLE)) return written.slice(WHOLE.length);
    let [end, others] = [0, 0];
    for (; end < written.length && isNumber(written.charCodeAt(end)); end++) others = NUMBERS * others + written.charCodeAt(end) - FIRST_NUMBER;
    return word.slice(0, word.length - others) + written.slice(end);
  };

  /* A line as it stands after that of the word `before`: its first letter, a capital, tells how many letters of that it begins with. */
  const afterOther = (before, line) => before.slice(0, line.charCodeAt(0) - FIRST_CAPITAL) + line.slice(1);

  class Term {
    #written;
    #data;
    #read = null;
    #bits = null;

    constructor(line, written, data) {
      const end = line.indexOf(" ");
      this.word = end === -1 ? line : line.slice(0, end);
      this.display = this.word;
      this.stems = end === -1 ? [line] : this.#stemsIn(line.slice(end + 1).split(" "));
      this.isSomewhere = written !== "";
      this.#written = written;
      this.#data = data;
    }

    /* Takes the word with its accents from what is `told` of it, and returns its stems. */
    #stemsIn(told) {
      if (told.at(-1).startsWith("=")) this.display = told.pop().slice(1);
      return told.length ? told.map((stem) => stemOf(this.word, stem)) : [this.word];
    }

    get bits() {
      this.#bits ??= likeness.letters(this.word);
      return this.#bits;
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

  return { WHOLE, afterOther, Term };
})();
