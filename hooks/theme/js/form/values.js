/* What the form holds, as the values of a card: cleaned, in the order of our cards, without what is empty.

   Global name: cardValues. */
const cardValues = (() => {
  const ODD_BLANKS = /[\u00A0\u1680\u2000-\u200A\u202F\u205F\u3000\t]/g;
  const INVISIBLE = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\u2066-\u206F\uFEFF\uFFF9-\uFFFB]|(?!\n)\p{Cc}/gu;
  const MARKS = /\p{M}/gu;
  const MONTHS = Array.from({ length: 12 }, (_, index) => index);

  /* A text without what comes along from elsewhere unseen: odd blanks, invisible characters, blanks at the ends of lines. */
  const clean = (typed) =>
    typed.replaceAll(/\r\n?/g, "\n").replaceAll(ODD_BLANKS, " ").replaceAll(INVISIBLE, "").replaceAll(/ +$/gm, "").normalize("NFC").trim();

  /* The same for a text that is one paragraph. */
  const line = (typed) => clean(typed).replaceAll(/\s+/g, " ");

  const slug = (title, longest) =>
    (title.toLowerCase().normalize("NFD").replaceAll(MARKS, "").match(/[a-z0-9]+/g) ?? []).join("-").slice(0, longest).replace(/-+$/, "");

  /* A month as people write it, such as "maart 2026" or 3-2026, as the file has it: 2026-03; what is none of these stays as it is. */
  const month = (typed, locales) => {
    const text = line(typed).toLowerCase();
    const [, numeral, ofYear] = /^(\d{1,2})[-/. ](\d{4})$/.exec(text) ?? [];
    if (numeral) return `${ofYear}-${numeral.padStart(2, "0")}`;
    const [, name, year] = /^(\p{L}{3,})\.? (\d{4})$/u.exec(text) ?? [];
    if (!name) return line(typed);
    const named = (locale, index) => new Date(Date.UTC(year, index)).toLocaleDateString(locale, { month: "long", timeZone: "UTC" }).toLowerCase();
    const found = MONTHS.find((index) => locales.some((locale) => named(locale, index).startsWith(name)));
    return found === undefined ? line(typed) : `${year}-${String(found + 1).padStart(2, "0")}`;
  };

  const isNothing = (value) =>
    value === undefined || value === null || value === "" || (typeof value === "object" && Object.values(value).every(isNothing));

  /* `value` without what is empty in it. */
  const filled = (value) => {
    if (Array.isArray(value)) return value.filter((item) => !isNothing(item));
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

  return { clean, line, slug, month, card };
})();
