/* A query read: which of its words count, and which known words each of them may mean. Needs words.js and search/likeness.js,
   search/index.js and search/synonyms.js.

   Global name: searchQuery. */
const searchQuery = (() => {
  /* What is longer is cut off: nobody types it, and it would only take time. */
  const LONGEST_QUERY = 400, MOST_WORDS = 24, LONGEST_WORD = 40;

  const NEARLY = 0.75; // a candidate surer than this is the word meant, and no compound of others
  const PART_OF_WORD = 0.9; // how much less a longer word counts where the very word is known
  const STILL_TYPED = 5; // the last word of a query counts as one that is still being typed, however short; others from here on
  const SHORTEST_COMPARED = 3;
  const SHORTEST_MEANT = 3; // of a beginning whose synonyms are looked for too
  const SHORTEST_COMPOUND = 7;
  const SHORTEST_PART = 3;
  const SHORTEST_LINKED_PART = 4; // of a compound that is linked otherwise; any shorter and other words look like it
  const SHORTEST_JOINED = 6; // of two words of a query that may be one
  const WHOLE_BESIDE_PARTS = 0.75; // what a compound counts of which the parts are looked for too
  const WEAK = 0.6; // what a word counts that is in many sentences about anything
  const WITHIN_A_PHRASE = 0.9; // what a word counts of a phrase that is known as a whole
  const MOST_REMEMBERED = 500; // typed words whose candidates are kept for the next key

  /* Reads queries for an index. */
  class Reader {
    constructor(index) {
      this.index = index;
      this.synonyms = new searchSynonyms.Synonyms(index);
      const { links = [], particles = [], suffixes = [], joins_compounds: joins = false, known_share: share = 1 } = index.known;
      Object.assign(this, { links: ["", ...links], particles, suffixes: new Set(suffixes), joins, share });
      this.remembered = new Map(); // word, and how it is looked for -> candidates
    }

    /* Tells whether `word` needs no guess: it, or what it may stand for, may be there. */
    knows(word) {
      return this.index.forms(word).size > 0;
    }

    /* All known words that `word` may mean: its forms, synonyms, words it is a part of, and words it may be a slip of. */
    candidates(word, { isLast, isAlone = true }) {
      const key = `${word} ${isLast} ${isAlone}`;
      let found = this.remembered.get(key);
      if (found !== undefined) return found;
      found = this.index.forms(word);
      const offer = (term, sure) => {
        if (sure > (found.get(term) ?? 0)) found.set(term, sure);
      };
      const isKnown = found.size > 0;
      if (isLast && !isKnown && word.length >= SHORTEST_COMPARED) {
        for (const term of this.index.beginningWith(word)) offer(term, likeness.beginning(word, term.word));
      }
      const isBegun = !isKnown && found.size > 0; // and so neither a part of a word nor a slip
      const guessed = isKnown || isBegun || word.length < SHORTEST_COMPARED ? [] : this.slips(word);
      if (!isBegun && (word.length >= SHORTEST_COMPARED || isLast)) this.compare(word, { isKnown, isLast }, offer);
      for (const [term, sure] of guessed) offer(term, sure);
      if (isAlone) for (const [term, sure] of this.inOtherWords(word, { meant: found, isKnown, isLast })) offer(term, sure);
      if (this.remembered.size > MOST_REMEMBERED) this.remembered.clear();
      this.remembered.set(key, found);
      return found;
    }

    compare(word, { isKnown, isLast }, offer) {
      const share = isKnown || (word.length < STILL_TYPED && !isLast) ? PART_OF_WORD : 1;
      if (word.length < SHORTEST_COMPARED) {
        for (const term of this.index.beginningWith(word)) offer(term, share * likeness.beginning(word, term.word));
        return;
      }
      const asPart = likeness.asPart(word, this.index.language.stem(word));
      for (const term of this.index.terms) offer(term, share * asPart(term));
    }

    /* The words that `word` may be a slip of, with how sure that is; of an inflected form its stem is compared. */
    slips(word) {
      const found = new Map();
      const asSlip = likeness.asSlip(word, this.index.language.stem(word));
      for (const term of this.index.terms) {
        const sure = asSlip(term);
        if (sure > 0) found.set(term, sure);
      }
      return found;
    }

    /* What `word`, or what it is a slip or the beginning of, may stand for. */
    inOtherWords(word, { meant, isKnown, isLast }) {
      const all = new Map();
      const offer = (terms, share) => {
        for (const [term, sure] of terms) if (share * sure > (all.get(term) ?? 0)) all.set(term, share * sure);
      };
      const stems = this.index.language.of(word);
      offer(this.synonyms.terms(this.synonyms.ofStems(stems)), 1);
      if (all.size === 0 && word.length >= SHORTEST_MEANT) {
        for (const [term, sure] of meant) {
          const isBegun = isLast && term.word !== word && term.word.startsWith(word);
          if (isBegun || (!isKnown && sure >= NEARLY)) offer(this.synonyms.terms(this.synonyms.ofStems(term.stems)), sure);
        }
      }
      return all;
    }

    /* What the first part of a compound may be, without what links it to the second: of klachten, klachten, klacht and klachte. */
    withoutLink(head) {
      return this.links.filter((link) => head.endsWith(link)).map((link) => head.slice(0, head.length - link.length));
    }

    /* The known compounds of the same two parts, linked otherwise: of afhandelingstijd, afhandeltijd. */
    linkedOtherwise(word) {
      for (let i = SHORTEST_LINKED_PART; i <= word.length - SHORTEST_LINKED_PART; i++) {
        const tail = word.slice(i);
        if (!this.index.term(tail)) continue;
        const bare = this.withoutLink(word.slice(0, i)).filter((part) => part.length >= SHORTEST_LINKED_PART);
        const known = bare.flatMap((part) => this.links.map((link) => this.index.forms(part + link + tail))).find((found) => found.size);
        if (known) return known;
      }
      return new Map();
    }

    /* The two words that `word` is made of, parkeer|plaats or klacht|en|brief: both known where that can be, else one of them. */
    partsOf(word) {
      let best = null;
      let most = 0;
      for (let i = SHORTEST_PART; i <= word.length - SHORTEST_PART; i++) {
        const [head, tail] = [word.slice(0, i), word.slice(i)];
        if (this.suffixes.has(tail)) continue;
        const knownHead = this.withoutLink(head).find((part) => part.length >= SHORTEST_PART && this.index.forms(part).size);
        const covered = (knownHead === undefined ? 0 : i) + (this.index.forms(tail).size ? tail.length : 0);
        if (covered > most && covered >= word.length * this.share) {
          most = covered;
          best = [knownHead ?? head, tail];
        }
      }
      return best;
    }

    /* What the word `at` of those `used` is a part of together with others of the query: front line, frontline; spreek ik hem aan, aanspreken. */
    together({ used, typed }, at) {
      const { word, place } = used[at];
      const found = new Map();
      for (const particle of typed.slice(place + 1).filter((other) => this.particles.includes(other))) {
        for (const term of this.index.forms(particle + word).keys()) found.set(term, searchSynonyms.SYNONYM);
      }
      for (const joined of [word + (used[at + 1]?.word ?? ""), (used[at - 1]?.word ?? "") + word]) {
        if (joined.length > word.length && joined.length >= SHORTEST_JOINED) for (const [term, sure] of this.index.forms(joined)) found.set(term, sure);
      }
      return found;
    }

    typed(query) {
      const asKnown = words.joining(query.slice(0, LONGEST_QUERY), (word) => this.knows(word));
      return words.split(asKnown).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
    }

    /* A query as it is looked for: all words as `typed`, those that count, `used`, and what is `wanted`: for the word `at` among them its
       candidates and the share that they count, and whether a beginning of these is being typed; `aside`, the candidates of the words that
       have no subject of their own. */
    read(query) {
      const typed = this.typed(query);
      const isEnded = /\s$/u.test(query);
      const phrases = this.synonyms.phrases(typed);
      const all = typed.map((word, place) => ({ word, place, phrase: phrases.find(({ places }) => places.includes(place)) }));
      const subjects = all.filter(({ word }) => !this.index.functionWords.has(word));
      const used = subjects.length ? subjects : all;
      const aside = all.filter((one) => !used.includes(one) && !one.phrase).map(({ word }) => this.index.forms(word));
      const reading = { typed, used, wanted: [], aside };
      for (const at of used.keys()) this.want(reading, at, isEnded);
      for (const phrase of phrases) {
        const at = used.findIndex((one) => one.phrase === phrase);
        if (at !== -1) reading.wanted.push({ at, candidates: this.synonyms.terms(phrase.meant), share: 1, phrase });
      }
      return reading;
    }

    want(reading, at, isEnded) {
      const { word, place, phrase } = reading.used[at];
      const isLast = !isEnded && place === reading.typed.length - 1;
      const how = { isLast, isAlone: phrase === undefined };
      const share = (phrase ? WITHIN_A_PHRASE : 1) * (this.index.weak.has(this.index.language.stem(word)) ? WEAK : 1);
      const candidates = new Map([...this.candidates(word, how), ...this.together(reading, at)]);
      if (phrase && ![...this.index.forms(word).keys()].some((term) => term.isSomewhere)) return; // the phrase says what is meant
      const isBegun = isLast && !this.knows(word) && [...candidates.keys()].some((term) => term.word.startsWith(word));
      const isUnknown = () => !isBegun && word.length >= SHORTEST_COMPOUND && Math.max(0, ...candidates.values()) <= NEARLY;
      if (this.joins && isUnknown()) for (const [term, sure] of this.linkedOtherwise(word)) candidates.set(term, sure);
      const parts = isUnknown() ? this.partsOf(word) : null;
      for (const part of parts ?? []) reading.wanted.push({ at, candidates: this.candidates(part, how), share: share / parts.length });
      if (parts === null || candidates.size) reading.wanted.push({ at, candidates, share: parts === null ? share : share * WHOLE_BESIDE_PARTS, isBegun });
    }

    /* How a query could go on: its last word, completed to the one that weighs most; nothing if that would make another word of a known one. */
    completion(query) {
      const begun = /[\p{L}\p{M}\p{N}'’]{3,}$/u.exec(query.slice(-LONGEST_WORD))?.[0];
      if (begun === undefined || this.index.forms(words.fold(begun)).size) return "";
      let best = "";
      let most = 0;
      for (const { display, weights } of this.index.beginningWith(words.fold(begun))) {
        if (!display.startsWith(begun.toLowerCase())) continue;
        const weight = weights.reduce((sum, one) => sum + one, 0);
        if (weight > most) [best, most] = [display, weight];
      }
      return best.slice(begun.length);
    }
  }

  return { Reader };
})();
