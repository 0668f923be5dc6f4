/* How alike two words are: which known word somebody may have meant who typed a part of it, or slipped. Needs no other file.

   Global name: likeness. */
const likeness = (() => {
  /* How sure it is that the longer word is meant of which a part was typed: so much at least, and the more the larger the part is. */
  const BEGINNING = 0.4, BEGINNING_MORE = 0.5; // its beginning, as in parking and parking place
  const STEM_BEGINNING = 0.3, STEM_BEGINNING_MORE = 0.5; // the beginning is the stem of what was typed
  const END = 0.45, END_MORE = 0.4; // its end, in many compounds the main part
  const WITHIN = 0.3, WITHIN_MORE = 0.3; // the stem anywhere in it
  /* Shorter parts are in too many words by chance. */
  const SHORTEST_STEM = 3, SHORTEST_STEM_AS_BEGINNING = 4, SHORTEST_END = 4, SHORTEST_STEM_WITHIN = 5;

  /* How sure it is that a word is meant that differs by some letters. Few people slip at the first letter. */
  const SLIP = 0.95, SLIP_AT_FIRST_LETTER = 0.75, EACH_LETTER = 0.15;
  const SHORTEST_SLIP = 4, LONG_WORD = 8; // a long word may have two letters wrong, a shorter one one
  const SHORTEST_STEM_SLIP = 5, STEM_APART = 0.3; // a slip in another form of a word counts as more than one in the word
  const SHORT_WORD = 6; // with a letter too many it is more likely another word than a slip

  const BITS = 31; // of a number that the letters of a word are told by

  /* The letters of a word as bits: most words that cannot be meant are told apart by these alone. */
  function letters(word) {
    let bits = 0;
    for (let i = 0; i < word.length; i++) bits |= 1 << (word.charCodeAt(i) & BITS);
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

  const told = (word) => ({ word, bits: letters(word) });

  /* Likewise of words with their bits, by which most are told apart at once. */
  const apartFrom = (one, other, most) => {
    if (Math.abs(one.word.length - other.word.length) > most) return most + 1;
    if (bitsIn(one.bits & ~other.bits) > most || bitsIn(other.bits & ~one.bits) > most) return most + 1;
    return typos(one.word, other.word, most);
  };

  /* How sure it is that `word` is meant of which the beginning was typed. */
  const beginning = (typed, word) => (word === typed ? 0 : BEGINNING + (BEGINNING_MORE * typed.length) / word.length);

  /* Returns a function that tells of a term, {word, bits}, how sure it is that it is the word of which `typed` is a part; 0 if it is not. */
  function asPart(typed, stem) {
    const stemBits = letters(stem);
    const [length, stemLength] = [typed.length, stem.length];
    return ({ word, bits }) => {
      const long = word.length;
      if (long > length && word.startsWith(typed)) return beginning(typed, word);
      if (stemLength < SHORTEST_STEM || long <= stemLength) return 0;
      if ((stemBits & ~bits) !== 0) return 0;
      if (stemLength >= SHORTEST_STEM_AS_BEGINNING && word.startsWith(stem)) return STEM_BEGINNING + (STEM_BEGINNING_MORE * stemLength) / long;
      if (length >= SHORTEST_END && word.endsWith(typed)) return END + (END_MORE * length) / long;
      if (stemLength >= SHORTEST_STEM_WITHIN && word.includes(stem)) return WITHIN + (WITHIN_MORE * stemLength) / long;
      return 0;
    };
  }

  /* Likewise of the word that `typed` may be a slip of; `stem` is what it would have for a stem. */
  function asSlip(typed, stem) {
    if (typed.length < SHORTEST_SLIP) return () => 0;
    const [asTyped, asStem] = [told(typed), told(stem)];
    const most = typed.length < LONG_WORD ? 1 : 2;
    const shortest = typed.length < SHORT_WORD ? typed.length : SHORTEST_SLIP;
    return ({ word, bits, stems }) => {
      if (word.length < shortest) return 0;
      let apart = apartFrom(asTyped, { word, bits }, most);
      if (apart > 1 && stem.length >= SHORTEST_STEM_SLIP && stems[0].length >= SHORTEST_STEM_SLIP) {
        apart = Math.min(apart, STEM_APART + apartFrom(asStem, told(stems[0]), most));
      }
      return apart > most ? 0 : (word[0] === typed[0] ? SLIP : SLIP_AT_FIRST_LETTER) - EACH_LETTER * apart;
    };
  }

  return { letters, typos, beginning, asPart, asSlip };
})();
