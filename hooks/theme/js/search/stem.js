/* Stemmers by name: what the search knows of how the words of a language are formed. A language's search words name the one it uses.
   Stems are light, so that the forms of a word and its British and American spellings meet; a stem need not be a word.

     stem             of a word, folded as words.js does
     roots            words that it may be a form of beside its own stem: mee-ge-luister-d of meeluisteren, hir-ed of hire
     particles        words that a verb may be written together with, or apart from
     joinsCompounds   whether the language writes compounds as one word
     links            what may stand between the two parts of a compound
     knownShare       how much of a word its known parts must cover, so that it is taken for a compound of them

   Global name: stemmers. */
const stemmers = (() => {
  const undoubled = (word) => word.replace(/([^aeiou\d])\1$/, "$1");

  const en = {
    stem(word) {
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
    roots(word) {
      const [, root] = /^(.*[aeiouy].*[^aeiou])(?:ed|ing)$/.exec(word) ?? [];
      return root ? [`${root}e`] : [];
    },
    particles: [],
    joinsCompounds: false,
    links: [""],
    knownShare: 1, // most compounds are written apart
  };

  const particles = ["aan", "achter", "af", "bij", "door", "in", "mee", "na", "om", "op", "over", "samen", "tegen", "terug", "toe", "uit", "voor", "weg"];
  const PARTICIPLE = new RegExp(`^(${particles.join("|")})?ge(.{3,}(?:d|t|en))$`);
  const nl = {
    stem(word) {
      let w = word.length > 6 ? word.replace(/heden$/, "heid").replace(/heid$/, "") : word;
      if (w.length > 5) w = w.replace(/(t|d|[^aeiou])(en|e)$/, "$1");
      else if (w.length > 4) w = w.replace(/en$/, "");
      if (w.length > 4) w = w.replace(/([^es])s$/, "$1");
      w = undoubled(w);
      if (w.length > 4) w = w.replace(/([^aeiou])[td]$/, "$1");
      return undoubled(w.replace(/([aeou])\1([^aeiou]+)$/, "$1$2")).replace(/v$/, "f").replace(/z$/, "s");
    },
    roots(word) {
      const [, prefix = "", root] = PARTICIPLE.exec(word) ?? [];
      return root ? [prefix + root, (prefix + root).replace(/[dt]$/, "")] : [];
    },
    particles,
    joinsCompounds: true,
    links: ["", "s", "en", "e", "n", "ing", "ings"],
    knownShare: 1 / 3,
  };

  /* For a language without a stemmer of its own: its words meet as they are written. */
  const none = { stem: (word) => word, roots: () => [], particles: [], joinsCompounds: false, links: [""], knownShare: 1 };

  return { en, nl, none };
})();
