/* How much a place has to do with a query, by the pieces of its words: of a compound that it has only the parts of, or of a word about the
   same thing, it says some. Needs no other file.

   Global name: searchPieces. */
const searchPieces = (() => {
  const LENGTH = 4; // in letters; the beginning and the end of a word count as one
  const UNSAID = 1.5; // what a piece counts where no word has it

  const known = new WeakMap(); // index -> Map from a piece to what it counts

  /* The pieces of a word, by its stem. */
  const of = (stem) => {
    const whole = ` ${stem} `;
    return Array.from({ length: Math.max(0, whole.length - LENGTH + 1) }, (_, at) => whole.slice(at, at + LENGTH));
  };

  /* What a piece counts in each place, beside the place where it counts most, as a logarithm: 0 there, and less elsewhere. */
  const counted = (index, piece) => {
    const counts = new Float64Array(index.places.length).fill(UNSAID);
    for (const term of index.terms) {
      if (!` ${term.stems[0]} `.includes(piece)) continue;
      for (const [n, place] of term.places.entries()) counts[place] += term.weights[n];
    }
    const most = Math.max(...counts);
    return counts.map((count) => Math.log(count / most));
  };

  /* How far each place of an index falls short of those that say most of each of the pieces of some stems: {short, pieces}, for each place the
     sum of what these count there, and how many there are. */
  const shortfall = (index, stems) => {
    if (!known.has(index)) known.set(index, new Map());
    const pieces = known.get(index);
    const all = stems.flatMap(of);
    const short = new Float64Array(index.places.length);
    for (const piece of all) {
      if (!pieces.has(piece)) pieces.set(piece, counted(index, piece));
      for (const [place, log] of pieces.get(piece).entries()) short[place] += log;
    }
    return { short, pieces: all.length };
  };

  return { shortfall };
})();
