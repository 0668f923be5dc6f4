/* What the form holds, as the values of a card: cleaned, in the order of our cards, without what is empty.

   Global name: cardValues. */
const cardValues = (() => {
  const ODD_BLANKS = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t]/g;
  const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|(?!\n)\p{Cc}/gu;
  const MARKS = /\p{M}/gu;
  const MONTHS = Array.from({ length: 12 }, (_, index) => index);
  const BULLET = /^[•▪▫◦‣●○■□\u{F0A7}\u{F0B7}] */gmu; // as word processors write them, the last two in their own letters
  const MARK = /^(?:[-–—*•▪▫◦‣●○■□\u{F0A7}\u{F0B7}]|\d{1,2}[.)]) +/u;
  const BEGINS_AN_ITEM = /^(?:\p{Lu}|['‘’]\p{L} )/u;

  /* A text without what comes along from elsewhere unseen: odd blanks, invisible characters, blanks at the ends of lines. */
  const clean = (typed) =>
    typed.replaceAll(/\r\n?/g, "\n").replaceAll(ODD_BLANKS, " ").replaceAll(INVISIBLE, "").replaceAll(/ +$/gm, "").normalize("NFC").trim();

  /* The same for a text of several paragraphs, whose lists begin with hyphens. */
  const paragraphs = (typed) => clean(typed).replaceAll(BULLET, "- ");

  /* The same for a text that is one paragraph. */
  const line = (typed) => clean(clean(typed).replaceAll(BULLET, "")).replaceAll(/\s+/g, " ");

  /* The items of a list that was written elsewhere, without their marks; none where it is a text that only has several lines. */
  const items = (pasted) => {
    const lines = clean(pasted).split("\n").map((it) => it.trim()).filter(Boolean);
    const isList = lines.length > 1 && lines.every((it) => MARK.test(it) || BEGINS_AN_ITEM.test(it));
    return isList ? lines.map((it) => it.replace(MARK, "")) : [];
  };

  /* The words of a list that is typed into one field: each on a line, or with commas between them. */
  const separate = (typed) => typed.split(/\n|[,;](?=\s|$)/).map(line).filter(Boolean);

  const slug = (title, longest) =>
    (title.toLowerCase().normalize("NFD").replaceAll(MARKS, "").match(/[a-z0-9]+/g) ?? []).join("-").slice(0, longest).replace(/-+$/, "");

  /* A month or a day as people write it, such as "maart 2026" or 14-3-2026, as the file has it: 2026-03 or 2026-03-14.
     What is none of these stays as it is. */
  const month = (typed, locales) => {
    const text = line(typed).toLowerCase();
    const filed = (...numbers) => numbers.filter(Boolean).map((it) => String(it).padStart(2, "0")).join("-");
    const [, dayOfMonth, numeral, ofYear] = /^(?:(\d{1,2})[-/. ])?(\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
    if (numeral) return filed(ofYear, numeral, dayOfMonth);
    const [, day, name, year] = /^(?:(\d{1,2}) )?(\p{L}{3,})\.? (\d{4})$/u.exec(text) ?? [];
    if (!name) return line(typed);
    const named = (locale, index) => new Date(Date.UTC(year, index)).toLocaleDateString(locale, { month: "long", timeZone: "UTC" }).toLowerCase();
    const found = MONTHS.find((index) => locales.some((locale) => named(locale, index).startsWith(name)));
    return found === undefined ? line(typed) : filed(year, found + 1, day);
  };

  const isNothing = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && Object.values(value).every(isNothing));

  /* `value` without what is empty in it. */
  const filled = (value) => {
    if (Array.isArray(value)) return value.filter((item) => !isNothing(item)).map(filled);
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(Object.entries(value).filter(([, it]) => !isNothing(it)).map(([key, it]) => [key, filled(it)]));
  };

  const sorted = (value, order) => {
    const place = (key) => (order.includes(key) ? order.indexOf(key) : order.length);
    return Object.fromEntries(Object.entries(value).sort(([a], [b]) => place(a) - place(b)));
  };

  /* `typed` over `kept`, the card that is improved: keys that the form does not show stay as they are. */
  const card = (typed, kept, { order, text_order: textOrder, languages }) => {
    const all = filled({ ...kept, ...typed });
    for (const code of languages) if (all[code]) all[code] = sorted({ ...all[code] }, textOrder);
    return sorted(all, order);
  };

  return { clean, paragraphs, line, items, separate, slug, month, isNothing, card };
})();
