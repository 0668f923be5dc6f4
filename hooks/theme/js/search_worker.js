/* The engine behind Material's search box: the theme's script talks to it as to its own worker, with the same messages.
   CONTRIBUTING.md, section Search, says why it is there and what it does. */
"use strict";

(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // Material's kinds of message

  /* From the package's search_words: `language`, `function_words`, `synonyms`. */
  const LANGUAGE = {{ config.extra.site.search_words | tojson }};

  const WEIGHTS = { title: 8, keywords: 4, tags: 1, text: 1 }; // what a word counts by where it stands
  const SATURATION = 8; // the weight at which a word counts half of the most it can
  const WHOLE_PHRASE = 0.25; // what a query gains that says all of a title or a keyword
  const PART_OF_WORD = 0.6; // how much less a longer word counts where the very word is known
  const FORM = 0.9; // how sure it is that another form of the word is meant
  const SYNONYM = 0.5; // how sure it is that a synonym is meant
  const NEARLY = 0.75; // a candidate surer than this is the word meant, and no compound of others
  const CARDS_FIRST = 0.2; // cards stand above all other pages when the best has this share of the best score
  const WORTH_SHOWING = 0.12; // results with less than this share of the best score are left out
  const MOST_RESULTS = 24;
  const LONGEST_QUERY = 400, MOST_WORDS = 24, LONGEST_WORD = 40;
  const KEYWORDS = "keywords"; // the section of a card that holds what people would type
  const CONTENT = "content"; // the section that a page's first heading begins
  const LINKS = ["", "s", "en", "e", "n", "ing", "ings"]; // what stands between the parts of a Dutch compound

  /* Words. An apostrophe is no border and an accent no difference: collega's, collegas; ideeën, ideeen. */
  const plain = (html) => html.replace(/<[^>]*>|&[a-z]+;/g, " ");
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
  const WORD_OR_ENTITY = new RegExp(`&[a-z]+;|${WORD.source}`, "giu");
  const rawWords = (text) => text.toLowerCase().match(WORD) ?? [];
  const folded = new Map();
  function fold(raw) {
    let word = folded.get(raw);
    if (word === undefined) folded.set(raw, (word = raw.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f'’]/g, "")));
    return word;
  }
  const words = (text) => rawWords(text).map(fold).filter(Boolean);

  /* Stems: light ones, so that the forms of a word and its British and American spellings meet; a stem need not be a word. */
  const undoubled = (word) => word.replace(/([^aeiou\d])\1$/, "$1");
  const STEMS = {
    en(word) {
      let w = word
        .replace(/ys(e|es|ed|ing|er|ers)$/, "yz$1")
        .replace(/is(e|es|ed|ing|er|ers|ation|ations)$/, "iz$1")
        .replace(/(..)our(s|ed|ing|al|able|ite|ites)?$/, "$1or$2")
        .replace(/([ct])re(s?)$/, "$1er$2")
        .replace(/ogue(s?)$/, "og$1")
        .replace(/mme(s?)$/, "m$1")
        .replace(/e?n[cs]es?$/, "ns");
      if (w.length > 4) w = w.replace(/ies$|ied$/, "y");
      if (w.length > 3) w = w.replace(/([^sui])s$/, "$1");
      if (/[aeiouy].*(ing|ed)$/.test(w) && w.length > 5) w = undoubled(w.replace(/(ing|ed)$/, ""));
      if (w.length > 6) w = w.replace(/(ment|ness|ly)$/, "");
      return undoubled(w.length > 4 ? w.replace(/e$/, "") : w).replace(/y$/, "i");
    },
    nl(word) {
      let w = word.length > 6 ? word.replace(/heden$/, "heid").replace(/heid$/, "") : word;
      if (w.length > 5) w = w.replace(/(t|d|[^aeiou])(en|e)$/, "$1");
      else if (w.length > 4) w = w.replace(/en$/, "");
      if (w.length > 4) w = w.replace(/([^es])s$/, "$1");
      w = undoubled(w);
      if (w.length > 4) w = w.replace(/([^aeiou])[td]$/, "$1");
      return undoubled(w.replace(/([aeou])\1([^aeiou]+)$/, "$1$2")).replace(/v$/, "f").replace(/z$/, "s");
    },
  };
  const stemOf = STEMS[LANGUAGE.language];

  /* Roots that a word may be a form of beside its own stem: mee-ge-luister-d of meeluisteren, hir-ed of hire. */
  const ROOTS = {
    en(word) {
      const [, root] = /^(.*[aeiouy].*[^aeiou])(?:ed|ing)$/.exec(word) ?? [];
      return root ? [`${root}e`] : [];
    },
    nl(word) {
      const [, prefix = "", root] = PARTICIPLE.exec(word) ?? [];
      return root ? [prefix + root, (prefix + root).replace(/[dt]$/, "")] : [];
    },
  };
  const PARTICLES = ["aan", "achter", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "samen", "tegen", "terug", "toe", "uit", "voor", "weg"];
  const PARTICIPLE = new RegExp(`^(${PARTICLES.join("|")})?ge(.{3,}(?:d|t|en))$`);
  const stemsOf = (word) => [word, ...ROOTS[LANGUAGE.language](word)].map(stemOf);

  /* What the first part of a compound may be, without what links it to the second: of klachten, klachten, klacht and klachte. */
  const withoutLink = (head) => LINKS.filter((link) => head.endsWith(link)).map((link) => head.slice(0, head.length - link.length));

  /* The letters of a word as bits: most words that cannot be meant are told apart by these alone. */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & 31);
    return bits;
  }
  function bitsIn(bits) {
    let n = 0;
    for (let rest = bits; rest; rest &= rest - 1) n++;
    return n;
  }

  /* How many letters were left out, added, changed or swapped with the next; more than `most` is not counted further. */
  function typos(a, b, most) {
    let before = [], last = Array.from({ length: b.length + 1 }, (_, j) => j);
    for (let i = 1; i <= a.length; i++) {
      const row = [i];
      let least = i;
      for (let j = 1; j <= b.length; j++) {
        let cost = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
        if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) cost = Math.min(cost, before[j - 2] + 1);
        row.push(cost);
        if (cost < least) least = cost;
      }
      if (least > most) return most + 1;
      before = last;
      last = row;
    }
    return last[b.length];
  }

  /* The index: every word, with the units it stands in. A unit is a card, or a section of another page. */
  class Index {
    constructor({ docs }) {
      this.units = []; // {doc, page, isCard}
      this.terms = new Map(); // word -> {word, raw, bits, units, weights}
      this.joined = new Map(); // two words written as one -> term
      this.stems = new Map(); // stem -> terms
      this.phrases = new Map(); // stems of a title or a keyword -> units
      this.functionWords = new Set(words(LANGUAGE.function_words));
      this.synonyms = new Map(); // stem -> stems
      this.cache = new Map(); // word, and whether it is the last -> candidates
      for (const group of LANGUAGE.synonyms) {
        const stems = group.map((word) => stemOf(fold(word)));
        for (const stem of stems) this.synonyms.set(stem, [...(this.synonyms.get(stem) ?? []), ...stems]);
      }
      const pages = new Map(); // address -> its first unit
      for (const doc of docs) this.add(doc, pages);
    }

    add(doc, pages) {
      const [page, section] = doc.location.split("#");
      const first = pages.get(page);
      if (first !== undefined && section === KEYWORDS) {
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
      const times = new Map();
      for (const raw of rawWords(plain(html))) times.set(raw, (times.get(raw) ?? 0) + 1);
      for (const [raw, n] of times) this.post(this.term(raw), unit, weight * Math.sqrt(n));
    }

    post(term, unit, weight) {
      const end = term.units.length - 1;
      if (term.units[end] === unit) term.weights[end] += weight;
      else {
        term.units.push(unit);
        term.weights.push(weight);
      }
    }

    term(raw) {
      const word = fold(raw);
      let term = this.terms.get(word);
      if (term === undefined) this.terms.set(word, (term = this.known(word, raw)));
      return term;
    }

    known(word, raw) {
      const term = { word, raw, bits: letters(word), units: [], weights: [] };
      if (this.functionWords.has(word)) return term;
      for (const stem of new Set(stemsOf(word))) this.stems.set(stem, [...(this.stems.get(stem) ?? []), term]);
      return term;
    }

    phrase(typed) {
      return typed.filter((word) => !this.functionWords.has(word)).map(stemOf).join(" ");
    }

    /* A title or a keyword as a whole, and any two words of it as one: front line, frontline. */
    remember(unit, html, weight) {
      const said = words(plain(html)).filter((word) => !this.functionWords.has(word));
      for (let i = 1; i < said.length; i++) {
        const joined = said[i - 1] + said[i];
        if (!this.joined.has(joined)) this.joined.set(joined, this.known(joined, joined));
        this.post(this.joined.get(joined), unit, weight);
      }
      const key = this.phrase(said);
      if (key === "") return;
      const units = this.phrases.get(key);
      if (units === undefined) this.phrases.set(key, [unit]);
      else if (units.at(-1) !== unit) units.push(unit);
    }

    /* The known words that are forms of `word`, each with how sure it is that they are meant, from 0 to 1. */
    forms(word) {
      const found = new Map();
      if (this.functionWords.has(word)) return this.terms.has(word) ? found.set(this.terms.get(word), 1) : found;
      for (const stem of stemsOf(word)) for (const term of this.stems.get(stem) ?? []) found.set(term, term.word === word ? 1 : FORM);
      return found;
    }

    /* All known words that `word` may stand for: its forms, synonyms, words it is a part of, and words it may be a slip of. */
    candidates(word, isLast) {
      const key = `${word} ${isLast}`;
      let found = this.cache.get(key);
      if (found !== undefined) return found;
      found = this.forms(word);
      const offer = (term, sure) => {
        if (sure > (found.get(term) ?? 0)) found.set(term, sure);
      };
      for (const stem of stemsOf(word)) {
        for (const other of this.synonyms.get(stem) ?? []) for (const term of this.stems.get(other) ?? []) offer(term, SYNONYM);
      }
      const isKnown = found.size > 0;
      if (word.length > 2) this.compare(word, isKnown, isLast, offer);
      if (this.cache.size > 500) this.cache.clear();
      this.cache.set(key, found);
      return found;
    }

    compare(word, isKnown, isLast, offer) {
      const stem = stemOf(word), bits = letters(word), stemBits = letters(stem);
      const most = isKnown || word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
      const less = isKnown || (word.length < 5 && !isLast) ? PART_OF_WORD : 1; // the last word may be one that is still being typed
      const shortest = Math.max(4, word.length < 6 ? word.length : 0); // a short word with a letter too many is more likely another word
      for (const term of this.terms.values()) {
        const other = term.word, long = other.length;
        if (stem.length > 2 && (stemBits & ~term.bits) === 0 && long > stem.length) {
          if (long > word.length && other.startsWith(word)) offer(term, less * (0.4 + (0.5 * word.length) / long));
          else if (stem.length > 3 && other.startsWith(stem)) offer(term, less * (0.3 + (0.5 * stem.length) / long));
          else if (word.length > 3 && other.endsWith(word)) offer(term, less * (0.3 + (0.4 * word.length) / long));
          else if (stem.length > 4 && other.includes(stem)) offer(term, less * (0.2 + (0.3 * stem.length) / long));
        }
        if (most && long >= shortest && Math.abs(long - word.length) <= most && bitsIn(bits & ~term.bits) <= most && bitsIn(term.bits & ~bits) <= most) {
          const apart = typos(word, other, most);
          if (apart <= most) offer(term, (other[0] === word[0] ? 0.95 : 0.75) - 0.15 * apart);
        }
      }
    }

    /* The known compounds of the same two parts, linked otherwise: of afhandelingstijd, afhandeltijd. */
    linkedOtherwise(word) {
      for (let i = 4; i <= word.length - 4; i++) {
        const tail = word.slice(i);
        if (!this.terms.has(tail)) continue;
        const bare = withoutLink(word.slice(0, i)).filter((part) => part.length > 3);
        const known = bare.flatMap((part) => LINKS.map((link) => this.forms(part + link + tail))).find((found) => found.size);
        if (known) return known;
      }
      return new Map();
    }

    /* The two words that `word` is made of, parkeer|plaats or klacht|en|brief: both known where that can be, else one of them. */
    parts(word) {
      const least = LANGUAGE.language === "nl" ? word.length / 3 : word.length; // English writes most compounds apart
      let best = null, known = 0;
      for (let i = 3; i <= word.length - 3; i++) {
        const head = word.slice(0, i), tail = word.slice(i);
        const knownHead = withoutLink(head).find((part) => part.length > 2 && this.forms(part).size);
        const covered = (knownHead === undefined ? 0 : i) + (this.forms(tail).size ? tail.length : 0);
        if (covered > known && covered >= least) {
          known = covered;
          best = [knownHead ?? head, tail];
        }
      }
      return best;
    }

    /* What the word `at` is a part of together with others of the query: front line, frontline; spreek ik hem aan, aanspreken. */
    together(at, used, typed) {
      const word = used[at];
      const found = new Map();
      if (LANGUAGE.language === "nl") {
        for (const particle of typed.slice(typed.indexOf(word) + 1).filter((other) => PARTICLES.includes(other))) {
          for (const term of this.forms(particle + word).keys()) found.set(term, SYNONYM);
        }
      }
      for (const joined of [word + (used[at + 1] ?? ""), (used[at - 1] ?? "") + word]) {
        if (joined.length > word.length && joined.length > 5) for (const [term, sure] of this.forms(joined)) found.set(term, sure);
      }
      return found;
    }

    /* The words of a query that count, and what is looked for: for the word `at`, its candidates and the share that they count. */
    read(query) {
      const typed = words(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
      const subjects = typed.filter((word) => !this.functionWords.has(word));
      const used = subjects.length ? subjects : typed;
      const wanted = [];
      for (const [at, word] of used.entries()) {
        const isLast = word === typed.at(-1);
        const candidates = new Map([...this.candidates(word, isLast), ...this.together(at, used, typed)]);
        const isUnknown = () => word.length > 6 && Math.max(0, ...candidates.values()) <= NEARLY;
        if (LANGUAGE.language === "nl" && isUnknown()) for (const [term, sure] of this.linkedOtherwise(word)) candidates.set(term, sure);
        const parts = isUnknown() ? this.parts(word) : null;
        for (const part of parts ?? []) wanted.push({ at, candidates: this.candidates(part, isLast), share: 1 / parts.length });
        if (parts === null || candidates.size) wanted.push({ at, candidates, share: parts === null ? 1 : 0.5 });
      }
      return { used, wanted };
    }

    /* The units that answer a query, the best first. */
    search({ used, wanted }) {
      const size = this.units.length;
      const scores = new Float64Array(size), sures = new Float64Array(size);
      const rarity = used.map(() => 0); // of each word of the query
      for (const { at, candidates, share } of wanted) {
        const best = new Float64Array(size), how = new Float64Array(size), forms = new Float64Array(size);
        const touched = [];
        const top = Math.max(0, ...candidates.values());
        for (const [term, sure] of candidates) {
          for (let n = 0; n < term.units.length; n++) {
            const unit = term.units[n];
            if (how[unit] === 0) touched.push(unit);
            // Forms of the word add up; of all others the best counts.
            if (sure >= FORM) forms[unit] += term.weights[n];
            const weight = sure >= FORM ? forms[unit] : term.weights[n];
            const score = (sure * weight) / (weight + SATURATION);
            if (score > best[unit]) [best[unit], how[unit]] = [score, sure];
          }
        }
        // A word that many texts hold in passing, and few titles or keywords, is still telling.
        const common = touched.reduce((sum, unit) => sum + Math.min(1, (2 * best[unit]) / top), 0);
        const rare = share * Math.log(1 + (size - common + 0.5) / (common + 0.5));
        rarity[at] += rare;
        for (const unit of touched) {
          scores[unit] += rare * best[unit];
          sures[unit] += rare * how[unit];
        }
      }
      for (const [unit, gain] of this.wholes(used, rarity)) scores[unit] += WHOLE_PHRASE * gain;
      const all = rarity.reduce((sum, rare) => sum + rare, 0);
      const hits = [];
      scores.forEach((score, unit) => {
        if (score > 0) hits.push({ unit, score: (score * sures[unit]) / all });
      });
      return hits.sort((a, b) => b.score - a.score);
    }

    /* The units of which neighbours in the query say a whole title or keyword, with how rare those words are. */
    wholes(used, rarity) {
      const gains = new Map();
      for (let i = 0; i < used.length; i++) {
        let gain = 0;
        for (let j = i; j < Math.min(used.length, i + 5); j++) {
          gain += rarity[j];
          for (const unit of this.phrases.get(this.phrase(used.slice(i, j + 1))) ?? []) gains.set(unit, Math.max(gain, gains.get(unit) ?? 0));
        }
      }
      return gains;
    }

    /* How a query could go on: its last word, completed to the one that weighs most. */
    completion(query) {
      const begun = /[\p{L}\p{M}\p{N}'’]{2,}$/u.exec(query.slice(-LONGEST_WORD).toLowerCase())?.[0];
      if (begun === undefined) return [];
      let best = null, most = 0;
      for (const term of this.terms.values()) {
        if (!term.raw.startsWith(begun)) continue;
        const weight = term.weights.reduce((sum, one) => sum + one, 0);
        if (weight > most) [best, most] = [term.raw, weight];
      }
      return best === null ? [] : [best];
    }
  }

  /* What Material shows for a query: pages with their sections, cards first, the matches marked. */
  function results(index, query) {
    const reading = index.read(query);
    const hits = index.search(reading);
    const most = hits.length ? hits[0].score : 0;
    const pages = new Map();
    for (const hit of hits) {
      if (hit.score < most * WORTH_SHOWING) break;
      const { page } = index.units[hit.unit];
      pages.set(page, [...(pages.get(page) ?? []), hit]);
    }
    const all = [...pages.values()];
    const isCard = ([hit]) => index.units[hit.unit].isCard;
    const cardsFirst = (all.find(isCard)?.[0].score ?? 0) >= most * CARDS_FIRST;
    const ranked = (cardsFirst ? all.sort((a, b) => isCard(b) - isCard(a)) : all).slice(0, MOST_RESULTS);
    return { items: ranked.map((page) => item(index, reading, page)), suggest: index.completion(query) };
  }

  /* One result: its page, then the sections of it that answer. */
  function item(index, reading, hits) {
    const { page } = index.units[hits[0].unit];
    const shown = hits.map(({ unit, score }) => section(index.units[unit], score, index, unit, reading));
    if (!shown.some(({ location }) => location === page)) {
      const { doc } = index.units.find((unit) => unit.page === page);
      shown.push({ ...doc, score: 0, terms: {} });
    }
    return shown;
  }

  function section({ doc, isCard }, score, index, unit, { used, wanted }) {
    const meant = new Set(), answered = new Set();
    for (const { at, candidates } of wanted) {
      for (const [term, sure] of candidates) {
        if (sure < SYNONYM || !term.units.includes(unit)) continue;
        meant.add(term.word);
        answered.add(used[at]);
      }
    }
    const terms = {};
    const marked = (text) =>
      text.replace(WORD_OR_ENTITY, (piece) => {
        if (piece[0] === "&" || !meant.has(fold(piece))) return piece;
        terms[piece.toLowerCase()] = true;
        return `<mark>${piece}</mark>`;
      });
    const title = marked(doc.title);
    // What is told of a page: of a card its summary, which comes first, and the sentence that answers best; else two such sentences.
    const blocks = doc.text.split(/<\/?(?:p|li|ol|ul|pre)>/).map((block) => block.replace(/<[^>]*>/g, "").trim()).filter((block) => block && block !== doc.title);
    const sentences = blocks.slice(isCard ? 1 : 0).flatMap((block) => block.split(/(?<=[.!?]) +/).filter((text) => /[.!?]\P{L}*$/u.test(text))).map((text) => ({ text, meant: new Set(words(plain(text)).filter((word) => meant.has(word))).size }));
    const told = sentences.filter((sentence) => sentence.meant).sort((one, other) => other.meant - one.meant).slice(0, isCard ? 1 : 2).map((sentence) => sentence.text);
    if (isCard || !told.length) told.unshift(...blocks.slice(0, 1));
    const text = told.map((piece) => `<p>${marked(piece)}</p>`).join("");
    for (const word of used) if (!answered.has(word)) terms[word] = false;
    return { ...doc, title, text, score, terms };
  }

  /* From a server, the theme's script asks for the index with every page; it gets an empty one, and the whole is fetched here for the
     first query. From a file it asks for the whole itself, when the search box is first used. It also sends queries without words. */
  let index;
  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) {
      if (message.data.docs.length) index = new Index(message.data);
      postMessage({ type: READY });
    } else if (message.type === QUERY) {
      const asked = message.data.trim();
      if (asked && !index) {
        importScripts(new URL("../search/search_index.js", location));
        index = new Index(__index);
      }
      postMessage({ type: RESULT, data: asked ? results(index, message.data) : { items: [], suggest: [] } });
    }
  });
})();
