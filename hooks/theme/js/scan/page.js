/* The page of the scan: takes ratings and files, and tells the other scripts of this folder what to show and to remember.
   What somebody typed, or a file says, becomes text and never HTML. Needs days.js, messages.js, element.js and the other files of scan/. */
(() => {
  const root = document.querySelector(".scan");
  if (!root) return;

  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const button = (name) => root.querySelector(`[data-do="${name}"]`);
  const words = JSON.parse(part("words").textContent);
  const { say } = messages(words.locale);
  const { rules, copied, visible } = scanValues;

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
  const [nameField, dateField, fileField] = ["#scan-name", "#scan-date", "input[type=file]"].map((selector) => root.querySelector(selector));

  const apartField = root.querySelector("#scan-apart");
  const result = scanResult({ root, part, words, themes, statements: bySlug });
  const files = scanFiles(words, cards);
  const memory = scanMemory(root.dataset.site, () => {
    part("private").hidden = true;
    part("not-remembered").hidden = false;
  });

  /* --- the reader's own scan, and those laid over it --- */

  const blank = () => ({ name: "", date: "", scores: new Map(), elsewhere: new Map() });
  let own = blank();
  let others = [];
  let asked = statements; // those of the short scan, or all

  const shown = () => (own.scores.size ? [own, ...others] : others);
  const hasRoom = () => others.length < rules.most_scans - 1;
  const nameOf = (scan) => scan.name || (scan === own ? words.own : words.nobody);
  const rows = themes.flatMap(({ name, cards: slugs }) =>
    slugs.map((slug) => {
      const statement = bySlug.get(slug);
      return { slug, cells: [name, statement.dataset.title, statement.querySelector("legend").textContent] };
    }),
  );

  /* --- showing it --- */

  const showForm = () => {
    for (const [slug, statement] of bySlug) {
      for (const radio of statement.querySelectorAll("input")) radio.checked = Number(radio.value) === own.scores.get(slug);
    }
    nameField.value = own.name;
    dateField.value = own.date;
  };

  const showProgress = () => {
    const done = asked.filter(({ dataset }) => own.scores.has(dataset.slug)).length;
    const bar = root.querySelector("progress");
    bar.max = asked.length;
    bar.value = done;
    const said = say(words.progress, { n: asked.length, done });
    if (part("done").textContent !== said) part("done").textContent = said;
    button("next").hidden = done === asked.length;
    for (const needy of ["save", "aside"]) button(needy).disabled = own.scores.size === 0;
  };

  const showResult = () => {
    const scans = shown().map((scan) => ({ scan, name: nameOf(scan), isOwn: scan === own }));
    result.show(scans, apartField.checked);
    root.dataset.paper = shown().length ? "result" : "form";
  };

  const tell = (...told) => {
    part("news").replaceChildren(...told.map((text) => element.html("li", {}, text)));
    part("see").hidden = true;
  };

  const past = scanPast(root.querySelectorAll('[data-do="undo"]'));
  const changed = (...told) => {
    past.note({ own, others });
    memory.remember(own, others);
    showProgress();
    showResult();
    if (told.length) tell(...told);
  };

  const open = async (chosen) => {
    const told = [];
    let taken = false;
    for (const file of chosen) {
      // One after the other: a scan that was just taken leaves less room, and is not taken twice.
      const read = await files.read(file, { shown: shown(), hasRoom: hasRoom(), nameOf });
      if (read.scan) others.push(read.scan);
      taken ||= read.scan !== null;
      told.push(...read.told);
    }
    if (taken) changed(...told);
    else tell(...told);
    part("see").hidden = !taken;
  };

  /* The short scan has an address of its own, so that it can be passed on. */
  const SHORT = "#length=short";
  const lengths = [...root.querySelectorAll("[name=scan-length]")];
  const showLength = (length) => {
    root.dataset.length = length;
    asked = length === "short" ? statements.filter(({ dataset }) => "short" in dataset) : statements;
    for (const radio of lengths) radio.checked = radio.value === length;
    showProgress();
  };
  for (const radio of lengths) {
    radio.addEventListener("change", () => {
      showLength(radio.value);
      history.replaceState(history.state, "", radio.value === "short" ? SHORT : location.pathname + location.search);
    });
  }

  /* --- what a reader does --- */

  /* Returns what the reader wants done with their own answers when `scan` takes their place: "keep", "replace", or "" to leave all as it is. */
  const askOf = (scan) =>
    new Promise((resolve) => {
      const dialog = part("ask");
      part("ask-title").textContent = say(words.continue_sure, { name: nameOf(scan) });
      part("ask-what").textContent = say(words.own_answers, { n: own.scores.size });
      // Escape leaves the answer as it was.
      dialog.returnValue = "";
      dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true });
      dialog.showModal();
    });

  const printOut = (what) => {
    root.dataset.paper = what;
    print();
  };
  let latest = null;
  const goTo = (statement) => {
    statement.querySelector("input").focus({ preventScroll: true });
    statement.scrollIntoView({ block: "center" });
  };

  const actions = {
    "print-form": () => printOut("form"),
    "print-result": () => printOut("result"),
    save: () => files.save(own),
    "save-table": () => files.saveTable(shown().map((scan) => ({ scan, name: nameOf(scan) })), rows),
    "save-one": ({ index }) => files.save(shown()[index]),
    open: () => fileField.click(),
    next: () => {
      const start = asked.indexOf(latest) + 1;
      goTo([...asked.slice(start), ...asked.slice(0, start)].find(({ dataset }) => !own.scores.has(dataset.slug)));
    },
    unrate: ({ card }) => {
      own.scores.delete(card);
      showForm();
      changed();
      // The button goes with the answer.
      bySlug.get(card).querySelector("input").focus({ preventScroll: true });
    },
    aside: () => {
      if (!hasRoom()) {
        tell(files.refusal(nameOf(own), "too_many", { n: shown().length }));
        return;
      }
      const kept = own;
      others.push(kept);
      own = blank();
      showForm();
      changed(say(words.kept, { name: nameOf(kept) }));
      goTo(asked[0]);
    },
    continue: async ({ index }) => {
      const scan = shown()[index];
      const answer = own.scores.size ? await askOf(scan) : "replace";
      if (!answer) return;
      const name = nameOf(scan);
      others.splice(others.indexOf(scan), 1, ...(answer === "keep" ? [own] : []));
      own = copied(scan);
      showForm();
      changed(say(words.continued, { name }));
      goTo(asked.find(({ dataset }) => !own.scores.has(dataset.slug)) ?? asked[0]);
    },
    remove: ({ index }) => {
      const [gone] = others.splice(others.indexOf(shown()[index]), 1);
      changed(say(words.removed, { name: nameOf(gone) }));
      (part("legend").querySelector('[data-do="remove"]') ?? root.querySelector("#result")).focus();
    },
    undo: () => {
      const before = past.back();
      if (!before) return;
      ({ own, others } = before);
      memory.remember(own, others);
      showForm();
      showProgress();
      showResult();
      tell(words.undone);
    },
    clear: () => {
      if (!confirm(words.clear_sure)) return;
      own = blank();
      others = [];
      showForm();
      changed(words.cleared);
      memory.forget();
    },
  };

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed) actions[pressed.dataset.do](pressed.dataset);
  });
  root.querySelector("form").addEventListener("change", ({ target }) => {
    latest = bySlug.get(target.name);
    own.scores.set(target.name, Number(target.value));
    own.date ||= days.today();
    dateField.value = own.date;
    changed();
  });
  root.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  // All that is typed as a name at once is one step.
  nameField.addEventListener("input", () => {
    own.name = visible(nameField.value);
    memory.remember(own, others);
    showResult();
  });
  nameField.addEventListener("change", () => changed());
  dateField.addEventListener("change", () => {
    own.date = dateField.value;
    changed();
  });
  fileField.addEventListener("change", () => {
    open([...fileField.files]);
    fileField.value = "";
  });
  addEventListener("afterprint", () => {
    root.dataset.paper = shown().length ? "result" : "form";
  });

  apartField.checked = false; // a browser that restores the page would show who said what
  apartField.addEventListener("change", showResult);
  addEventListener("keydown", (event) => {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    // In a field of text the browser takes back what was typed there.
    if (!isUndo || event.target.closest("input:not([type=radio]):not([type=checkbox]), textarea")) return;
    event.preventDefault();
    // A question is about the scans there are.
    if (!part("ask").open) actions.undo();
  });

  const keepTyped = (name, scores) => {
    if (!hasRoom()) {
      tell(files.refusal(words.paper_form, "too_many", { n: shown().length }));
      return false;
    }
    const scan = { ...blank(), name: visible(name), date: days.today(), scores };
    others.push(scan);
    changed(say(words.typed_kept, { name: nameOf(scan), n: scores.size }));
    return true;
  };
  scanPaperForms(part("entry"), { words, asked: () => asked, keep: keepTyped });

  const begin = () => {
    // A question is about scans that may be others now.
    part("ask").close();
    const kept = memory.recall(cards);
    own = kept.own ?? blank();
    ({ others } = kept);
    past.begin({ own, others });
    showForm();
    showProgress();
    showResult();
  };
  memory.whenChangedElsewhere(begin);

  for (const name of ["progress", "result", "compare"]) part(name).hidden = false;
  memory.test();
  // Somebody may have begun before this script came: what they ticked by then stays.
  const ticked = [...root.querySelectorAll(".statement input:checked")];
  begin();
  if (ticked.length) {
    for (const { name, value } of ticked) own.scores.set(name, Number(value));
    own.date ||= days.today();
    showForm();
    changed();
  }
  if (location.hash === SHORT) showLength("short");
})();
