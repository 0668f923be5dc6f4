/* The index of the search: every word of the site with the places it is found in, and which known words a typed one may mean.
   Needs words.js, search/stem.js and search/likeness.js.

   Global name: searchIndex. */
const searchIndex = (() => {
  /* What a word counts by where it is. */
  const WEIGHTS = { title: 8, keywords: 4, tags: 1, text: 1 };
  const CONTENT = "content"; // the section that a page's first heading begins

  /* How sure it is that a known word is meant, from 0 to 1: the word itself, another form of it, a synonym. */
  const ITSELF = 1, FORM = 0.9, SYNONYM = 0.5;
  const PART_OF_WORD = 0.6; // how much less a longer word counts where the very word is known
  const STILL_TYPED = 5; // the last word of a query counts as one that is still being typed, however short; others from here on
  const SHORTEST_COMPARED = 3;
  const MOST_REMEMBERED = 500; // typed words whose candidates are kept for the next key

  const plain = (html) => html.replaceAll(/<[^>]*>|&[a-z]+;/g, " ");
  const add = (lists, key, value) => {
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  };

  const post = (term, unit, weight) => {
    const end = term.units.length - 1;
    if (term.units[end] === unit) term.weights[end] += weight;
    else {
      term.units.push(unit);
      term.weights.push(weight);
    }
  };

  /* A unit is a card, or a section of another page: {doc, page, isCard}. A term is a word with the units it is found in:
     {word, raw, bits, units, weights}. */
  class Index {
    /* `docs` are the entries of the search plugin's index; `known` is what the search knows of their language. */
    constructor(docs, known) {
      this.units = [];
      this.language = stemmers[known.stemmer ?? "none"];
      this.keywordsSection = known.keywords_section;
      this.functionWords = new Set(words.split(known.function_words));
      this.terms = new Map(); // word -> term
      this.byRaw = new Map(); // word as it is written -> term
      this.joined = new Map(); // two words written as one -> term
      this.stems = new Map(); // stem -> terms
      this.phrases = new Map(); // stems of a title or a keyword -> units
      this.synonyms = new Map(); // stem -> stems
      this.remembered = new Map(); // word, and whether it is the last -> candidates
      for (const group of known.synonyms) {
        const stems = group.map((word) => this.language.stem(words.fold(word)));
        for (const stem of stems) for (const other of stems) add(this.synonyms, stem, other);
      }
      const pages = new Map(); // address -> its first unit
      for (const doc of docs) this.read(doc, pages);
    }

    read(doc, pages) {
      const [page, section] = doc.location.split("#");
      const first = pages.get(page);
      if (first !== undefined && section === this.keywordsSection) {
        this.count(first, doc.text, WEIGHTS.keywords);
        for (const keyword of doc.text.split("<li>")) this.remember(first, keyword, WEIGHTS.keywords);
      } else if (first !== undefined && section === CONTENT && doc.title === this.units[first].doc.title) {
        this.count(first, doc.text, WEIGHTS.text);
        this.units[first].doc = { ...this.units[first].doc, text: doc.text + this.units[first].doc.text };
      } else if (first === undefined || doc.text) {
        const unit = this.units.push({ doc, page, isCard: doc.boost > 1 }) - 1;
        if (first === undefined) pages.set(page, unit);
        this.count(unit, doc.title, WEIGHTS.title);
        this.remember(unit, doc.title, WEIGHTS.title);
        this.count(unit, (doc.tags ?? []).join(" "), WEIGHTS.tags);
        this.count(unit, doc.text, WEIGHTS.text);
      }
    }

    /* A word that comes back counts again, but less each time. */
    count(unit, html, weight) {
      const text = plain(html);
      const times = new Map();
      for (const raw of text.toLowerCase().match(words.WORD) ?? []) times.set(raw, (times.get(raw) ?? 0) + 1);
      for (const [raw, n] of times) post(this.term(raw), unit, weight * Math.sqrt(n));
      for (const compound of new Set(words.compounds(text))) post(this.term(compound), unit, weight);
    }

    term(raw) {
      let term = this.byRaw.get(raw);
      if (term === undefined) {
        const word = words.fold(raw);
        term = this.terms.get(word) ?? this.known(word, raw);
        this.terms.set(word, term);
        this.byRaw.set(raw, term);
      }
      return term;
    }

    known(word, raw) {
      const term = { word, raw, bits: likeness.letters(word), units: [], weights: [] };
      if (!this.functionWords.has(word)) for (const stem of new Set(this.stemsOf(word))) add(this.stems, stem, term);
      return term;
    }

    stemsOf(word) {
      return [word, ...this.language.roots(word)].map(this.language.stem);
    }

    phrase(typed) {
      return typed.filter((word) => !this.functionWords.has(word)).map(this.language.stem).join(" ");
    }

    /* A title or a keyword as a whole, and any two words of it as one: front line, frontline. */
    remember(unit, html, weight) {
      const said = words.split(plain(html)).filter((word) => !this.functionWords.has(word));
      for (let i = 1; i < said.length; i++) {
        const joined = said[i - 1] + said[i];
        if (!this.joined.has(joined)) this.joined.set(joined, this.known(joined, joined));
        post(this.joined.get(joined), unit, weight);
      }
      const key = this.phrase(said);
      if (key !== "" && this.phrases.get(key)?.at(-1) !== unit) add(this.phrases, key, unit);
    }

    /* The known words that are forms of `word`, each with how sure it is that they are meant. */
    forms(word) {
      const found = new Map();
      if (this.functionWords.has(word)) return this.terms.has(word) ? found.set(this.terms.get(word), ITSELF) : found;
      for (const stem of this.stemsOf(word)) for (const term of this.stems.get(stem) ?? []) found.set(term, term.word === word ? ITSELF : FORM);
      return found;
    }

    /* Tells whether `word` needs no guess: it, or a synonym, may be there. */
    knows(word) {
      return this.forms(word).size > 0 || this.stemsOf(word).some((stem) => this.synonyms.has(stem));
    }

    /* All known words that `word` may mean: its forms, synonyms, words it is a part of, and words it may be a slip of. */
    candidates(word, isLast) {
      const key = `${word} ${isLast}`;
      let found = this.remembered.get(key);
      if (found !== undefined) return found;
      found = this.forms(word);
      const offer = (term, sure) => {
        if (sure > (found.get(term) ?? 0)) found.set(term, sure);
      };
      for (const stem of this.stemsOf(word)) {
        for (const other of this.synonyms.get(stem) ?? []) for (const term of this.stems.get(other) ?? []) offer(term, SYNONYM);
      }
      const isKnown = found.size > 0;
      if (word.length >= SHORTEST_COMPARED) this.compare(word, { isKnown, isLast }, offer);
      if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(key, found);
      return found;
    }

    compare(word, { isKnown, isLast }, offer) {
      const asPart = likeness.asPart(word, this.language.stem(word));
      const asSlip = isKnown ? null : likeness.asSlip(word);
      const share = isKnown || (word.length < STILL_TYPED && !isLast) ? PART_OF_WORD : 1;
      for (const term of this.terms.values()) {
        offer(term, share * asPart(term));
        if (asSlip) offer(term, asSlip(term));
      }
    }
  }

  return { Index, plain, FORM, SYNONYM };
})();
