/* When to take the card rather than a related one: a field for each of the cards that are chosen as related. Needs form/values.js.

   Global name: cardReasons. */

/* `root` is the page; `shown` tells which languages are written, `count` shows how much fits into a field. */
const cardReasons = (root, { shown, count }) => {
  const place = root.querySelector('[data-part="reasons"]');
  const rowOf = (slug) => place?.querySelector(`[data-card="${slug}"]`);
  const texts = (row) => [...row.querySelectorAll("textarea")];

  const add = (slug) => {
    const row = document.getElementById("form-reason").content.cloneNode(true).firstElementChild;
    const title = root.querySelector(`[name="related"][value="${slug}"]`).closest("label").textContent.trim();
    row.dataset.card = slug;
    row.querySelector('[data-part="other"]').textContent = title;
    for (const typed of texts(row)) {
      typed.name = `rather_than.${slug}.${typed.lang}`;
      typed.setAttribute("aria-label", title);
      const problem = typed.parentElement.querySelector(".entry__problem");
      problem.id = `problem-${typed.name}`;
      problem.dataset.problem = typed.name;
      typed.setAttribute("aria-describedby", problem.id);
      count(typed);
    }
    place.append(row);
    return row;
  };

  /* Shows a field for each of the cards `related`, and keeps what is typed. */
  const show = (related) => {
    if (!place) return;
    for (const row of place.querySelectorAll("[data-card]")) if (!related.includes(row.dataset.card)) row.remove();
    for (const slug of related) if (!rowOf(slug)) add(slug);
    root.querySelector('[data-part="rather-than"]').hidden = !related.length;
  };

  const read = (kept) => {
    const typed = Object.fromEntries([...(place?.children ?? [])].map((row) => {
      const written = texts(row).filter(({ lang }) => shown().includes(lang)).map(({ lang, value }) => [lang, cardValues.line(value)]);
      return [row.dataset.card, { ...kept?.[row.dataset.card], ...Object.fromEntries(written) }];
    }));
    const order = [...Object.keys(kept ?? {}), ...Object.keys(typed)].filter((slug) => slug in typed);
    return Object.fromEntries(order.map((slug) => [slug, typed[slug]]));
  };

  const fill = (reasons = {}) => {
    place?.replaceChildren();
    for (const [slug, reason] of Object.entries(reasons)) {
      for (const typed of texts(add(slug))) {
        typed.value = reason[typed.lang] ?? "";
        count(typed);
      }
    }
  };

  return { show, read, fill };
};
