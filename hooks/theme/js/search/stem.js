/* The stems of words, by the rules of a language in search_words/: the forms of a word meet in its stem, which need not be a word.
   hooks/cards/site/search_terms.py makes the same stems for the index. Needs no other file.

   Global name: stemming. */
const stemming = ({ stem: changes = [], roots = [] }) => {
  const readable = ({ found, becomes, letters = 0 }) => ({ found: new RegExp(found), becomes, letters });
  const made = (word, { found, becomes, letters }) => (word.length >= letters ? word.replace(found, becomes) : word);
  const [ofStem, ofRoots] = [changes.map(readable), roots.map(readable)];
  const known = new Map();

  const stem = (word) => {
    let found = known.get(word);
    if (found === undefined) {
      found = word;
      for (const change of ofStem) found = made(found, change);
      known.set(word, found);
    }
    return found;
  };

  /* The stems of a word, its own first: those of the words that it may be a form of follow, as of meegeluisterd that of meeluisteren. */
  const of = (word) => [...new Set([word, ...ofRoots.map((root) => made(word, root)).filter((root) => root !== word)].map(stem))];

  return { stem, of };
};
