/* The cards that the workshop page knows, and what becomes of a plan's items among them. Needs words.js and plan.js.

   Global name: workshopCards. */
const workshopCards = (() => {
  /* Reads the rows of the picker: `known` is a Map from the slug of a card to what is known of it, `renamed` one from former slugs to those of now. */
  const read = (rows) => {
    const known = new Map();
    const renamed = new Map();
    for (const row of rows) {
      const { slug, theme, leaders, minutes, group, formerly, script, words: more } = row.dataset;
      const title = row.querySelector(".pick__title").textContent;
      const said = words.searchable(`${title} ${more}`);
      known.set(slug, { slug, title, theme, group, script, row, said, leaders: leaders.split(" "), minutes: Number(minutes) });
      for (const old of formerly.split(" ").filter(Boolean)) renamed.set(old, slug);
    }
    return { known, renamed };
  };

  /* Returns the items that exist here, each card once, and tells of the others as of problems: {code, …}. */
  const resolve = (items, { known, renamed }) => {
    const [found, unknown, problems] = [[], [], []];
    for (const item of items) {
      const slug = renamed.get(item) ?? item;
      const card = known.get(slug);
      if (card && slug !== item) problems.push({ code: "renamed", old: item, title: card.title });
      if (card && found.includes(slug)) problems.push({ code: "repeated", title: card.title });
      else if (card || workshopPlan.isBlock(item)) found.push(slug);
      else unknown.push(item);
    }
    if (unknown.length) problems.push({ code: "unknown", n: unknown.length, list: unknown.join(", ") });
    return { items: found, problems };
  };

  /* The cards that fit what somebody looks for: words, a theme, a kind of leader, each empty where it does not matter. Those that the search
     finds by the words fit beside those that say them: `found` are their slugs. */
  const fitting = (known, { words: typed, theme, leader }, found = new Set()) => {
    const isSaidIn = words.finder(typed);
    return [...known.values()].filter(
      (card) => (!theme || card.theme === theme) && (!leader || card.leaders.includes(leader)) && (found.has(card.slug) || isSaidIn(card.said)),
    );
  };

  return { read, resolve, fitting };
})();
