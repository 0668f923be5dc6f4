/* Words as the search, the catalogue's filter and the workshop's picker all take them.
   An accent makes no difference and an apostrophe no border: ideeën and ideeen, collega's and collegas are the same word.

   Global name: words. */
const words = (() => {
  /* A word as it is written, with its accents and with apostrophes inside it. */
  const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
  const INNER_APOSTROPHE = /(?<=[\p{L}\p{N}])['’](?=[\p{L}\p{N}])/gu;
  const PLAIN = /^[\w\s.,:;!?()"-]*$/;
  const FOLDED_WORD = /[\p{L}\p{N}]+/gu;
  const HYPHEN = /[-‐‑]/;
  const HYPHENATED = /[\p{L}\p{N}]+(?:[-‐‑][\p{L}\p{N}]+)+/gu;

  /* A text in small letters, without accents, and without the apostrophes inside its words. Most have neither, and folding takes time. */
  const fold = (text) => {
    const small = text.toLowerCase();
    return PLAIN.test(small) ? small : small.normalize("NFD").replaceAll(/\p{M}/gu, "").replaceAll(INNER_APOSTROPHE, "");
  };

  const split = (text) => fold(text).match(FOLDED_WORD) ?? [];

  const joined = (written) => written.replaceAll(/[^\p{L}\p{N}]/gu, "");

  /* The words with hyphens of a text, each as one word. What has no hyphen is left out first, for folding takes time. */
  const compounds = (text) => {
    const pieces = text.split(" ").filter((piece) => HYPHEN.test(piece));
    return pieces.length ? (fold(pieces.join(" ")).match(HYPHENATED) ?? []).map(joined) : [];
  };

  /* A text whose words with hyphens are written as one where that is a word that `isKnown`. */
  const joining = (text, isKnown) => fold(text).replaceAll(HYPHENATED, (written) => (isKnown(joined(written)) ? joined(written) : written));

  /* What `finder` looks in: the words of a text, and those with hyphens as one word too, so that email finds e-mail. */
  const searchable = (text) => [...split(text), ...compounds(text)].join(" ");

  /* Tells of a searchable text whether every word that somebody typed is in it, be it as a part of a longer one. */
  const finder = (typed) => {
    const wanted = [...new Set(split(typed))];
    return (text) => wanted.every((word) => text.includes(word));
  };

  return { WORD, fold, split, compounds, joining, searchable, finder };
})();
