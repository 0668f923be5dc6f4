/* The fields of the form: what they hold as a card, a card as what they show, and what fits in them. Needs words.js, form/values.js
   and form/reasons.js.

   Global name: cardFields. */

/* `root` is the page, `form` what it knows of fields and languages; `say` fills in a message, `month` says a month in words. */
const cardFields = (root, form, { say, month }) => {
  const told = form.words;
  const NEARLY_FULL = 0.9;
  const USES = ["evidence", "against", "background"];
  const all = (selector) => [...root.querySelectorAll(selector)];
  const field = (name) => root.querySelector(`[name="${name}"]`);
  const length = (text) => [...text].length;

  /* --- lists of which each item has a field --- */

  const lists = new Map(all("[data-items]").map((list) => [list.dataset.items, list]));
  /* The fields of an item: one for its text, or one for each of its keys. */
  const inputs = (row) => [...row.querySelectorAll("textarea, input, select")];
  const number = (list) => {
    const { items, label, hint, fewest } = list.dataset;
    const rows = [...list.children];
    for (const [index, row] of rows.entries()) {
      const [item, remove] = [say(told.item, { label, n: index + 1 }), row.querySelector("[data-remove]")];
      for (const typed of inputs(row)) {
        const { key } = typed.dataset;
        const part = typed.closest(".entry__part") ?? row;
        const [problem, name] = [part.querySelector(".entry__problem"), part.querySelector(".entry__part-name")];
        typed.name = key ? `${items}.${index}.${key}` : `${items}.${index}`;
        typed.setAttribute("aria-label", name ? `${item}, ${name.textContent}` : item);
        problem.id = `problem-${typed.name}`;
        problem.dataset.problem = typed.name;
        typed.setAttribute("aria-describedby", `${hint} ${problem.id} problem-${items}`);
      }
      remove.setAttribute("aria-label", `${remove.title}: ${item}`);
      remove.hidden = rows.length <= Number(fewest);
    }
    root.querySelector(`[data-add="${items}"]`).hidden = rows.length >= Number(list.dataset.most);
  };
  const numberIn = ({ value }) => (value ? Number(value) : null);
  const valueOf = (typed) => {
    if (typed.type === "checkbox") return typed.checked || null;
    return typed.type === "number" ? numberIn(typed) : cardValues.line(typed.value);
  };
  const itemOf = (row) => {
    const [first, ...others] = inputs(row);
    return first.dataset.key ? Object.fromEntries([first, ...others].map((typed) => [typed.dataset.key, valueOf(typed)])) : valueOf(first);
  };
  const add = (list, item = "") => {
    const row = document.getElementById(list.dataset.item).content.cloneNode(true).firstElementChild;
    list.append(row);
    for (const typed of inputs(row)) {
      const { key } = typed.dataset;
      if (typed.type === "checkbox") typed.checked = item[key] === true;
      else typed.value = (key ? item[key] : item) ?? typed.options?.[0].value ?? "";
      const within = typed.closest("[data-language]");
      if (within) typed.lang = within.dataset.language;
      if (!key) typed.dataset.longest = list.dataset.longest;
      count(typed);
    }
    number(list);
    showLanguages();
    return inputs(row)[0];
  };
  const setItems = (list, items) => {
    list.replaceChildren();
    const rows = Math.max(items.length, Number(list.dataset.fewest));
    for (let index = 0; index < rows; index++) add(list, items[index]);
  };

  /* Puts the items of a list that was copied elsewhere into fields of their own, behind what is typed in `row` already. */
  const paste = (list, row, items) => {
    const { value, selectionStart, selectionEnd } = row.querySelector("textarea");
    const rest = `${value.slice(0, selectionStart)}${value.slice(selectionEnd)}`.trim();
    const typed = [...list.querySelectorAll("textarea")].map((one) => one.value);
    const at = [...list.children].indexOf(row);
    const before = rest ? [...typed.slice(0, at), rest] : typed.slice(0, at);
    setItems(list, [...before, ...items, ...typed.slice(at + 1).filter((text) => text.trim())]);
    list.children[before.length + items.length - 1].querySelector("textarea").focus();
    list.dispatchEvent(new Event("input", { bubbles: true }));
  };
  root.addEventListener("paste", (event) => {
    const list = event.target.dataset.key ? null : event.target.closest("[data-items]");
    const items = list ? cardValues.items(event.clipboardData.getData("text/plain")) : [];
    if (!items.length) return;
    event.preventDefault();
    paste(list, event.target.closest("li"), items);
  });

  /* --- how much fits --- */

  const count = (typed) => {
    const limit = Number(typed.dataset.longest);
    const counter = typed.parentElement.querySelector(".entry__counter");
    if (!limit || !counter) return;
    const n = length(cardValues.clean(typed.value));
    counter.textContent = say(told.counter, { n, limit });
    counter.classList.toggle("entry__counter--near", n > limit * NEARLY_FULL);
    counter.classList.toggle("entry__counter--over", n > limit);
  };

  /* --- languages --- */

  const boxes = all("[data-with]");
  const shown = () => [form.language, ...boxes.filter((box) => box.checked).map((box) => box.dataset.with)];
  const showLanguages = () => {
    const languages = shown();
    for (const part of all("[data-language]")) part.hidden = !languages.includes(part.dataset.language);
    root.classList.toggle("form-page--two", languages.length > 1);
  };

  const reasons = cardReasons(root, { shown, count });

  /* --- the form as a card --- */

  const isProse = (key) => form.running.includes(key);
  const clean = (key, typed) => (isProse(key) ? cardValues.paragraphs(typed) : cardValues.line(typed));
  const textOf = (code, key) => {
    const list = lists.get(`${code}.${key}`);
    if (list) return [...list.children].map(itemOf).filter((item) => !cardValues.isNothing(item));
    const typed = field(`${code}.${key}`).value;
    return form.fields[key].fewest === null ? clean(key, typed) : cardValues.separate(typed);
  };
  const inLanguages = (name) => Object.fromEntries(shown().map((code) => [code, cardValues.line(field(`${name}.${code}`).value)]));
  const locales = [form.locale, ...form.languages];
  const caseOf = (kept) => {
    if (!field("has-case").checked) return null;
    const plain = (name) => cardValues.line(field(`case.${name}`).value);
    return { ...kept, told_by: { ...kept?.told_by, name: plain("name"), role: inLanguages("case.role") }, where: plain("where"), when: cardValues.month(plain("when"), locales), agreed: plain("agreed"), ...inLanguages("case") };
  };
  const chosen = (name) => all(`[name="${name}"]:checked`).map((box) => box.value);
  const citations = all("[data-citation]");
  // The same four options at each of hundreds of passages would make the page a fifth heavier.
  for (const row of citations) {
    const select = document.getElementById("form-use").content.firstElementChild.cloneNode(true);
    select.setAttribute("aria-describedby", row.querySelector(".passages-picker__passage").id);
    row.prepend(select);
  }
  const citedFor = (use) => citations.filter((row) => row.querySelector("select").value === use).map((row) => row.dataset.citation);

  /* The card as it stands in the form; `kept` is the card that is improved. Nothing is left out, so that emptied keys go. */
  const read = (kept) => {
    const card = { theme: chosen("theme")[0] ?? "" };
    for (const [name, several] of Object.entries(form.facets)) card[name] = several ? chosen(name) : (chosen(name)[0] ?? "");
    card.case = caseOf(kept?.case);
    for (const use of USES) card[use] = inOrder(citedFor(use), kept?.[use]);
    card.related = inOrder(chosen("related"), kept?.related);
    card.rather_than = reasons.read(kept?.rather_than);
    card.effort = { leader: numberIn(field("effort.leader")), others: numberIn(field("effort.others")) };
    card.first_step_minutes = numberIn(field("first_step_minutes"));
    card.minutes = numberIn(field("minutes"));
    card.group_size = numberIn(field("group_size"));
    card.materials = [...lists.get("materials").children].map((row) => itemOf(row)).filter(isNamed);
    card.owner = cardValues.line(field("owner").value);
    for (const code of shown()) card[code] = { ...kept?.[code], ...Object.fromEntries(form.texts.map((key) => [key, textOf(code, key)])) };
    return card;
  };
  /* An item that has a choice alone, which nobody has made, is none. */
  const isNamed = (material) => form.languages.some((code) => material[code]);
  /* What a card has chosen already stays in its order. */
  const inOrder = (items, before = []) => [...before.filter((item) => items.includes(item)), ...items.filter((item) => !before.includes(item))];

  /* --- a card as the form --- */

  const fillCase = (own) => {
    const teller = own?.told_by ?? {};
    for (const code of form.languages) {
      field(`case.${code}`).value = own?.[code] ?? "";
      field(`case.role.${code}`).value = teller.role?.[code] ?? "";
    }
    for (const name of ["where", "agreed"]) field(`case.${name}`).value = own?.[name] ?? "";
    field("case.when").value = month(own?.when ?? "");
    field("case.name").value = teller.name ?? "";
    field("has-case").checked = Boolean(own);
  };
  const fillNumbers = (card) => {
    for (const name of ["first_step_minutes", "minutes", "group_size"]) field(name).value = card[name] ?? "";
    for (const name of ["leader", "others"]) field(`effort.${name}`).value = card.effort?.[name] ?? "";
  };
  const fill = (card) => {
    for (const box of boxes) box.checked = Boolean(card[box.dataset.with]);
    for (const code of form.languages) {
      for (const key of form.texts) {
        const value = card[code]?.[key];
        const list = lists.get(`${code}.${key}`);
        if (list) setItems(list, value ?? []);
        else field(`${code}.${key}`).value = Array.isArray(value) ? value.join("\n") : (value ?? "");
      }
    }
    fillCase(card.case);
    for (const name of ["theme", "related", ...Object.keys(form.facets)]) {
      for (const box of all(`[name="${name}"]`)) box.checked = [card[name]].flat().includes(box.value);
    }
    for (const row of citations) row.querySelector("select").value = USES.find((use) => card[use]?.includes(row.dataset.citation)) ?? "";
    // What the card uses already is on top of a long list.
    root.querySelector('[data-list="passages"]')?.prepend(...citations.filter((row) => row.querySelector("select").value));
    fillNumbers(card);
    setItems(lists.get("materials"), card.materials ?? []);
    reasons.fill(card.rather_than);
    field("owner").value = card.owner ?? "";
    for (const typed of all("textarea")) count(typed);
    showParts();
  };
  const showParts = () => {
    reasons.show(chosen("related"));
    showLanguages();
    root.querySelector('[data-part="case"]').hidden = !field("has-case").checked;
  };

  /* --- finding passages and cards --- */

  for (const search of all("[data-search]")) {
    const name = search.dataset.search;
    const rows = all(`[data-list="${name}"] > li`).map((row) => ({ row, said: words.searchable(`${row.textContent} ${row.dataset.words ?? ""}`) }));
    const engine = typeof searchEngine === "undefined" ? null : searchEngine; // other generators have a search of their own
    const find = () => {
      const isSaidIn = words.finder(search.value);
      const found = engine?.slugs(search.value) ?? new Set();
      let n = 0;
      for (const { row, said } of rows) {
        row.hidden = !isSaidIn(said) && !found.has(row.querySelector("input")?.value) && !row.querySelector('input:checked, option:checked:not([value=""])');
        if (!row.hidden) n++;
      }
      root.querySelector(`[data-found="${name}"]`).textContent = search.value.trim() ? say(told.found, { n }) : "";
    };
    search.addEventListener("input", find);
    engine?.whenNeeded(search, find);
  }

  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-add], [data-remove]");
    if (!pressed) return;
    if (pressed.dataset.add) {
      add(lists.get(pressed.dataset.add)).focus();
      return;
    }
    const list = pressed.closest("[data-items]");
    const row = pressed.closest("li");
    const neighbour = row.previousElementSibling ?? row.nextElementSibling;
    row.remove();
    number(list);
    inputs(neighbour)[0].focus();
    list.dispatchEvent(new Event("input", { bubbles: true }));
  });

  return { read, fill, count, showParts, field, all };
};
