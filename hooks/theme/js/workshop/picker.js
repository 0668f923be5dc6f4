/* The picker of the workshop page: cards are found by words, theme and leader, and put into the plan.
   Needs plan.js and workshop/cards.js; with search/engine.js, the words find what the search finds.

   Global name: workshopPicker. */

/* `page` is the workshop page as workshop/page.js knows it. */
const workshopPicker = (page) => {
  const { one, all, words, known, say } = page;
  const { rules, withItems } = workshopPlan;
  const items = () => page.plan().items;

  const filters = one(".picker__filters");
  const engine = typeof searchEngine === "undefined" ? null : searchEngine; // other generators have a search of their own
  let shown = [...known.values()];
  const filter = () => {
    const wanted = Object.fromEntries(all("[data-filter]").map((field) => [field.dataset.filter, field.value]));
    shown = workshopCards.fitting(known, wanted, engine?.slugs(wanted.words));
    const isShown = new Set(shown);
    for (const card of known.values()) card.row.hidden = !isShown.has(card);
    one("[data-found]").textContent = say(words.found, { n: shown.length });
    one("[data-add-all]").hidden = shown.length === 0;
  };
  engine?.whenNeeded(one('[data-filter="words"]'), filter);
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  const hasRoom = () => {
    if (items().length < rules.most_items) return true;
    page.tell(say(words.full, { n: rules.most_items }), "picker");
    return false;
  };
  const add = (item) => {
    if (!hasRoom()) return;
    page.changeItems(withItems(items(), [item]));
    page.tell(say(words.added, { title: page.programme.titleOf(item) }));
  };
  one(".picker__list").addEventListener("click", (event) => {
    if (!event.target.closest(".pick__add")) return;
    const { slug } = event.target.closest(".pick").dataset;
    if (!items().includes(slug)) {
      add(slug);
      return;
    }
    page.changeItems(items().filter((item) => item !== slug));
    page.tell(say(words.removed, { title: page.programme.titleOf(slug) }));
  });
  one("[data-add-all]").addEventListener("click", () => {
    if (!hasRoom()) return;
    const before = workshopPlan.cards(page.plan()).length;
    const fresh = shown.map(({ slug }) => slug).filter((slug) => !items().includes(slug));
    if (fresh.length) page.changeItems(withItems(items(), fresh));
    const n = workshopPlan.cards(page.plan()).length - before;
    page.tell(say(words.added_all, { n }));
  });

  const draw = () => {
    for (const { row, slug } of known.values()) row.querySelector(".pick__add").setAttribute("aria-pressed", items().includes(slug));
  };
  filter();

  return { draw };
};
