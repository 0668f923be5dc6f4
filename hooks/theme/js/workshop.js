/* The page that puts a workshop together. Its whole state is one plan, which stands in the address; everything shown is drawn from it. */
(() => {
  const page = document.querySelector(".workshop");
  if (!page) return;
  const one = (selector) => page.querySelector(selector);
  const all = (selector) => [...page.querySelectorAll(selector)];
  const { read, write, empty, breakMinutes, cards, allowed, MOST_ITEMS } = workshopPlan;
  const BREAK = "~15";
  const LONGEST_BREAK = 240;

  const words = JSON.parse(one(".workshop__words").textContent);
  const say = (text, values = {}) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const count = (forms, n, values = {}) => say(n === 1 ? forms.one : forms.other, { n, ...values });
  const minutesText = (n) => count(words.minutes, n);
  const language = document.documentElement.lang;

  /* --- the cards there are --- */

  const known = new Map();
  const renamed = new Map();
  for (const row of all(".pick")) {
    const { slug, theme, leaders, minutes, group, formerly, script } = row.dataset;
    const title = row.querySelector(".pick__title").textContent;
    known.set(slug, {
      slug, title, theme, group, script, row,
      leaders: leaders.split(" "),
      minutes: Number(minutes),
      words: `${title} ${row.dataset.words}`.toLowerCase(),
    });
    for (const old of formerly.split(" ").filter(Boolean)) renamed.set(old, slug);
  }

  /* --- the plan, and the address it stands in --- */

  let plan = empty();

  const change = (changes) => {
    plan = { ...plan, ...changes };
    show();
  };
  /* Whoever changes a plan of all cards gets a list, which has no more room than any other. */
  const changeItems = (items) => {
    if (items.length > MOST_ITEMS) message({ code: "too_many", n: MOST_ITEMS });
    change({ items: items.slice(0, MOST_ITEMS), all: false });
  };
  const tell = (text) => {
    one(".workshop__spoken").textContent = text;
  };

  /* Returns the items that exist here, and tells of those that do not. */
  const resolved = (items, problems) => {
    const unknown = [];
    const found = [];
    for (const item of items) {
      const slug = renamed.get(item) ?? item;
      if (breakMinutes(item) !== null) found.push(item);
      else if (!known.has(slug)) unknown.push(item);
      else {
        if (slug !== item) problems.push({ code: "renamed", old: item, title: known.get(slug).title });
        if (found.includes(slug)) problems.push({ code: "repeated", title: known.get(slug).title });
        else found.push(slug);
      }
    }
    if (unknown.length) problems.push({ code: "unknown", n: unknown.length, list: unknown.join(", ") });
    return found;
  };

  const messages = one(".workshop__messages");
  const message = (problem) => {
    const { code } = problem;
    const text = words[code];
    const values = { ...problem, field: words.fields[problem.field] };
    const shown = document.getElementById("plan-message").content.cloneNode(true).firstElementChild;
    shown.querySelector("p").textContent = typeof text === "string" ? say(text, values) : count(text, problem.n, values);
    shown.querySelector("button").addEventListener("click", () => {
      shown.remove();
      one("#plan").focus();
    });
    messages.append(shown);
  };

  const readAddress = () => {
    const text = location.hash.slice(1);
    // The page's own anchors, such as the one to skip to the content, are no plans.
    if (text && document.getElementById(text)) return show();
    const { plan: fresh, problems } = read(text);
    fresh.items = fresh.all ? [...known.keys()] : resolved(fresh.items, problems);
    messages.replaceChildren();
    problems.forEach(message);
    plan = fresh;
    show();
  };
  const writeAddress = () => {
    const text = write(plan);
    const address = text ? `#${text}` : location.pathname + location.search;
    if (location.hash.slice(1) !== text) history.replaceState(history.state, "", address);
  };

  /* --- the plan as a list --- */

  const start = () => (plan.start ? Number(plan.start.slice(0, 2)) * 60 + Number(plan.start.slice(3)) : 0);
  const clock = (minutes) => {
    const at = start() + minutes;
    const hour = plan.start ? Math.floor(at / 60) % 24 : Math.floor(at / 60);
    return `${String(hour).padStart(plan.start ? 2 : 1, "0")}:${String(at % 60).padStart(2, "0")}`;
  };
  const minutesOf = (item) => breakMinutes(item) ?? known.get(item).minutes;
  const titleOf = (item) => (breakMinutes(item) === null ? known.get(item).title : words.break);
  const total = () => plan.items.reduce((sum, item) => sum + minutesOf(item), 0);

  const list = one(".plan__items");
  const move = (from, to, control) => {
    const items = [...plan.items];
    const [item] = items.splice(from, 1);
    items.splice(to, 0, item);
    changeItems(items);
    focusOn(to, control);
    tell(say(words.moved, { title: titleOf(item), place: Math.min(to + 1, plan.items.length), n: plan.items.length }));
  };
  const remove = (place) => {
    const item = plan.items[place];
    changeItems(plan.items.filter((_, other) => other !== place));
    if (plan.items.length) focusOn(place, "remove");
    else one("#plan").focus();
    tell(say(words.removed, { title: titleOf(item) }));
  };
  const focusOn = (place, control) => {
    const item = list.children[Math.min(place, list.children.length - 1)];
    const wanted = item.querySelector(`[data-control=${control}]`);
    (wanted.disabled ? item.querySelector("[data-control=handle]") : wanted).focus();
  };

  const drawItem = (item, place, from) => {
    const row = document.getElementById("plan-item").content.cloneNode(true).firstElementChild;
    const title = titleOf(item);
    row.querySelector(".item__title").textContent = title;
    row.querySelector(".item__clock").textContent = clock(from);
    const minutes = row.querySelector(".item__minutes");
    if (breakMinutes(item) === null) {
      row.classList.add(`theme--${known.get(item).theme}`);
      minutes.textContent = say(words.short_minutes, { n: minutesOf(item) });
    } else minutes.append(breakField(item, place));
    for (const button of row.querySelectorAll("button")) button.setAttribute("aria-label", say(words[button.dataset.control], { title }));
    row.querySelector("[data-control=up]").disabled = place === 0;
    row.querySelector("[data-control=down]").disabled = place === plan.items.length - 1;
    return row;
  };
  const breakField = (item, place) => {
    const field = document.createElement("input");
    Object.assign(field, { type: "number", min: 1, max: LONGEST_BREAK, value: breakMinutes(item), inputMode: "numeric" });
    field.setAttribute("aria-label", words.break_minutes);
    field.dataset.control = "minutes";
    field.addEventListener("change", () => {
      const minutes = Math.min(Math.max(Math.round(Number(field.value)) || 1, 1), LONGEST_BREAK);
      changeItems(plan.items.map((other, index) => (index === place ? `~${minutes}` : other)));
    });
    return field;
  };
  list.addEventListener("click", (event) => {
    const control = event.target.closest("button")?.dataset.control;
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (control === "up") move(place, place - 1, control);
    if (control === "down") move(place, place + 1, control);
    if (control === "remove") remove(place);
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target.dataset.control !== "handle") return;
    event.preventDefault();
    const place = [...list.children].indexOf(event.target.closest("li"));
    if (plan.items[place + step] !== undefined) move(place, place + step, "handle");
  });
  draggable(list, (from, to) => move(from, to, "handle"));

  const sumText = () => {
    if (!plan.items.length) return "";
    const sum = count(words.sum, cards(plan).length, { minutes: minutesText(total()) });
    return plan.time ? `${sum} ${leftText()}` : sum;
  };
  const leftText = () => {
    const left = Number(plan.time) - total();
    if (left === 0) return words.exact;
    return say(left > 0 ? words.left : words.over, { minutes: minutesText(Math.abs(left)) });
  };
  let drawn = null;
  const drawPlan = () => {
    const current = JSON.stringify([plan.items, plan.start]);
    if (current !== drawn) {
      drawn = current;
      let from = 0;
      list.replaceChildren(...plan.items.map((item, place) => {
        const row = drawItem(item, place, from);
        from += minutesOf(item);
        return row;
      }));
    }
    one(".plan__empty").hidden = plan.items.length > 0;
    const sum = one(".plan__sum output");
    sum.textContent = sumText();
    sum.classList.toggle("over", Boolean(plan.time) && total() > Number(plan.time));
    for (const { row, slug } of known.values()) {
      row.querySelector(".pick__add").setAttribute("aria-pressed", plan.items.includes(slug));
    }
  };

  /* --- the details --- */

  const details = one(".plan__details");
  const drawDetails = () => {
    for (const field of details.elements) {
      // A field that somebody is filling in is left alone until it holds what the plan may hold.
      if (field.value !== plan[field.name] && document.activeElement !== field) field.value = plan[field.name];
    }
  };
  details.addEventListener("input", ({ target }) => {
    const value = target.name === "title" ? target.value.replace(/[<>]/g, "").trim() : target.value;
    if (value === "" || allowed[target.name](value)) change({ [target.name]: value });
  });
  details.addEventListener("focusout", drawDetails);
  details.addEventListener("submit", (event) => event.preventDefault());

  /* --- the picker --- */

  const filters = one(".picker__filters");
  const shownCards = () => [...known.values()].filter(({ row }) => !row.hidden);
  const filter = () => {
    const { words: text, theme, leader } = Object.fromEntries(all("[data-filter]").map((field) => [field.dataset.filter, field.value]));
    const wanted = text.toLowerCase().split(/\s+/).filter(Boolean);
    for (const card of known.values()) {
      const fits = (!theme || card.theme === theme) && (!leader || card.leaders.includes(leader)) && wanted.every((word) => card.words.includes(word));
      card.row.hidden = !fits;
    }
    const shown = shownCards().length;
    one("[data-found]").textContent = count(words.found, shown);
    one("[data-add-all]").hidden = shown === 0;
  };
  filters.addEventListener("input", filter);
  filters.addEventListener("submit", (event) => event.preventDefault());

  const hasRoom = () => {
    if (plan.items.length < MOST_ITEMS) return true;
    tell(say(words.full, { n: MOST_ITEMS }));
    return false;
  };
  one(".picker__list").addEventListener("click", (event) => {
    if (!event.target.closest(".pick__add")) return;
    const { slug } = event.target.closest(".pick").dataset;
    if (plan.items.includes(slug)) {
      changeItems(plan.items.filter((item) => item !== slug));
      tell(say(words.removed, { title: titleOf(slug) }));
    } else if (hasRoom()) {
      changeItems([...plan.items, slug]);
      tell(say(words.added, { title: titleOf(slug) }));
    }
  });
  one("[data-add-all]").addEventListener("click", () => {
    if (!hasRoom()) return;
    const before = plan.items.length;
    const fresh = shownCards().map(({ slug }) => slug).filter((slug) => !plan.items.includes(slug));
    if (fresh.length) changeItems([...plan.items, ...fresh]);
    tell(count(words.added_all, plan.items.length - before));
  });
  one("[data-add-break]").addEventListener("click", () => {
    if (!hasRoom()) return;
    changeItems([...plan.items, BREAK]);
    tell(say(words.added, { title: words.break }));
  });
  one("[data-clear]").addEventListener("click", () => {
    messages.replaceChildren();
    plan = empty();
    show();
    one("#plan").focus();
    tell(words.cleared);
  });

  /* --- the preview --- */

  const sheets = one(".sheets");
  const printButton = one(".preview__print");
  const tabs = all("[role=tab]");
  const day = () => (plan.date ? new Date(`${plan.date}T12:00:00`).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long" }) : "");

  /* Everything that sheets say beside what the cards bring along. */
  const content = (slugs) => {
    let from = 0;
    const rows = plan.items.map((item) => {
      const minutes = minutesOf(item);
      const row = { slug: item, clock: `${clock(from)}–${clock(from + minutes)}`, minutes, what: titleOf(item), group: known.get(item)?.group ?? "" };
      from += minutes;
      return row;
    });
    const people = plan.people ? count(words.people, Number(plan.people)) : "";
    const times = plan.start ? say(words.from_to, { from: clock(0), to: clock(plan.time ? Math.max(Number(plan.time), total()) : total()) }) : "";
    const length = minutesText(plan.time ? Number(plan.time) : total());
    const copies = (forms, n) => {
      const what = count(forms, n);
      return plan.people ? say(words.in_all, { what, n: n * Number(plan.people) }) : what;
    };
    return {
      slugs,
      rows,
      texts: {
        title: plan.title || words.no_title,
        facts: [day(), times, length, people].filter(Boolean).join(" · "),
        rest: plan.time ? leftText() : "",
        handouts: copies(words.handouts, slugs.length),
        worksheets: copies(words.worksheets, workshopSheets.worksheetPages(slugs.length)),
        deck: count(words.deck, slugs.length),
        page: (number, pages) => say(words.page, { page: number, pages }),
      },
    };
  };

  let composed = null;
  const drawSheets = async () => {
    const wanted = JSON.stringify(plan.sheet === "handouts" || plan.sheet === "deck" ? [plan.sheet, cards(plan)] : plan);
    if (wanted === composed) return;
    composed = wanted;
    sheets.setAttribute("aria-busy", "true");
    const slugs = cards(plan);
    const loaded = await Promise.all(slugs.map((slug) => workshopSheets.load(slug, known.get(slug).script)));
    if (wanted !== composed) return;
    slugs.forEach((slug, index) => {
      if (!loaded[index]) message({ code: "not_loaded", title: titleOf(slug) });
    });
    const there = slugs.filter((_, index) => loaded[index]);
    const leaves = there.length ? workshopSheets.compose[plan.sheet](content(there)) : [];
    if (leaves.length) sheets.replaceChildren(...leaves);
    else sheets.textContent = words.nothing;
    page.classList.toggle("workshop--planned", leaves.length > 0);
    printButton.disabled = leaves.length === 0;
    printButton.textContent = leaves.length ? count(words.print_sheets, leaves.length) : words.print;
    sheets.setAttribute("aria-busy", "false");
    fit();
  };
  const drawTabs = () => {
    for (const tab of tabs) {
      const isChosen = tab.dataset.sheet === plan.sheet;
      tab.setAttribute("aria-selected", isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) sheets.setAttribute("aria-labelledby", tab.id);
    }
    for (const hint of all("[data-hint]")) hint.hidden = hint.dataset.hint !== plan.sheet;
  };
  one("[role=tablist]").addEventListener("click", (event) => {
    const { sheet } = event.target.dataset;
    if (sheet) change({ sheet });
  });
  one("[role=tablist]").addEventListener("keydown", (event) => {
    const place = tabs.indexOf(event.target);
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (place < 0 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    change({ sheet: tab.dataset.sheet });
  });
  printButton.addEventListener("click", () => print());

  /* A sheet on screen is the sheet on paper, made smaller as a whole. */
  const SMALLEST = 420;
  const fit = () => {
    const sheet = sheets.querySelector(".leaf");
    if (!sheet) return;
    const gap = parseFloat(getComputedStyle(sheets).columnGap) || 0;
    const columns = Math.max(1, Math.floor((sheets.clientWidth + gap) / (SMALLEST + gap)));
    sheets.style.setProperty("--scale", Math.min(1, (sheets.clientWidth - gap * (columns - 1)) / columns / sheet.offsetWidth));
  };
  new ResizeObserver(fit).observe(sheets);

  /* --- all of it --- */

  const name = document.title;
  const show = () => {
    writeAddress();
    document.title = plan.title ? `${plan.title} - ${name}` : name;
    drawDetails();
    drawPlan();
    drawTabs();
    drawSheets();
  };

  addEventListener("hashchange", readAddress);
  workshopPlan.travelWith(() => plan);
  filter();
  readAddress();
})();
