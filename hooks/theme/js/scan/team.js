/* What the scans of a team say together: medians, how far answers lie apart, and one year against another. Knows no page.
   Needs scan/values.js.

   Global name: scanTeam. */
const scanTeam = (() => {
  const { average } = scanValues;
  const ENOUGH = 3; // answers, below which nothing is ranked
  const GOOD = 4; // a score from which on nothing needs to be begun
  const APART = 2; // points between two answers from which on there is something to talk about
  const COMPARED = 2; // years
  const YEAR = 4; // figures of a date

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const mean = (numbers) => sum(numbers) / numbers.length;
  const median = (sorted) => {
    const half = Math.floor(sorted.length / 2);
    return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  };
  /* Returns {n, median, low, high, deviation} of numbers; null where there are none. */
  const stats = (numbers) => {
    if (!numbers.length) return null;
    const sorted = [...numbers].sort((a, b) => a - b);
    const middle = mean(sorted);
    const deviation = Math.sqrt(mean(sorted.map((number) => (number - middle) ** 2)));
    return { n: sorted.length, median: median(sorted), low: sorted[0], high: sorted.at(-1), deviation };
  };

  /* The scans that count for a team as it is now: of one person, whom a name tells, only the newest. */
  const current = (scans) => {
    const newest = new Map();
    for (const scan of scans) {
      const before = newest.get(scan.name);
      if (scan.name && (!before || scan.date >= before.date)) newest.set(scan.name, scan);
    }
    return scans.filter((scan) => !scan.name || newest.get(scan.name) === scan);
  };

  const ofStatement = (scans, slug) => stats(scans.filter(({ scores }) => scores.has(slug)).map(({ scores }) => scores.get(slug)));
  /* Of the averages that each of the team has over `slugs`. */
  const ofTheme = (scans, slugs) => stats(scans.map((scan) => average(scan, slugs)).filter((value) => value !== null));

  /* Whoever is alone ranks their own answers; of a team so many have to have answered. */
  const answersAsked = (scans) => (scans.length === 1 ? 1 : ENOUGH);

  const ranked = (scans, themes) =>
    themes.flatMap((slugs) => {
      const theme = ofTheme(scans, slugs)?.median;
      const each = slugs.map((slug) => ({ slug, theme, ...ofStatement(scans, slug) }));
      return each.filter(({ n = 0 }) => n >= answersAsked(scans));
    });
  /* The `count` lowest cards of those that are not good yet. Equal ones: the weakest theme first, then the order of the page. */
  const weakest = (scans, themes, count) =>
    ranked(scans, themes)
      .filter((card) => card.median < GOOD)
      .sort((a, b) => a.median - b.median || a.theme - b.theme)
      .slice(0, count);
  /* The `count` cards over which the answers lie furthest apart. */
  const widest = (scans, themes, count) =>
    ranked(scans, themes)
      .filter(({ low, high }) => high - low >= APART)
      .sort((a, b) => b.deviation - a.deviation)
      .slice(0, count);

  const year = ({ date }) => date.slice(0, YEAR);
  /* The last two years of which there are scans, as {label, scans}, with the same people in both where names tell who they are. Null where
     there is one year only. */
  const years = (scans) => {
    const dated = scans.filter(({ date }) => date);
    const labels = [...new Set(dated.map(year))].sort().slice(-COMPARED);
    if (labels.length < COMPARED) return null;
    const [before, after] = labels.map((label) => current(dated.filter((scan) => year(scan) === label)));
    const same = (others) => ({ name }) => name !== "" && others.some((other) => other.name === name);
    const both = [before.filter(same(after)), after.filter(same(before))];
    const [first, last] = both[0].length ? both : [before, after];
    return [{ label: labels[0], scans: first }, { label: labels[1], scans: last }];
  };
  /* How far the later of two years is above the earlier one, over `slugs`; null where one of them says nothing. */
  const change = ([before, after], slugs) => {
    const [from, to] = [before, after].map(({ scans }) => ofTheme(scans, slugs));
    return from && to ? to.median - from.median : null;
  };

  return { stats, current, ofStatement, ofTheme, weakest, widest, years, change };
})();
