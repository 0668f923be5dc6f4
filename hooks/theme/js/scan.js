/* The page of the scan: takes ratings and files, remembers them in this browser, and shows what comes of them.
   What somebody typed, or a file says, becomes text and never HTML. */
(() => {
  const root = document.querySelector(".scan");
  if (!root) return;

  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const button = (name) => root.querySelector(`[data-do="${name}"]`);
  const words = JSON.parse(part("words").textContent);
  const rules = JSON.parse(part("rules").textContent);
  const language = document.documentElement.lang;
  const KEY = rules.format;
  const WEAKEST = 3;
  const MANY = 5; /* from here on the legend stands below the picture, and the table has no room for names */
  const LISTED = 5; /* slugs that a message names */

  const statements = [...root.querySelectorAll(".statement")];
  const bySlug = new Map(statements.map((statement) => [statement.dataset.slug, statement]));
  const cards = new Map(
    statements.flatMap(({ dataset }) => [...dataset.formerly.split(" ").filter(Boolean), dataset.slug].map((name) => [name, dataset.slug])),
  );
  const themes = [...root.querySelectorAll(".scan-theme")].map((section) => ({
    slug: section.dataset.theme,
    name: section.dataset.name,
    cards: [...section.querySelectorAll(".statement")].map(({ dataset }) => dataset.slug),
  }));
  const [nameField, dateField, files] = ["#scan-name", "#scan-date", "input[type=file]"].map((selector) => root.querySelector(selector));
  const workshop = part("workshop").getAttribute("href");

  /* --- words --- */

  const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, key) => values[key]);
  const plural = (forms, n, values = {}) => fill(forms[n === 1 ? "one" : "other"], { n, ...values });
  const number = (value, digits) =>
    value === null ? "–" : value.toLocaleString(language, { minimumFractionDigits: digits, maximumFractionDigits: 1 });
  const day = (date) =>
    new Date(`${date}T00:00:00Z`).toLocaleDateString(language === "en" ? "en-GB" : language, { dateStyle: "long", timeZone: "UTC" });
  const short = (text) => {
    const seen = scanValues.visible(String(text));
    return seen.length > 60 ? `${seen.slice(0, 59)}…` : seen;
  };
  const listing = (slugs) => {
    const more = slugs.length > LISTED ? [plural(words.and_more, slugs.length - LISTED)] : [];
    return [...slugs.slice(0, LISTED).map(short), ...more].join(", ");
  };
  const node = (name, attributes, ...children) => {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };

  /* --- what is kept: the reader's own scan, and those laid over it --- */

  const blank = () => ({ name: "", date: "", scores: new Map() });
  let own = blank();
  let others = [];

  const shown = () => (own.scores.size ? [own, ...others] : others);
  const nameOf = (scan) => scan.name || (scan === own ? words.own : words.nobody);
  const today = () => {
    const now = new Date();
    return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((figure) => String(figure).padStart(2, "0")).join("-");
  };

  const remembering = (act) => {
    try {
      return act(window.localStorage);
    } catch {
      part("private").hidden = true;
      part("not-remembered").hidden = false;
      return null;
    }
  };
  const remember = () => {
    const kept = { own: scanValues.toValue(own, rules), others: others.map((scan) => scanValues.toValue(scan, rules)) };
    remembering((memory) => memory.setItem(KEY, JSON.stringify(kept)));
  };
  /* What is remembered is checked like a file: another release of this page, or of another one, may have written it. */
  const recall = () => {
    const read = (value) => scanValues.fromValue(value, cards, rules).scan;
    let kept = {};
    try {
      kept = JSON.parse(remembering((memory) => memory.getItem(KEY))) ?? {};
    } catch {
      /* What cannot be read is as good as nothing. */
    }
    own = read(kept.own) ?? blank();
    others = (Array.isArray(kept.others) ? kept.others : []).map(read).filter(Boolean).slice(0, rules.most_scans - 1);
  };

  /* --- showing it --- */

  const showForm = () => {
    for (const [slug, statement] of bySlug) {
      for (const radio of statement.querySelectorAll("input")) radio.checked = Number(radio.value) === own.scores.get(slug);
    }
    nameField.value = own.name;
    dateField.value = own.date;
  };

  const showProgress = () => {
    const done = own.scores.size;
    root.querySelector("progress").value = done;
    const said = plural(words.progress, statements.length, { done });
    if (part("done").textContent !== said) part("done").textContent = said;
    button("next").hidden = done === statements.length;
    for (const needy of ["save", "aside"]) button(needy).disabled = done === 0;
  };

  const legendEntry = (scan, index) => {
    const name = nameOf(scan);
    const action = (what, label, described) =>
      node("button", { type: "button", class: "scan__small", "data-do": what, "data-index": index, "aria-label": fill(described, { name }) }, label);
    const about = [scan.date && day(scan.date), plural(words.rated, scan.scores.size)].filter(Boolean).join(" · ");
    return node(
      "li",
      {},
      scanRadar.swatch(index),
      node("span", { class: "scan-legend__who" }, node("bdi", {}, name), node("small", {}, about)),
      node(
        "span",
        { class: "scan-legend__ways" },
        action("save-one", words.save_one, words.save_whose),
        ...(scan === own
          ? []
          : [action("continue", words.continue, words.continue_whose), action("remove", words.remove, words.remove_whose)]),
      ),
    );
  };
  const teamEntry = (scans) =>
    node(
      "li",
      { class: "scan-legend__team" },
      scanRadar.swatch("team"),
      node("span", { class: "scan-legend__who" }, words.team, node("small", {}, plural(words.average_of, scans.length))),
    );

  const showAverages = (scans, team) => {
    const head = (index, name) =>
      node("th", { scope: "col" }, scanRadar.swatch(index), node("bdi", { class: "scan-averages__name" }, name));
    const columns = [...scans.map((scan, index) => head(index, nameOf(scan))), ...(team ? [head("team", words.team)] : [])];
    part("columns").replaceChildren(node("tr", {}, node("th", { scope: "col" }, words.theme), ...columns));
    part("rows").replaceChildren(
      ...themes.map((theme, row) => {
        const values = [...scans.map((scan) => scanValues.average(scan, theme.cards)), ...(team ? [team[row]] : [])];
        return node(
          "tr",
          { class: `theme--${theme.slug}` },
          node("th", { scope: "row" }, theme.name),
          ...values.map((value) => node("td", {}, number(value, 1))),
        );
      }),
    );
  };

  const showWeakest = (scans) => {
    const weakest = scanValues.weakest(scans, themes.map((theme) => theme.cards), WEAKEST);
    part("weakest").replaceChildren(
      ...weakest.map(({ slug, score }) => {
        const statement = bySlug.get(slug);
        const legend = statement.querySelector("legend");
        const theme = themes.find(({ cards: slugs }) => slugs.includes(slug));
        const facts = `${theme.name} · ${fill(words.score, { score: number(score, 0) })}`;
        return node(
          "li",
          { class: `theme--${theme.slug}` },
          node("a", { href: statement.dataset.href, lang: legend.lang }, statement.dataset.title),
          node("span", { lang: legend.lang }, legend.textContent),
          node("small", {}, facts),
        );
      }),
    );
    part("workshop").href = `${workshop}#cards=${weakest.map(({ slug }) => slug).join(",")}`;
  };

  const showResult = () => {
    const scans = shown();
    part("no-result").hidden = scans.length > 0;
    part("some-result").hidden = scans.length === 0;
    root.dataset.paper = scans.length ? "result" : "form";
    if (!scans.length) return;
    const single = scans.length === 1;
    const team = single ? null : themes.map((theme) => scanValues.teamAverage(scans, theme.cards));
    part("result").classList.toggle("scan-result--many", scans.length >= MANY);
    part("basis").textContent = single
      ? plural(words.based_on, statements.length, { done: scans[0].scores.size })
      : plural(words.based_on_scans, scans.length);
    const values = scans.map((scan) => themes.map((theme) => scanValues.average(scan, theme.cards)));
    scanRadar.draw(root.querySelector(".radar"), themes.map((theme) => theme.name), values, team, rules.highest);
    part("legend").replaceChildren(...scans.map(legendEntry), ...(single ? [] : [teamEntry(scans)]));
    showAverages(scans, team);
    showWeakest(scans);
  };

  const tell = (...messages) => {
    part("news").replaceChildren(...messages.map((message) => node("li", {}, message)));
    part("see").hidden = true;
  };

  const changed = (...messages) => {
    remember();
    showProgress();
    showResult();
    if (messages.length) tell(...messages);
  };

  /* --- files --- */

  const save = (scan) => {
    const named = scan.name.normalize("NFKD").replace(/[^A-Za-z0-9]+/g, "-").replace(/^-|-$/g, "").toLowerCase();
    const address = URL.createObjectURL(new Blob([scanValues.toText(scan, rules)], { type: "application/json" }));
    node("a", { href: address, download: `${["scan", named, scan.date].filter(Boolean).join("-")}.json` }).click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  };

  const kilobytes = (bytes) => Math.ceil(bytes / 1000).toLocaleString(language);

  /* Returns what to tell of the file, and whether it was taken. */
  const take = async (file) => {
    const refused = (reason, details) => ({
      taken: false,
      messages: [fill(words.refused, { file: short(file.name), reason: fill(words[reason], details) })],
    });
    if (file.size > rules.largest_file) return refused("too_large", { size: kilobytes(file.size), most: kilobytes(rules.largest_file) });
    const text = await file.text().catch(() => null);
    if (text === null) return refused("unreadable", {});
    const { scan, renamed, unknown, reason, details } = scanValues.fromText(text, cards, rules);
    if (!scan) {
      const seen = Object.fromEntries(Object.entries(details).map(([key, value]) => [key, short(typeof value === "object" ? JSON.stringify(value) : value)]));
      return refused(reason, seen);
    }
    if (shown().some((other) => scanValues.same(other, scan, rules))) return refused("already", {});
    if (others.length >= rules.most_scans - 1) return refused("too_many", { n: shown().length });
    others.push(scan);
    return {
      taken: true,
      messages: [
        fill(words.opened, { file: short(file.name), name: nameOf(scan) }),
        ...(renamed.length ? [fill(words.renamed, { list: listing(renamed) })] : []),
        ...(unknown.length ? [fill(words.unknown, { list: listing(unknown) })] : []),
      ],
    };
  };

  const open = async (chosen) => {
    const outcomes = [];
    for (const file of chosen) outcomes.push(await take(file));
    changed(...outcomes.flatMap(({ messages }) => messages));
    part("see").hidden = !outcomes.some(({ taken }) => taken);
  };

  /* --- what a reader does --- */

  /* Returns what the reader wants done with their own answers when `scan` takes their place: "keep", "replace", or "" to leave all as it is. */
  const askOf = (scan) =>
    new Promise((answered) => {
      const dialog = part("ask");
      part("ask-title").textContent = fill(words.continue_sure, { name: nameOf(scan) });
      part("ask-what").textContent = plural(words.own_answers, own.scores.size);
      // Escape leaves the answer as it was.
      dialog.returnValue = "";
      dialog.addEventListener("close", () => answered(dialog.returnValue), { once: true });
      dialog.showModal();
    });

  const print = (what) => {
    root.dataset.paper = what;
    window.print();
  };
  let latest = null;
  const goTo = (statement) => {
    statement.querySelector("input").focus({ preventScroll: true });
    statement.scrollIntoView({ block: "center" });
  };

  const actions = {
    "print-form": () => print("form"),
    "print-result": () => print("result"),
    save: () => save(own),
    "save-one": ({ index }) => save(shown()[index]),
    open: () => files.click(),
    next: () => {
      const start = statements.indexOf(latest) + 1;
      goTo([...statements.slice(start), ...statements.slice(0, start)].find(({ dataset }) => !own.scores.has(dataset.slug)));
    },
    unrate: ({ card }) => {
      own.scores.delete(card);
      showForm();
      changed();
      // The button goes with the answer.
      bySlug.get(card).querySelector("input").focus({ preventScroll: true });
    },
    aside: () => {
      if (others.length >= rules.most_scans - 1) return tell(fill(words.refused, { file: nameOf(own), reason: fill(words.too_many, { n: shown().length }) }));
      const kept = own;
      others.push(kept);
      own = blank();
      showForm();
      changed(fill(words.kept, { name: nameOf(kept) }));
      goTo(statements[0]);
    },
    continue: async ({ index }) => {
      const scan = shown()[index];
      const answer = own.scores.size ? await askOf(scan) : "replace";
      if (!answer) return;
      const name = nameOf(scan);
      others.splice(others.indexOf(scan), 1, ...(answer === "keep" ? [own] : []));
      own = scan;
      showForm();
      changed(fill(words.continued, { name }));
      goTo(statements.find(({ dataset }) => !own.scores.has(dataset.slug)) ?? statements[0]);
    },
    remove: ({ index }) => {
      const [gone] = others.splice(others.indexOf(shown()[index]), 1);
      changed(fill(words.removed, { name: nameOf(gone) }));
      (part("legend").querySelector('[data-do="remove"]') ?? root.querySelector("#result")).focus();
    },
    clear: () => {
      if (!window.confirm(words.clear_sure)) return;
      own = blank();
      others = [];
      showForm();
      changed(words.cleared);
      remembering((memory) => memory.removeItem(KEY));
    },
  };

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed) actions[pressed.dataset.do](pressed.dataset);
  });
  root.querySelector("form").addEventListener("change", ({ target }) => {
    latest = bySlug.get(target.name);
    own.scores.set(target.name, Number(target.value));
    if (!own.date) dateField.value = own.date = today();
    changed();
  });
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  nameField.addEventListener("input", () => {
    own.name = scanValues.visible(nameField.value);
    changed();
  });
  dateField.addEventListener("change", () => {
    own.date = dateField.value;
    changed();
  });
  files.addEventListener("change", () => {
    open([...files.files]);
    files.value = "";
  });
  window.addEventListener("afterprint", () => {
    root.dataset.paper = shown().length ? "result" : "form";
  });

  const begin = () => {
    // A question is about scans that may be others now.
    part("ask").close();
    recall();
    showForm();
    showProgress();
    showResult();
  };
  /* Another tab, perhaps with the page in the other language, works on the same scan. */
  window.addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) begin();
  });

  for (const name of ["progress", "result", "compare"]) part(name).hidden = false;
  remembering((memory) => {
    memory.setItem(`${KEY}-test`, "");
    memory.removeItem(`${KEY}-test`);
  });
  begin();
})();
