/* What the browser remembers of the scans on the page: the reader's own, and those laid over it. Needs storage.js and scan/values.js.

   Global name: scanMemory. */

/* `site` is the address of the site's folder; `whenRefused` is called when this browser lets the page remember nothing. */
const scanMemory = (site, whenRefused) => {
  const { rules, fromValue, toValue } = scanValues;
  const { test, read, write, remove, whenChangedElsewhere } = siteStorage(rules.format, { site, formerly: rules.format, whenRefused });

  const remember = (own, others) => write({ own: toValue(own), others: others.map(toValue) });

  /* What is remembered is checked like a file: another release of this page, or of another one, may have written it. */
  const recall = (cards) => {
    const scanOf = (value) => fromValue(value, cards).scan;
    const kept = read() ?? {};
    const others = (Array.isArray(kept.others) ? kept.others : []).map(scanOf).filter(Boolean);
    return { own: scanOf(kept.own) ?? null, others: others.slice(0, rules.most_scans - 1) };
  };

  return { test, remember, forget: remove, recall, whenChangedElsewhere };
};
