/* The filters of the catalogue. The page holds every tile with its values; this hides, counts and orders, and keeps the choice in the
   address: #theme=vision&theme=people&text=parking&sort=title. */
(() => {
  const form = document.querySelector(".facets");
  if (!form) return;

  const text = form.elements.namedItem("text");
  const fold = form.querySelector(".facets__fold");
  const number = form.querySelector(".facets__number");
  const results = document.querySelector(".results");
  const found = results.querySelector(".results__found");
  const none = results.querySelector(".results__none");
  const clear = results.querySelector(".results__clear");
  const sort = results.querySelector("select");

  const facets = [...form.querySelectorAll(".facet")].map((element) => {
    const boxes = [...element.querySelectorAll("input")];
    return {
      element,
      name: element.dataset.facet,
      boxes,
      labels: boxes.map((box) => box.closest("label")),
      counts: boxes.map((box) => box.closest("label").querySelector(".choice__count")),
      place: new Map(boxes.map((box, place) => [box.value, place])),
      chosen: element.querySelector(".facet__chosen"),
    };
  });
  const sections = [...results.querySelectorAll("section")].map((element) => ({
    element,
    sort: element.dataset.sort,
    group: element.dataset.group,
    list: element.querySelector(".tiles"),
  }));
  const cards = [...results.querySelectorAll(".tile")].map((element) => {
    const title = element.querySelector(".tile__title").textContent;
    const summary = element.querySelector(".tile__summary").textContent;
    return {
      element,
      title,
      words: plain(`${title} ${summary} ${element.dataset.words}`).join(" "),
      values: facets.map((facet) => element.dataset[facet.name].split(" ").map((value) => facet.place.get(value))),
      shown: true,
    };
  });
  const inOrder = {
    theme: () => cards,
    start: () => [...cards].sort((a, b) => startOf(a) - startOf(b)),
    title: () => [...cards].sort((a, b) => collator.compare(a.title, b.title)),
  };
  const collator = new Intl.Collator(document.documentElement.lang);
  const start = facets.findIndex((facet) => facet.name === "start");
  let sorted = "theme";
  let writing = 0;

  /** The words of a text without accents, capitals and punctuation. */
  function plain(typed) {
    return typed.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  }

  function startOf(card) {
    return card.values[start][0];
  }

  /** Hide what does not fit, count what would. Reads and reckons first, and writes to the page last. */
  function filter() {
    const words = [...new Set(plain(text.value))];
    const ticked = facets.map((facet) => facet.boxes.map((box) => box.checked));
    const used = ticked.map((boxes) => boxes.includes(true));
    const counts = facets.map((facet) => new Uint32Array(facet.boxes.length));
    let fitting = 0;
    const changed = [];
    for (const card of cards) {
      // A value's number tells how many cards one would see by choosing it too: it follows all facets but its own.
      const missed = [];
      if (words.every((word) => card.words.includes(word))) {
        for (let i = 0; i < facets.length && missed.length < 2; i++) {
          if (used[i] && !card.values[i].some((place) => ticked[i][place])) missed.push(i);
        }
        for (let i = 0; i < facets.length; i++) {
          if (missed.every((facet) => facet === i)) for (const place of card.values[i]) counts[i][place]++;
        }
      } else {
        missed.push(-1);
      }
      const fits = missed.length === 0;
      if (fits) fitting++;
      if (fits !== card.shown) changed.push(card);
    }

    for (const card of changed) {
      card.shown = !card.shown;
      card.element.hidden = !card.shown;
    }
    const tiles = new Map(sections.map((section) => [section.list, 0]));
    for (const card of cards) if (card.shown) tiles.set(card.element.parentElement, tiles.get(card.element.parentElement) + 1);
    const narrowed = words.length > 0 || used.includes(true);
    for (const { element, list, sort } of sections) {
      element.hidden = sort !== sorted || ((narrowed || sort !== "theme") && tiles.get(list) === 0);
      element.style.setProperty("--tiles", tiles.get(list)); // the style sheet reckons with it how high a section off the screen is
    }
    let total = 0;
    facets.forEach((facet, i) => {
      facet.counts.forEach((count, place) => {
        write(count, String(counts[i][place]));
        facet.labels[place].classList.toggle("choice--none", counts[i][place] === 0 && !ticked[i][place]);
      });
      const chosen = ticked[i].filter(Boolean).length;
      total += chosen;
      write(facet.chosen, chosen ? facet.chosen.dataset.text.replace("{n}", chosen) : "");
    });
    write(number, total ? `(${total})` : "");
    write(found, found.dataset.text.replace("{found}", fitting));
    none.hidden = fitting > 0;
    clear.hidden = !narrowed && !text.value;
  }

  function write(element, words) {
    if (element.textContent !== words) element.textContent = words;
  }

  /** Move the tiles to the sections of the chosen order. */
  function arrange() {
    if (sort.value === sorted) return;
    sorted = sort.value;
    const lists = new Map(sections.filter((section) => section.sort === sorted).map((section) => [section.group, []]));
    const of = { theme: (card) => card.element.dataset.theme, start: (card) => card.element.dataset.start, title: () => "" }[sorted];
    for (const card of inOrder[sorted]()) lists.get(of(card)).push(card.element);
    for (const section of sections) if (section.sort === sorted) section.list?.replaceChildren(...lists.get(section.group));
  }

  /** Take the choice from the address; what it does not know it passes over, and a mere anchor is no choice. */
  function read() {
    if (location.hash && !location.hash.includes("=")) return;
    const state = new URLSearchParams(location.hash.slice(1));
    text.value = state.get("text") ?? "";
    sort.value = [...sort.options].some((option) => option.value === state.get("sort")) ? state.get("sort") : "theme";
    for (const facet of facets) {
      const values = new Set(state.getAll(facet.name));
      for (const box of facet.boxes) box.checked = values.has(box.value);
      if (facet.boxes.some((box) => box.checked)) facet.element.open = true;
    }
    arrange();
    filter();
  }

  /** Keep the choice in the address. */
  function keep() {
    clearTimeout(writing);
    const state = new URLSearchParams();
    const workshop = new URLSearchParams(location.hash.slice(1)).get("workshop"); // under way, and not ours to lose
    if (text.value.trim()) state.set("text", text.value);
    for (const facet of facets) for (const box of facet.boxes) if (box.checked) state.append(facet.name, box.value);
    if (sorted !== "theme") state.set("sort", sorted);
    if (workshop !== null) state.set("workshop", workshop);
    const hash = `${state}` && `#${state}`;
    if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    filter();
    clearTimeout(writing);
    if (event.target === text) writing = setTimeout(keep, 300); // browsers allow an address to change only so often
    else keep();
  });
  text.addEventListener("change", keep);
  sort.addEventListener("change", () => {
    arrange();
    filter();
    keep();
  });
  clear.addEventListener("click", () => {
    text.value = "";
    for (const facet of facets) for (const box of facet.boxes) box.checked = false;
    filter();
    keep();
    found.focus();
  });
  fold.addEventListener("click", () => {
    fold.setAttribute("aria-expanded", String(form.classList.toggle("facets--unfolded")));
  });
  addEventListener("hashchange", read);
  for (const link of document.querySelectorAll(".language-switch")) {
    link.addEventListener("click", () => {
      keep();
      link.hash = location.hash;
    });
  }
  read();
})();
