/* Scans as files: read with the reason why one is refused, and saved. Needs days.js, messages.js, download.js,
   spreadsheet.js and scan/values.js.

   Global name: scanFiles. */

/* `words` are the messages of the page, `cards` a Map from every slug, present and former, to the present one. */
const scanFiles = (words, cards) => {
  const { rules, fromText, same, toText, visible } = scanValues;
  const { say, number } = messages(words.locale);
  const LISTED = 5; // slugs that a message names
  const LONGEST_SHOWN = 60; // characters of what a file says, in a message
  const A_KILOBYTE = 1000;

  const short = (value) => {
    const seen = visible(typeof value === "object" ? JSON.stringify(value) : String(value));
    return seen.length > LONGEST_SHOWN ? `${seen.slice(0, LONGEST_SHOWN - 1)}…` : seen;
  };
  const listing = (slugs) => {
    const more = slugs.length > LISTED ? [say(words.and_more, { n: slugs.length - LISTED })] : [];
    return [...slugs.slice(0, LISTED).map(short), ...more].join(", ");
  };
  const kilobytes = (bytes) => number(Math.ceil(bytes / A_KILOBYTE));
  const allShort = (details) => Object.fromEntries(Object.entries(details).map(([key, value]) => [key, short(value)]));

  /* Returns what to tell of `what`, which cannot be laid over the scans there are. */
  const refusal = (what, reason, details = {}) => say(words.refused, { file: short(what), reason: say(words[reason], details) });

  /* Returns the scan that `file` holds and what to tell of it, or no scan and why; `shown` are the scans in the
     picture, and `nameOf` returns the name that the page shows of one. */
  const read = async (file, { shown, hasRoom, nameOf }) => {
    const refused = (reason, details) => ({ scan: null, told: [refusal(file.name, reason, details)] });
    const { largest_file: most } = rules;
    if (file.size > most) return refused("too_large", { size: kilobytes(file.size), most: kilobytes(most) });
    const text = await file.text().catch(() => null);
    if (text === null) return refused("unreadable");
    const { scan, renamed, unknown, reason, details } = fromText(text, cards);
    if (!scan) return refused(reason, allShort(details));
    if (shown.some((other) => same(other, scan))) return refused("already");
    if (!hasRoom) return refused("too_many", { n: shown.length });
    const told = [say(words.opened, { file: short(file.name), name: nameOf(scan) })];
    if (renamed.length) told.push(say(words.renamed, { list: listing(renamed) }));
    if (unknown.length) {
      told.push(say(words.unknown, { list: listing(unknown) }));
      // It was made for other cards than those of now.
      const missing = new Set(cards.values()).size - scan.scores.size;
      if (missing) told.push(say(words.missing, { n: missing }));
    }
    return { scan, told };
  };

  const save = (scan) => download(toText(scan), "application/json", `${fileName(["scan", scan.name, scan.date])}.json`);

  /* Saves the scans in the picture, each {scan, name}, as a table: a card a row, as `rows` describe them: {slug, cells}. */
  const saveTable = (shown, rows) => {
    const head = [words.theme, words.card, words.statement, ...shown.map(({ scan, name }) => [name, scan.date].filter(Boolean).join(" "))];
    const row = ({ slug, cells }) => [...cells, ...shown.map(({ scan }) => String(scan.scores.get(slug) ?? ""))];
    const text = spreadsheet.table([head, ...rows.map(row)], spreadsheet.separatorOf(words.locale));
    download(text, "text/csv", `scan-${days.today()}.csv`);
  };

  return { read, refusal, save, saveTable };
};
