/* The messages of a page, filled in as its language wants it. Needs days.js.
   A message is a text with places such as {name}, or the forms of one by the plural category of the number {n}: one, other, and in
   other languages also zero, two, few or many.

   Global name: messages. */
const messages = (locale) => {
  const categories = new Intl.PluralRules(locale);

  const formOf = (message, n) => message[categories.select(n)] ?? message.other;
  const say = (message, values = {}) => {
    const text = typeof message === "string" ? message : formOf(message, values.n);
    return text.replaceAll(/\{(\w+)\}/g, (_, name) => values[name]);
  };

  /* A number with so many decimals, and one more where it has one. */
  const number = (value, decimals = 0) =>
    value.toLocaleString(locale, { minimumFractionDigits: decimals, maximumFractionDigits: 1 });

  /* The same of a difference, with its sign; what is nought once it is rounded has none. */
  const signed = (value) =>
    value.toLocaleString(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1, signDisplay: "exceptZero" });

  /* A day written as in 2026-11-30, as a sentence says it: 30 November 2026. */
  const day = (text) => days.moment(text).toLocaleDateString(locale, { dateStyle: "long", timeZone: "UTC" });

  /* A month written as in 2026-11, or a day, as a sentence says it: November 2026. What is neither stays as it is. */
  const month = (text) => {
    if (!/^\d{4}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?$/.test(text)) return text;
    if (text.length > "2026-11".length) return day(text);
    return new Date(`${text}-01T00:00:00Z`).toLocaleDateString(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  };

  return { say, number, signed, day, month };
};
