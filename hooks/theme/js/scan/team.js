/* What the scans of a team say together: medians, how far answers lie apart, and one round of scans against the next. Knows no page.
   Needs days.js and scan/values.js.

   Global name: scanTeam. */
const scanTeam = (() => {
  const { average, mean } = scanValues;
  const ENOUGH = 3; // answers, below which nothing is ranked
  const GOOD = 4; // a score from which on nothing needs to be begun
  const APART = 2; // points between two answers from which on there is something to talk about
  const COMPARED = 2; // rounds
  const PAUSE = 180; // days without a scan, after which another round begins
  const HIDDEN = 5; // people, among whom nobody can guess whose scan is whose

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
  /* How many statements have answers enough to be ranked. */
  const rankedCount = (scans, themes) => ranked(scans, themes).length;
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

  /* Scans by the rounds in which they were made, the earliest first; each round is {from, to, scans}, of each person the newest. */
  const rounds = (dated) => {
    const made = [];
    for (const scan of [...dated].sort((one, other) => (one.date < other.date ? -1 : 1))) {
      const latest = made.at(-1);
      if (latest && days.between(latest.to, scan.date) < PAUSE) {
        latest.to = scan.date;
        latest.scans.push(scan);
      } else made.push({ from: scan.date, to: scan.date, scans: [scan] });
    }
    return made.map((round) => ({ ...round, scans: current(round.scans) }));
  };
  /* The last two rounds as {rounds, isSame}: of the same people where names tell of so many that none of them is seen alone, or else of all
     who took part. Null where there is one round only, or where one of two rounds would show few people among many. */
  const compared = (scans) => {
    const [before, after] = rounds(scans.filter(({ date }) => date)).slice(-COMPARED);
    if (!after) return null;
    const same = (others) => ({ name }) => name !== "" && others.some((other) => other.name === name);
    const both = [before, after].map(({ scans: theirs }, place) => theirs.filter(same([after, before][place].scans)));
    if (both[0].length >= HIDDEN) return { rounds: [{ ...before, scans: both[0] }, { ...after, scans: both[1] }], isSame: true };
    const counts = [before.scans.length, after.scans.length];
    const isOnePerson = both[0].length === 1 && Math.max(...counts) === 1;
    if (Math.min(...counts) < ENOUGH && !isOnePerson) return null;
    return { rounds: [before, after], isSame: isOnePerson };
  };
  /* How far the later of two rounds is above the earlier one, over `slugs`; null where one of them says nothing. */
  const change = ([before, after], slugs) => {
    const [from, to] = [before, after].map(({ scans }) => ofTheme(scans, slugs));
    return from && to ? to.median - from.median : null;
  };

  return { stats, current, ofStatement, ofTheme, rankedCount, weakest, widest, compared, change };
})();
