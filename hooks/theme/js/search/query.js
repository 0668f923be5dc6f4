/* A query read: which of its words count, and which known words each of them may mean. Needs words.js and search/index.js.

   Global name: searchQuery. */
const searchQuery = (() => {
  /* What is longer is cut off: nobody types it, and it would only take time. */
  const LONGEST_QUERY = 400, MOST_WORDS = 24, LONGEST_WORD = 40;

  const NEARLY = 0.75; // a candidate surer than this is the word meant, and no compound of others
  const SHORTEST_COMPOUND = 7;
  const SHORTEST_PART = 3;
  const SHORTEST_LINKED_PART = 4; // of a compound that is linked otherwise; any shorter and other words look like it
  const SHORTEST_JOINED = 6; // of two words of a query that may be one
  const WHOLE_BESIDE_PARTS = 0.5; // what a compound counts of which the parts are looked for too

  /* What the first part of a compound may be, without what links it to the second: of klachten, klachten, klacht and klachte. */
  const withoutLink = ({ links }, head) => links.filter((link) => head.endsWith(link)).map((link) => head.slice(0, head.length - link.length));

  /* The known compounds of the same two parts, linked otherwise: of afhandelingstijd, afhandeltijd. */
  const linkedOtherwise = (index, word) => {
    for (let i = SHORTEST_LINKED_PART; i <= word.length - SHORTEST_LINKED_PART; i++) {
      const tail = word.slice(i);
      if (!index.terms.has(tail)) continue;
      const bare = withoutLink(index.language, word.slice(0, i)).filter((part) => part.length >= SHORTEST_LINKED_PART);
      const known = bare.flatMap((part) => index.language.links.map((link) => index.forms(part + link + tail))).find((found) => found.size);
      if (known) return known;
    }
    return new Map();
  };

  /* The two words that `word` is made of, parkeer|plaats or klacht|en|brief: both known where that can be, else one of them. */
  const partsOf = (index, word) => {
    let best = null;
    let most = 0;
    for (let i = SHORTEST_PART; i <= word.length - SHORTEST_PART; i++) {
      const [head, tail] = [word.slice(0, i), word.slice(i)];
      const knownHead = withoutLink(index.language, head).find((part) => part.length >= SHORTEST_PART && index.forms(part).size);
      const covered = (knownHead === undefined ? 0 : i) + (index.forms(tail).size ? tail.length : 0);
      if (covered > most && covered >= word.length * index.language.knownShare) {
        most = covered;
        best = [knownHead ?? head, tail];
      }
    }
    return best;
  };

  /* What the word `at` is a part of together with others of the query: front line, frontline; spreek ik hem aan, aanspreken. */
  const together = (index, { used, typed }, at) => {
    const word = used[at];
    const found = new Map();
    for (const particle of typed.slice(typed.indexOf(word) + 1).filter((other) => index.language.particles.includes(other))) {
      for (const term of index.forms(particle + word).keys()) found.set(term, searchIndex.SYNONYM);
    }
    for (const joined of [word + (used[at + 1] ?? ""), (used[at - 1] ?? "") + word]) {
      if (joined.length > word.length && joined.length >= SHORTEST_JOINED) for (const [term, sure] of index.forms(joined)) found.set(term, sure);
    }
    return found;
  };

  /* The words of a query that count, `used`, and what is looked for, `wanted`: for the word `at`, its candidates and the share that they count. */
  const read = (index, query) => {
    const asKnown = words.joining(query.slice(0, LONGEST_QUERY), (word) => index.knows(word));
    const typed = words.split(asKnown).slice(0, MOST_WORDS).map((word) => word.slice(0, LONGEST_WORD));
    const subjects = typed.filter((word) => !index.functionWords.has(word));
    const used = subjects.length ? subjects : typed;
    const wanted = [];
    for (const [at, word] of used.entries()) {
      const isLast = word === typed.at(-1);
      const candidates = new Map([...index.candidates(word, isLast), ...together(index, { used, typed }, at)]);
      const isUnknown = () => word.length >= SHORTEST_COMPOUND && Math.max(0, ...candidates.values()) <= NEARLY;
      if (index.language.joinsCompounds && isUnknown()) for (const [term, sure] of linkedOtherwise(index, word)) candidates.set(term, sure);
      const parts = isUnknown() ? partsOf(index, word) : null;
      for (const part of parts ?? []) wanted.push({ at, candidates: index.candidates(part, isLast), share: 1 / parts.length });
      if (parts === null || candidates.size) wanted.push({ at, candidates, share: parts === null ? 1 : WHOLE_BESIDE_PARTS });
    }
    return { used, wanted };
  };

  /* How a query could go on: its last word, completed to the one that weighs most. */
  const completion = (index, query) => {
    const begun = /[\p{L}\p{M}\p{N}'’]{2,}$/u.exec(query.slice(-LONGEST_WORD).toLowerCase())?.[0];
    if (begun === undefined) return [];
    let best = null;
    let most = 0;
    for (const term of index.terms.values()) {
      if (!term.raw.startsWith(begun)) continue;
      const weight = term.weights.reduce((sum, one) => sum + one, 0);
      if (weight > most) [best, most] = [term.raw, weight];
    }
    return best === null ? [] : [best];
  };

  return { read, completion };
})();
