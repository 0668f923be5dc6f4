/* The engine behind Material's search box: the theme's script talks to it as to its own worker, with the same messages.
   CONTRIBUTING.md, section Search, says why it is there and what it does. */
"use strict";

(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // Material's kinds of message

  /* What the language of this site has in the package's search_words: `language`, `function_words`, `synonyms`. */
  const LANGUAGE = {{ config.extra.search_words | tojson }};

  /* What one piece of a page weighs against its running text. */
  const WEIGHTS = { title: 6, keywords: 5, tags: 1.5, text: 1 };
  const KEYWORDS = "#keywords"; // the section of a card that holds what people would type
  const LONGEST_QUERY = 400, MOST_WORDS = 24, LONGEST_WORD = 40;
  const SATURATION = 3; // the weight at which a word counts half of the most it can
  const CARDS_FIRST = 0.2; // a card with this share of the best score stands above every other page
  const SYNONYM = 0.5; // how sure a synonym is
  const WORTH_SHOWING = 0.12; // results with less than this share of the best score are left out

  const WORD = /&[a-z]+;|[\p{L}\p{N}]+/giu;

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f'’]/g, "").toLowerCase();
  const plain = (html) => html.replace(/<[^>]*>|&[a-z]+;/g, " ");
  const words = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];

  /* Stems: light ones, made so that the forms of a word and its spellings meet; that a stem is no word does not matter. */
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
        .replace(/e?nce(s?)$/, "ns$1");
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
      if (w.length > 4) w = w.replace(/([^aeiou])s$/, "$1");
      w = undoubled(w);
      if (w.length > 4) w = w.replace(/([^aeiou])[td]$/, "$1");
      return undoubled(w.replace(/([aeou])\1([^aeiou]+)$/, "$1$2")).replace(/v$/, "f").replace(/z$/, "s");
    },
  };
  const stemOf = STEMS[LANGUAGE.language];
  const participle = (word) => (LANGUAGE.language === "nl" && /^ge.{3,}(d|t|en)$/.test(word) ? word.slice(2) : null);

  /* How many letters were left out, added, changed or swapped with the next; more than `most` is not counted further. */
  function typos(a, b, most) {
    if (Math.abs(a.length - b.length) > most) return most + 1;
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

  /* The index: every word with the units it stands in. A unit is a card, or a section of another page. */
  class Index {
    constructor({ docs }) {
      this.functionWords = new Set(words(LANGUAGE.function_words));
      this.synonyms = new Map(); // stem -> stems
      for (const group of LANGUAGE.synonyms) {
        const stems = group.map((word) => stemOf(fold(word)));
        for (const stem of stems) this.synonyms.set(stem, [...(this.synonyms.get(stem) ?? []), ...stems]);
      }
      this.pages = new Map(); // address of a page -> its first unit
      this.units = [];
      this.terms = new Map(); // word -> {word, stem, units, weights}
      this.stems = new Map(); // stem -> terms
      this.cache = new Map();
      for (const doc of docs) this.add(doc);
      const lengths = this.units.map((unit) => unit.length);
      this.average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    }

    add(doc) {
      const [page, section] = doc.location.split("#");
      const first = this.pages.get(page);
      if (first !== undefined && `#${section}` === KEYWORDS) {
        this.count(first, doc.text, WEIGHTS.keywords);
        return;
      }
      if (!doc.text && first !== undefined) return;
      const unit = this.units.length;
      this.units.push({ doc, page, boost: doc.boost ?? 1, length: 0 });
      if (first === undefined) this.pages.set(page, unit);
      this.count(unit, doc.title, WEIGHTS.title);
      this.count(unit, (doc.tags ?? []).join(" "), WEIGHTS.tags);
      this.units[unit].length = this.count(unit, doc.text, WEIGHTS.text);
    }

    count(unit, html, weight) {
      const found = words(plain(html));
      for (const word of found) {
        let term = this.terms.get(word);
        if (term === undefined) {
          const stem = stemOf(word);
          term = { word, stem, units: [], weights: [] };
          this.terms.set(word, term);
          const same = this.stems.get(stem);
          if (same === undefined) this.stems.set(stem, [term]);
          else same.push(term);
        }
        const end = term.units.length - 1;
        if (term.units[end] === unit) term.weights[end] += weight;
        else {
          term.units.push(unit);
          term.weights.push(weight);
        }
      }
      return found.length;
    }

    /* The words of the index that `word` may stand for, each with how sure that is, from 0 to 1. */
    candidates(word) {
      let found = this.cache.get(word);
      if (found === undefined) {
        found = this.related(word);
        if (this.cache.size > 500) this.cache.clear();
        this.cache.set(word, found);
      }
      return found;
    }

    known(stem) {
      return (this.stems.get(stem) ?? []).filter((term) => !this.functionWords.has(term.word));
    }

    forms(word) {
      const found = new Map();
      if (this.functionWords.has(word)) return this.terms.has(word) ? found.set(this.terms.get(word), 1) : found;
      const stems = [stemOf(word)];
      const root = participle(word);
      if (root !== null) stems.push(stemOf(root));
      for (const stem of stems) for (const term of this.known(stem)) found.set(term, term.word === word ? 1 : 0.9);
      return found;
    }

    related(word) {
      const found = this.forms(word);
      const known = found.size > 0;
      const stem = stemOf(word);
      const offer = (term, sure) => {
        if (sure > (found.get(term) ?? 0)) found.set(term, sure);
      };
      for (const other of this.synonyms.get(stem) ?? []) for (const term of this.known(other)) offer(term, SYNONYM);
      if (word.length > 2) {
        for (const term of this.terms.values()) {
          const other = term.word;
          if (other.length > word.length && other.startsWith(word)) offer(term, 0.4 + (0.5 * word.length) / other.length);
          else if (stem.length > 3 && other.length > stem.length && other.startsWith(stem)) offer(term, 0.3 + (0.5 * stem.length) / other.length);
          else if (word.length > 3 && other.length > word.length && other.endsWith(word)) offer(term, 0.3 + (0.4 * word.length) / other.length);
          else if (stem.length > 4 && other.includes(stem)) offer(term, 0.2 + (0.3 * stem.length) / other.length);
        }
      }
      if (!known && word.length > 3) {
        const most = word.length > 7 ? 2 : 1;
        for (const term of this.terms.values()) {
          if (term.word.length < 4) continue;
          const apart = typos(word, term.word, most);
          if (apart <= most) offer(term, (term.word[0] === word[0] ? 0.8 : 0.6) - 0.15 * (apart - 1));
        }
      }
      return found;
    }

    /* The known words that `word` is made of, when there are any: parkeer|plaats, klacht|en|brief. */
    parts(word) {
      const ways = [];
      for (let i = 3; i <= word.length - 3; i++) {
        const tail = word.slice(i);
        if (!this.forms(tail).size) continue;
        for (const link of ["", "s", "en", "e", "n"]) {
          const head = word.slice(0, i - link.length);
          if (head.length < 3 || !word.slice(0, i).endsWith(link)) continue;
          if (this.forms(head).size) ways.push([head, tail]);
          else if (link === "" && head.length > 5) {
            const more = this.parts(head);
            if (more !== null) ways.push([...more, tail]);
          }
        }
      }
      if (!ways.length) return null;
      return ways.sort((a, b) => a.length - b.length || Math.min(...b.map((p) => p.length)) - Math.min(...a.map((p) => p.length)))[0];
    }

    /* The query as a list of what is looked for: each a typed word, the words it may stand for, and what it counts. */
    wanted(query) {
      const typed = words(query.slice(0, LONGEST_QUERY)).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
      const subjects = typed.filter((word) => !this.functionWords.has(word));
      const used = subjects.length ? subjects : typed;
      const found = [];
      for (const [i, word] of used.entries()) {
        let candidates = this.candidates(word);
        for (const joined of [word + (used[i + 1] ?? ""), (used[i - 1] ?? "") + word]) {
          if (joined.length > word.length && joined.length > 5)
            for (const [term, sure] of this.forms(joined)) candidates = new Map(candidates).set(term, sure);
        }
        const parts = this.forms(word).size || word.length < 7 ? null : this.parts(word);
        if (parts !== null) for (const part of parts) found.push({ word, candidates: this.candidates(part), share: 1 / parts.length });
        if (parts === null || candidates.size) found.push({ word, candidates, share: parts === null ? 1 : 0.5 });
      }
      return found;
    }

    search(query) {
      const wanted = this.wanted(query);
      const scores = new Float64Array(this.units.length), shares = new Float64Array(this.units.length);
      let all = 0;
      for (const want of wanted) {
        const best = new Map();
        let strong = 0;
        const top = Math.max(0, ...want.candidates.values());
        for (const [term, sure] of want.candidates) {
          term.units.forEach((unit, n) => {
            const weight = term.weights[n];
            const score = sure * (weight / (weight + SATURATION));
            if (score > (best.get(unit)?.score ?? 0)) best.set(unit, { score, sure });
          });
        }
        for (const { sure } of best.values()) if (sure > 0.7 * top) strong++;
        const rare = want.share * Math.log(1 + (this.units.length - strong + 0.5) / (strong + 0.5));
        all += rare;
        for (const [unit, { score, sure }] of best) {
          scores[unit] += rare * score;
          shares[unit] += rare * sure;
        }
      }
      const ranked = [];
      scores.forEach((score, unit) => {
        if (score > 0) ranked.push({ unit, score: score * (shares[unit] / all) * this.units[unit].boost });
      });
      return { wanted, ranked: ranked.sort((a, b) => b.score - a.score) };
    }
  }

  /* What Material shows: pages with their sections, the matches marked. */
  function results(index, query) {
    const { wanted, ranked } = index.search(query);
    const best = ranked.length ? ranked[0].score : 0;
    const pages = new Map();
    for (const hit of ranked) {
      if (hit.score < best * WORTH_SHOWING) break;
      const { page } = index.units[hit.unit];
      if (pages.has(page)) pages.get(page).push(hit);
      else pages.set(page, [hit]);
    }
    const isFirst = ([hit]) => index.units[hit.unit].boost > 1 && hit.score >= best * CARDS_FIRST;
    const hits = [...pages.values()].sort((a, b) => isFirst(b) - isFirst(a) || b[0].score - a[0].score);
    return { items: hits.map((page) => page.map((hit) => shown(index, wanted, hit))), suggest: [] };
  }

  function shown(index, wanted, { unit, score }) {
    const { doc } = index.units[unit];
    return { ...doc, score, terms: {} };
  }

  let index;
  addEventListener("message", ({ data: message }) => {
    if (message.type === SETUP) {
      index = new Index(message.data);
      postMessage({ type: READY });
    } else if (message.type === QUERY) {
      postMessage({ type: RESULT, data: results(index, message.data) });
    }
  });
})();
