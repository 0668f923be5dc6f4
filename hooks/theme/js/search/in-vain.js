/* What was searched for in vain on this device, for those who look after the cards: kept here, and sent nowhere. Needs storage.js and days.js.

   Global name: searchInVain. */
const searchInVain = (() => {
  const MOST_KEPT = 300; // the latest
  const SHORTEST = 3, LONGEST = 120; // characters
  const memory = siteStorage("searched-in-vain", { site: __md_scope });

  const all = () => {
    const kept = memory.read();
    return Array.isArray(kept) ? kept.filter((one) => typeof one?.query === "string") : [];
  };

  /* Keeps a query, what the search made of it (`state`), and the day; what somebody typed on from is no query of its own. */
  const keep = ({ query, language, state }) => {
    const asked = query.trim().replaceAll(/\s+/g, " ").slice(0, LONGEST);
    if (asked.length < SHORTEST) return;
    const isBegun = (one) => one.language === language && asked.toLowerCase().startsWith(one.query.toLowerCase());
    const others = all().filter((one) => !isBegun(one));
    memory.write([...others, { query: asked, language, state, day: days.today() }].slice(-MOST_KEPT));
  };

  return { all, keep, clear: () => memory.remove() };
})();
