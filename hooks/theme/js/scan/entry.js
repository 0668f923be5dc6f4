/* A form of paper typed as its numbers in a row: 3 4 2 - 5, with 0, a hyphen or a dot where nothing was ticked. Knows no page.

   Global name: scanEntry. */
const scanEntry = (() => {
  const NONE = new Set(["0", "-", "."]);

  /* Returns {scores, typed, wrong}: a Map from slugs to scores, how many answers were typed, and the signs that are none. */
  const read = (text, slugs, { lowest, highest }) => {
    const signs = [...text.replaceAll(/[\s,;]/g, "")];
    const isScore = (sign) => /^\d$/.test(sign) && Number(sign) >= lowest && Number(sign) <= highest;
    const wrong = signs.filter((sign) => !isScore(sign) && !NONE.has(sign));
    const pairs = slugs.map((slug, place) => [slug, signs[place]]).filter(([, sign]) => sign !== undefined && isScore(sign));
    return { scores: new Map(pairs.map(([slug, sign]) => [slug, Number(sign)])), typed: signs.length, wrong };
  };

  return { read };
})();
