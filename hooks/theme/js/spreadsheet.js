/* Tables for spreadsheets, by the rules of hooks/cards/site/spreadsheet.py. Needs limits.js.

   Global name: spreadsheet. */
const spreadsheet = (() => {
  const { formula, blank, byte_order_mark: mark, separators } = limits.spreadsheet;
  const [COMMA, SEMICOLON] = separators;
  const FORMULA = new RegExp(formula, "g");

  /* Returns `text` with an apostrophe before all that a spreadsheet could take for a formula. */
  const harmless = (text) => {
    const guarded = text.replaceAll(FORMULA, "$1$2'");
    return guarded && blank.includes(guarded[0]) ? `'${guarded}` : guarded;
  };

  /* What separates cells in the spreadsheet of somebody who reads in the language `locale`. */
  const separatorOf = (locale) => {
    const half = 0.5;
    return half.toLocaleString(locale).includes(COMMA) ? SEMICOLON : COMMA;
  };

  /* Returns `rows`, lists of texts, as the text of a file. */
  const table = (rows, separator) => {
    const quoted = (text) => (/["\r\n]/.test(text) || text.includes(separator) ? `"${text.replaceAll('"', '""')}"` : text);
    return mark + rows.map((cells) => `${cells.map((cell) => quoted(harmless(cell))).join(separator)}\r\n`).join("");
  };

  return { harmless, separatorOf, table };
})();
