/* A card as YAML, in the style of our cards; what a reader of YAML makes of it are the very same values.

   Global name: cardYaml. */
const cardYaml = (() => {
  const WIDTH = 104; // columns of a line with its key
  const FOLD = 108; // columns of the lines of a folded text, as far as words allow
  const STEP = 2; // columns that each level is indented by
  const DAYS = new Set(["reviewed", "agreed"]); // keys that hold a date
  const MANY = 3; // citations have a line each

  const PLAIN = /^(?:[\p{L}(]|\d[\d.,]* \p{L})[\p{L}\p{M}\p{N}\p{P}\p{Sc}\p{Sm} ]*$/u;
  const A_WORD_IN_IT = /\p{L}{2}/u;
  const NOT_PLAIN = /:(?= |$)| #| $|^(?:yes|no|on|off|true|false|null)$/i;
  const NOT_IN_BRACKETS = /[[\]{},]/;
  const BLOCK = /^(?! )[\p{L}\p{M}\p{N}\p{P}\p{S} \n]*[^ \n]$/u; // what can stand in a block as it is
  const LIKE_A_MARK = /^(?:[-*+#>|?:!&%@`'"[{]|\d+[.)]|[<=>]{3})/; // no line of a folded text begins with it
  const ESCAPED = /["\\]|\p{C}|\p{Zl}|\p{Zp}|(?! )\p{Zs}/gu;

  const BASE = 16;
  const ESCAPES = { x: 2, u: 4, U: 8 }; // letter -> digits behind it
  const escaped = (character) => {
    if (character === '"' || character === "\\") return `\\${character}`;
    if (character === "\n") return String.raw`\n`;
    const code = character.codePointAt(0).toString(BASE).toUpperCase();
    const [letter, length] = Object.entries(ESCAPES).find(([, most]) => code.length <= most);
    return `\\${letter}${code.padStart(length, "0")}`;
  };

  /* A text on one line. */
  const scalar = (text, isInBrackets = false) => {
    const isPlain = PLAIN.test(text) && A_WORD_IN_IT.test(text) && !NOT_PLAIN.test(text);
    if (isPlain && !(isInBrackets && NOT_IN_BRACKETS.test(text))) return text;
    return `"${text.replaceAll(ESCAPED, escaped)}"`;
  };

  /* The lines of a text that is folded at single blanks; a line that would look like something else stays with the one before. */
  const folded = (text, width) => {
    const lines = [];
    for (const word of text.split(" ")) {
      const line = lines.at(-1);
      const fits = line !== undefined && line.length + 1 + word.length <= width;
      if (line === undefined) lines.push(word);
      else if (fits || !word || LIKE_A_MARK.test(word) || line.endsWith(" ")) lines[lines.length - 1] = `${line} ${word}`;
      else lines.push(word);
    }
    return lines;
  };

  /* A text behind its key or dash, which takes `before` columns; a further line has `margin` columns. */
  const text = (value, before, margin) => {
    const indented = (lines) => lines.map((line) => line && " ".repeat(margin) + line).join("\n");
    if (BLOCK.test(value) && value.includes("\n") && !/^\n|\n /.test(value)) return `|-\n${indented(value.split("\n"))}`;
    const line = scalar(value);
    if (before + line.length <= WIDTH || !BLOCK.test(value) || value.includes("\n") || LIKE_A_MARK.test(value)) return line;
    return `>-\n${indented(folded(value, FOLD - margin))}`;
  };

  const list = (items, key, column) => {
    const indentation = " ".repeat(column);
    const areTexts = items.every((item) => typeof item === "string");
    const brackets = areTexts ? `[${items.map((item) => scalar(item, true)).join(", ")}]` : "";
    const areNames = areTexts && items.every((item) => /^[a-z0-9/-]+$/.test(item)) && (items.length < MANY || !items[0].includes("/"));
    if (areNames && column === 0 && key.length + 2 + brackets.length <= WIDTH) return ` ${brackets}`;
    const within = column + STEP * 2;
    const written = (item) => (typeof item === "object" ? block(item, within).trimStart() : text(item, within, within));
    return `\n${items.map((item) => `${indentation}${" ".repeat(STEP)}- ${written(item)}`).join("\n")}`;
  };

  const value = (it, key, column) => {
    if (typeof it === "number" || typeof it === "boolean") return ` ${it}`;
    if (Array.isArray(it)) return list(it, key, column);
    if (typeof it === "object") return `\n${block(it, column + STEP)}`;
    if (DAYS.has(key) && /^\d{4}-\d{2}-\d{2}$/.test(it)) return ` ${it}`;
    return ` ${text(it, column + key.length + 2, column + STEP)}`;
  };
  const block = (keys, column) =>
    Object.entries(keys).map(([key, it]) => `${" ".repeat(column)}${key}:${value(it, key, column)}`).join("\n");

  /* `card` is an object whose keys stand in the order of the file. */
  const write = (card) => `${block(card, 0)}\n`;

  /* The lines of some of its keys, which stand in that column. */
  const lines = (keys, column) => block(keys, column).split("\n");

  return { write, lines };
})();
