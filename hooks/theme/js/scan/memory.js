/* What the browser remembers of the scans on the page: the reader's own, and those laid over it. Needs scan/values.js.

   Global name: scanMemory. */

/* `whenRefused` is called when this browser lets the page remember nothing. */
const scanMemory = (whenRefused) => {
  const { rules, fromValue, toValue } = scanValues;
  const KEY = rules.format;

  const attempt = (act) => {
    try {
      return act(localStorage);
    } catch {
      whenRefused();
      return null;
    }
  };

  /* Tells at once when nothing can be remembered, and not only when there is something to remember. */
  const test = () =>
    attempt((memory) => {
      memory.setItem(`${KEY}-test`, "");
      memory.removeItem(`${KEY}-test`);
    });

  const remember = (own, others) => attempt((memory) => memory.setItem(KEY, JSON.stringify({ own: toValue(own), others: others.map(toValue) })));
  const forget = () => attempt((memory) => memory.removeItem(KEY));

  /* What is remembered is checked like a file: another release of this page, or of another one, may have written it. */
  const recall = (cards) => {
    const read = (value) => fromValue(value, cards).scan;
    let kept = {};
    try {
      kept = JSON.parse(attempt((memory) => memory.getItem(KEY))) ?? {};
    } catch {
      // What cannot be read is as good as nothing.
    }
    const others = (Array.isArray(kept.others) ? kept.others : []).map(read).filter(Boolean);
    return { own: read(kept.own) ?? null, others: others.slice(0, rules.most_scans - 1) };
  };

  /* Another tab, perhaps with the page in another language, works on the same scans. */
  const whenChangedElsewhere = (act) =>
    addEventListener("storage", ({ key }) => {
      if (key === KEY || key === null) act();
    });

  return { test, remember, forget, recall, whenChangedElsewhere };
};
