/* The file of a card that is improved: what is still the same stays as somebody wrote it, with the comments above it.
   Needs form/yaml.js.

   Global name: cardFile. */
const cardFile = (() => {
  const STEP = 2; // columns that a language is indented by

  const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
  /* In which order keys stand in a block says nothing. */
  const inOrder = (_, value) => (isObject(value) ? Object.fromEntries(Object.entries(value).sort()) : value);
  const isSame = (one, other) => JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

  /* Key -> {above, own}: its lines, and those of blanks and comments above it. What stands below the last key is `rest`. */
  const parts = (lines, column) => {
    const indentation = " ".repeat(column);
    const key = new RegExp(`^${indentation}([\\w-]+):(?: |$)`);
    const found = new Map();
    let own = [];
    let above = [];
    for (const line of lines) {
      const name = key.exec(line)?.[1];
      if (name) {
        own = [line];
        found.set(name, { above, own });
        above = [];
      } else if (!line.trim() || line.startsWith(`${indentation}#`)) above.push(line);
      else {
        own.push(...above, line);
        above = [];
      }
    }
    return { found, rest: above };
  };

  const rewritten = ([values, before], lines, column) => {
    const { found, rest } = parts(lines, column);
    const written = Object.entries(values).flatMap(([key, value]) => {
      const { above, own } = found.get(key) ?? { above: [], own: [] };
      if (own.length && isSame(value, before[key])) return [...above, ...own];
      const isBlock = isObject(value) && isObject(before[key]) && column === 0 && own[0] === `${key}:`;
      if (isBlock) return [...above, own[0], ...rewritten([value, before[key]], own.slice(1), STEP)];
      return [...above, ...cardYaml.lines({ [key]: value }, column)];
    });
    return [...written, ...rest];
  };

  /* `kept` is what the file held with these lines, `card` what it is to hold. */
  const write = (card, kept, lines) => `${rewritten([card, kept], lines, 0).join("\n").trimEnd()}\n`;

  return { write };
})();
