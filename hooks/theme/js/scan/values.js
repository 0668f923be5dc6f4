/* Scans as values: read and checked, written, averaged. Knows neither the page nor the browser's memory. Needs limits.js and days.js.
   A scan is {name, date, scores, elsewhere}: two texts that may be empty, a Map from the slug of a card to its score, and another one
   with the scores of cards that this site does not have, which are kept and count for nothing.

   Global name: scanValues. */
const scanValues = (() => {
  const rules = limits.scan;

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  const mean = (numbers) => (numbers.length ? numbers.reduce((sum, number) => sum + number, 0) / numbers.length : null);

  /* What cannot be seen has no place in a name: it could turn the direction of the page's text. */
  const visible = (text) => text.replaceAll(/\p{C}/gu, "").trim();

  /* `cards` is a Map from every slug, present and former, to the present one. Returns {scan, renamed, unknown}, or {reason, details}. */
  const fromValue = (value, cards) => {
    const refuse = (reason, details = {}) => ({ reason, details });
    if (!isObject(value) || value.format !== rules.format) return refuse("no_scan");
    const { version, name = "", date = "", scores } = value;
    if (version !== rules.version) return refuse("other_version", { version: version ?? "?", known: rules.version });
    if (typeof name !== "string" || name.length > rules.longest_name) return refuse("wrong_name", { most: rules.longest_name });
    if (typeof date !== "string" || (date && !days.isDay(date))) return refuse("wrong_date");
    if (!isObject(scores)) return refuse("no_scores");
    const wrong = Object.entries(scores).find(([, score]) => !Number.isInteger(score) || score < rules.lowest || score > rules.highest);
    if (wrong) return refuse("wrong_score", { slug: wrong[0], score: JSON.stringify(wrong[1]), ...rules });
    const [renamed, read, elsewhere] = [[], new Map(), new Map()];
    for (const [slug, score] of Object.entries(scores)) {
      const present = cards.get(slug);
      if (present === undefined) elsewhere.set(slug, score);
      else if (present === slug) read.set(slug, score);
      else {
        renamed.push(slug);
        if (!Object.hasOwn(scores, present)) read.set(present, score);
      }
    }
    return { scan: { name: visible(name), date, scores: read, elsewhere }, renamed, unknown: [...elsewhere.keys()] };
  };

  /* As fromValue, from the text of a file; one without a score is of no use to anybody. */
  const fromText = (text, cards) => {
    let value = null;
    try {
      value = JSON.parse(text);
    } catch {
      return { reason: "not_json", details: {} };
    }
    const read = fromValue(value, cards);
    if (!read.scan || read.scan.scores.size) return read;
    return { reason: read.unknown.length ? "none_known" : "no_scores", details: {} };
  };

  const toValue = ({ name, date, scores, elsewhere }) => ({
    format: rules.format,
    version: rules.version,
    name,
    date,
    scores: Object.fromEntries([...scores, ...elsewhere].sort(([a], [b]) => (a < b ? -1 : 1))),
  });
  const toText = (scan) => `${JSON.stringify(toValue(scan), null, 2)}\n`;

  /* A scan that can change by itself. */
  const copied = (scan) => ({ ...scan, scores: new Map(scan.scores), elsewhere: new Map(scan.elsewhere) });

  const same = (one, other) => toText(one) === toText(other);

  /* The average of one scan over `slugs`, of which those count that were rated; null when none was. */
  const average = (scan, slugs) => mean(slugs.filter((slug) => scan.scores.has(slug)).map((slug) => scan.scores.get(slug)));

  return { rules, mean, visible, fromValue, fromText, toValue, toText, copied, same, average };
})();
