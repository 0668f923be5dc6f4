/* The filters of the catalogue. The page comes with every tile and its values; this takes out, counts and orders, and keeps the choice in
   the address: #theme=vision&theme=people&text=parking&sort=title. Needs address.js, words.js, messages.js, facet-filter.js and
   tile-lists.js; with search/engine.js, the field for words also finds what the search finds, and cards by their keywords. */
(() => {
  const NARROWEST_TILE = 270, LOWEST_TILE = 160; // px; they tell how many tiles a screen shows at most
  const ABOVE_TILES = 120; // px, from the top of the results to the first tile
  const A_FRAME = 150; // tiles put in after each frame, so that thousands do not hold up the first
  const OF_A_CARD = "paper"; // what a sheet asks its card; where the card is gone, this page
  const LONGEST_SHOWN = 120; // characters of what the address holds besides, in a message
  const PAUSE = 300; // ms without a key until what was typed is kept: browsers allow an address to change only so often

  const form = document.querySelector(".facets");
  if (!form) return;

  const text = form.elements.namedItem("text");
  const fold = form.querySelector(".facets__fold");
  const number = form.querySelector(".facets__number");
  const remain = form.querySelector(".facets__remain");
  const results = document.querySelector(".results");
  const found = results.querySelector(".results__found");
  const none = results.querySelector(".results__none");
  const unread = results.querySelector(".results__unread");
  const clear = results.querySelector(".results__clear");
  const sort = results.querySelector("select");
  const { say } = messages(results.dataset.locale);
  const engine = typeof searchEngine === "undefined" ? null : searchEngine; // other generators have a search of their own

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
    tiles: tileLists(element),
  }));
  const sectionOf = (by, group) => sections.find((section) => section.sort === by && section.group === group);
  const cards = [...results.querySelectorAll(".tile")].map((element) => ({
    element,
    slug: element.querySelector(".add").dataset.add,
    title: element.querySelector(".tile__title").textContent,
    said: null, // until somebody types
    values: facets.map((facet) => element.dataset[facet.name].split(" ").filter(Boolean).map((value) => facet.place.get(value))),
    section: {
      theme: sectionOf("theme", element.dataset.theme),
      start: sectionOf("start", element.dataset.start),
      title: sectionOf("title", ""),
    },
  }));
  const collator = new Intl.Collator(document.documentElement.lang);
  const start = facets.findIndex((facet) => facet.name === "start");
  const compare = {
    start: (a, b) => a.values[start][0] - b.values[start][0],
    title: (a, b) => collator.compare(a.title, b.title),
  };
  const orders = { theme: cards }; // the others once somebody asks for them
  let shown = cards;
  let order = "theme"; // of what is shown
  let coming = [];
  let workshop = null; // what the address has of one, and not ours to lose; the tab may know a later one
  let foreign = []; // what the address holds besides, as pairs of a name and a value; likewise
  let isAsked = false; // the search for what it knows
  let writing = 0;

  /** Show what fits, `atOnce` of it in this frame; count what would. Reads and reckons first, and writes to the page last. */
  function filter(atOnce = onOneScreen()) {
    if (text.value && cards[0].said === null) {
      learn();
      ask();
    }
    const ticked = facets.map((facet) => facet.boxes.map((box) => box.checked));
    orders[sort.value] ??= [...cards].sort(compare[sort.value]);
    const { fitting, counts, isNarrowed } = facetFilter(orders[sort.value], ticked, { typed: text.value, found: engine?.slugs(text.value) });
    show(fitting, isNarrowed, atOnce);
    for (const [i, facet] of facets.entries()) showFacet(facet, ticked[i], counts[i]);
    const total = ticked.flat().filter(Boolean).length;
    write(number, total ? `(${total})` : "");
    for (const place of [found, remain]) write(place, say(found.dataset.text, { found: fitting.length }));
    none.hidden = fitting.length > 0;
    clear.hidden = !isNarrowed && !text.value && unread.hidden;
  }

  /** How many tiles there is room for on the screen, from where the list begins on it. */
  function onOneScreen() {
    const { top, width } = results.getBoundingClientRect();
    const height = Math.max(innerHeight - Math.max(top, 0) - ABOVE_TILES, 0);
    return Math.max(Math.floor(width / NARROWEST_TILE), 1) * Math.ceil(height / LOWEST_TILE);
  }

  /** Take down the words of each card. They take a while, so nobody waits for them who types nothing. */
  function learn() {
    const keywords = engine?.keywords();
    for (const card of cards) {
      const summary = card.element.querySelector(".tile__summary").textContent;
      card.said = words.searchable(`${card.title} ${summary} ${keywords?.get(card.slug) ?? ""}`);
    }
  }

  /** Have the search load what it knows, and find cards by that; where it does not come, the next time again. */
  async function ask() {
    if (isAsked || !engine) return;
    isAsked = true;
    try {
      await engine.ready();
    } catch {
      isAsked = false;
      return;
    }
    learn();
    if (text.value) filter();
  }

  /** Show how many of a facet's values are `ticked`, and beside each how many cards it would leave. */
  function showFacet(facet, ticked, counts) {
    for (const [place, count] of facet.counts.entries()) {
      write(count, String(counts[place]));
      facet.labels[place].classList.toggle("choice--none", counts[place] === 0 && !ticked[place]);
    }
    const n = ticked.filter(Boolean).length;
    write(facet.chosen, n ? say(facet.chosen.dataset.text, { n }) : "");
  }

  function write(element, said) {
    if (element.textContent !== said) element.textContent = said;
  }

  /** Put the tiles of `wanted` into the sections of the chosen order, and take out all others. */
  function show(wanted, isNarrowed, atOnce) {
    const isShown = order === sort.value && wanted.length === shown.length && wanted.every((card, n) => card === shown[n]);
    order = sort.value;
    const tiles = new Map(sections.map((section) => [section, 0]));
    for (const { section } of wanted) tiles.set(section[order], tiles.get(section[order]) + 1);
    for (const [section, count] of tiles) {
      if (count === 0) section.element.hidden = isNarrowed || section.sort !== "theme" || order !== "theme";
      else if (!isShown) section.element.hidden = true; // until its first tile comes: without one it would count as low for good
      section.element.style.setProperty("--amount", count); // the style sheet reckons with it how high a section off the screen is
    }
    if (isShown) return;
    shown = wanted;
    coming = [...wanted];
    const old = sections.flatMap((section) => section.tiles.renew());
    if (old.length) afterFrame(() => takeOut(old));
    putIn(coming, atOnce);
  }

  /** Put in the first tiles of `queue`, and the others once this frame is on the screen. */
  function putIn(queue, count) {
    if (queue !== coming) return; // something else has been chosen since
    for (const { section, element } of queue.splice(0, count)) {
      section[order].tiles.append(element);
      section[order].element.hidden = false;
    }
    if (queue.length) afterFrame(() => putIn(queue, A_FRAME));
  }

  function takeOut(lists) {
    for (const list of lists) list.remove();
  }

  function afterFrame(act) {
    requestAnimationFrame(() => setTimeout(act, 0));
  }

  /** Begin the list at its beginning again if somebody has read on in it. */
  function backToTheTop() {
    if (results.getBoundingClientRect().top < 0) results.scrollIntoView();
  }

  /** Take the choice from the address; what it does not know it tells of and keeps, and a mere anchor is no choice. */
  function read() {
    const state = new URLSearchParams(isAnchor() ? "" : location.hash.slice(1));
    workshop = state.get("workshop");
    text.value = state.get("text") ?? "";
    sort.value = isSort(state.get("sort")) ? state.get("sort") : "theme";
    for (const facet of facets) {
      const values = new Set(state.getAll(facet.name).map((value) => value.trim()));
      for (const box of facet.boxes) box.checked = values.has(box.value);
      if (facet.boxes.some((box) => box.checked)) facet.element.open = true;
    }
    foreign = [...state].filter(([name, value]) => !isOurs(name, value.trim()));
    tellOfForeign();
    filter(cards.length); // the browser is about to go where somebody was on the page before
  }

  function isSort(value) {
    return [...sort.options].some((option) => option.value === value);
  }

  function isOurs(name, value) {
    if (name === "sort") return isSort(value);
    return name === "text" || name === "workshop" || facets.some((facet) => facet.name === name && facet.place.has(value));
  }

  function tellOfForeign() {
    const told = foreign.filter(([name]) => name !== OF_A_CARD).map((pair) => pair.join("="));
    unread.hidden = told.length === 0;
    unread.textContent = say(unread.dataset.text, { text: told.join(", ").slice(0, LONGEST_SHOWN) });
  }

  function isAnchor() {
    return location.hash !== "" && !location.hash.includes("=");
  }

  /** Keep the choice in the address. */
  function keep() {
    clearTimeout(writing);
    const state = new URLSearchParams();
    if (text.value.trim()) state.set("text", text.value);
    for (const facet of facets) for (const box of facet.boxes) if (box.checked) state.append(facet.name, box.value);
    if (sort.value !== "theme") state.set("sort", sort.value);
    for (const [name, value] of foreign) state.append(name, value);
    const plan = planMemory.read() || workshop;
    if (plan) state.set("workshop", plan);
    const hash = `${state}` && `#${addressText.closed(`${state}`)}`;
    if (hash !== location.hash) history.replaceState(history.state, "", hash || location.pathname + location.search);
  }

  text.addEventListener("focus", ask);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    backToTheTop();
    filter();
    clearTimeout(writing);
    if (event.target === text) writing = setTimeout(keep, PAUSE);
    else afterFrame(keep);
  });
  text.addEventListener("change", keep);
  sort.addEventListener("change", () => {
    backToTheTop();
    filter();
    keep();
  });
  clear.addEventListener("click", () => {
    text.value = "";
    for (const facet of facets) for (const box of facet.boxes) box.checked = false;
    foreign = [];
    tellOfForeign();
    filter();
    keep();
    found.focus();
  });
  const unfold = (isUnfolded) => {
    form.classList.toggle("facets--unfolded", isUnfolded);
    fold.setAttribute("aria-expanded", String(isUnfolded));
  };
  fold.addEventListener("click", () => unfold(fold.getAttribute("aria-expanded") === "false"));
  form.querySelector("[data-show]").addEventListener("click", () => {
    unfold(false);
    found.focus({ preventScroll: true });
    results.scrollIntoView();
  });
  // An anchor of this page, such as that of the link to its content, takes the place of the choice: put that back.
  addEventListener("hashchange", () => (isAnchor() ? keep() : read()));
  addEventListener("beforeprint", () => putIn(coming, coming.length));
  for (const link of document.querySelectorAll(".language-switch")) {
    link.addEventListener("click", () => {
      keep();
      link.hash = location.hash;
    });
  }
  // Somebody may have begun before this script came: what they did by then stays.
  const typed = text.value;
  const ticked = facets.flatMap((facet) => facet.boxes.filter((box) => box.checked));
  read();
  if (typed || ticked.length) {
    text.value ||= typed;
    for (const box of ticked) box.checked = true;
    filter();
    keep();
  }
})();
