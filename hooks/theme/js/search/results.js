/* What the theme's script shows for a query: pages with their sections, cards first, the matches marked.
   Needs words.js and the other files of search/.

   Global name: searchResults. */
const searchResults = (() => {
  const CARDS_FIRST = 0.2; // cards come before all other pages when the best has this share of the best score
  const WORTH_SHOWING = 0.12; // results with less than this share of the best score are left out
  const MOST_RESULTS = 24;
  const SENTENCES = { card: 1, other: 2 }; // that are told of a result; of a card beside its summary

  const BLOCK = /<\/?(?:p|li|ol|ul|pre)>/;
  const TAG = /<[^>]*>/g;
  const ENDS_A_SENTENCE = /[.!?]\P{L}*$/u;
  const BETWEEN_SENTENCES = /(?<=[.!?]) +/;
  const WORD_OR_ENTITY = new RegExp(`&[a-z]+;|${words.WORD.source}`, "giu");

  /* The known words that a unit answers with, and the typed words that they answer. */
  const answers = (unit, { used, wanted }) => {
    const [meant, answered] = [new Set(), new Set()];
    for (const { at, candidates } of wanted) {
      for (const [term, sure] of candidates) {
        if (sure < searchIndex.SYNONYM || !term.units.includes(unit)) continue;
        meant.add(term.word);
        answered.add(used[at]);
      }
    }
    return { meant, answered };
  };

  /* What is told of a page: of a card its summary, which comes first, and the sentence that answers best; else the best sentences. */
  const told = ({ doc, isCard }, meant) => {
    const blocks = doc.text.split(BLOCK).map((block) => block.replaceAll(TAG, "").trim()).filter((block) => block && block !== doc.title);
    const sentences = blocks
      .slice(isCard ? 1 : 0)
      .flatMap((block) => block.split(BETWEEN_SENTENCES).filter((text) => ENDS_A_SENTENCE.test(text)))
      .map((text) => ({ text, meant: new Set(words.split(searchIndex.plain(text)).filter((word) => meant.has(word))).size }));
    const best = sentences
      .filter((sentence) => sentence.meant)
      .sort((one, other) => other.meant - one.meant)
      .slice(0, isCard ? SENTENCES.card : SENTENCES.other)
      .map((sentence) => sentence.text);
    return isCard || !best.length ? [...blocks.slice(0, 1), ...best] : best;
  };

  const section = (index, { unit, score }, reading) => {
    const { doc } = index.units[unit];
    const { meant, answered } = answers(unit, reading);
    const terms = {}; // word -> whether it was found, as the theme's script wants it
    const marked = (text) =>
      text.replaceAll(WORD_OR_ENTITY, (piece) => {
        if (piece[0] === "&" || !meant.has(words.fold(piece))) return piece;
        terms[piece.toLowerCase()] = true;
        return `<mark>${piece}</mark>`;
      });
    const title = marked(doc.title);
    const text = told(index.units[unit], meant).map((piece) => `<p>${marked(piece)}</p>`).join("");
    for (const word of reading.used) if (!answered.has(word)) terms[word] = false;
    return { ...doc, title, text, score, terms };
  };

  /* One result: its page, then the sections of it that answer. */
  const item = (index, hits, reading) => {
    const { page } = index.units[hits[0].unit];
    const shown = hits.map((hit) => section(index, hit, reading));
    if (!shown.some(({ location }) => location === page)) {
      const { doc } = index.units.find((unit) => unit.page === page);
      shown.push({ ...doc, score: 0, terms: {} });
    }
    return shown;
  };

  /* The hits worth showing by their page, the best page first. */
  const byPage = (index, hits) => {
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
    return cardsFirst ? all.sort((a, b) => isCard(b) - isCard(a)) : all;
  };

  const of = (index, query) => {
    const reading = searchQuery.read(index, query);
    const pages = byPage(index, searchRanking.rank(index, reading)).slice(0, MOST_RESULTS);
    return { items: pages.map((hits) => item(index, hits, reading)), suggest: searchQuery.completion(index, query) };
  };

  return { of };
})();
