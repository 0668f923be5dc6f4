/* A form of paper typed as its numbers in a row: 3 4 2 - 5, with 0, a hyphen or a dot where nothing was ticked. Knows no page.

   Global name: scanEntry. */
const scanEntry = (() => {
  const NONE = new Set(["0", "-", "."]);

  /* Returns {scores, typed, wrong, isWhole}: a Map from slugs to scores, how many answers were typed, the signs that are none, and whether it
     is the form from its first answer to its last: of a form that misses one number all that follow would count for another statement. */
  const read = (text, slugs, { lowest, highest }) => {
    const signs = [...text.replaceAll(/[\s,;]/g, "")];
    const isScore = (sign) => /^\d$/.test(sign) && Number(sign) >= lowest && Number(sign) <= highest;
    const wrong = signs.filter((sign) => !isScore(sign) && !NONE.has(sign));
    const pairs = slugs.map((slug, place) => [slug, signs[place]]).filter(([, sign]) => sign !== undefined && isScore(sign));
    const scores = new Map(pairs.map(([slug, sign]) => [slug, Number(sign)]));
    const isWhole = wrong.length === 0 && signs.length === slugs.length && scores.size > 0;
    return { scores, typed: signs.length, wrong, isWhole };
  };

  return { read };
})();
