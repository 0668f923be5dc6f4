/* How much a place has to do with a query, by the pieces of its words: of a compound that it has only the parts of, or of a word about the
   same thing, it says some. Needs no other file.

   Global name: searchPieces. */
const searchPieces = (() => {
  const LENGTH = 4; // in letters; the beginning and the end of a word count as one
  const UNSAID = 1.5; // what a piece counts where no word has it
  const MOST_REMEMBERED = 500; // pieces whose counts are kept for the next key

  const known = new WeakMap(); // index -> {words, counts}: its words as their pieces are cut from them, and a Map from a piece to what it counts

  const cut = (stem) => ` ${stem} `;

  /* The pieces of a word, by its stem. */
  const of = (stem) => {
    const word = cut(stem);
    return Array.from({ length: Math.max(0, word.length - LENGTH + 1) }, (_, at) => word.slice(at, at + LENGTH));
  };

  /* What a piece counts in each place, beside the place where it counts most, as a logarithm: 0 there, and less elsewhere. */
  const counted = (index, words, piece) => {
    const counts = new Float64Array(index.places.length).fill(UNSAID);
    for (const [number, word] of words.entries()) {
      if (!word.includes(piece)) continue;
      const { places, weights } = index.terms[number];
      for (const [n, place] of places.entries()) counts[place] += weights[n];
    }
    const most = Math.max(...counts);
    return counts.map((count) => Math.log(count / most));
  };

  /* How far each place of an index falls short of those that say most of each of the pieces of some stems: {short, pieces}, for each place the
     sum of what these count there, and how many there are. */
  const shortfall = (index, stems) => {
    const pieces = stems.flatMap(of);
    const short = new Float64Array(index.places.length);
    if (pieces.length === 0) return { short, pieces: 0 }; // no need to read all words
    if (!known.has(index)) known.set(index, { words: index.terms.map((term) => cut(term.stems[0])), counts: new Map() });
    const { words, counts } = known.get(index);
    if (counts.size > MOST_REMEMBERED) counts.clear();
    for (const piece of pieces) {
      if (!counts.has(piece)) counts.set(piece, counted(index, words, piece));
      for (const [place, log] of counts.get(piece).entries()) short[place] += log;
    }
    return { short, pieces: pieces.length };
  };

  return { shortfall };
})();
