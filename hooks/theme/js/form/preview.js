/* The paper of the card that is being written: the prototype that the site's own templates made, filled in.
   Where a text will be, the prototype has its key in brackets that no card has. Needs element.js,
   prose.js and form/values.js.

   Global name: cardPreview. */

/* `root` is the page, `form` what it knows, `field` finds a field by its name. */
const cardPreview = (root, form, { field }) => {
  const TOKEN = /⟦(\w+)⟧/g;
  const SIZES = ["roomy", "regular", "close", "dense"];
  const UP = "../";
  const NOTHING_YET = "…";
  const { paper, words: told } = form;
  const { say, number, day, month } = messages(form.locale);
  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const sheets = part("sheet");
  const tabs = [...root.querySelectorAll("[data-sheet]")];

  const slug = () => field("slug").value;
  const inThis = (texts = {}) => texts[form.language] ?? Object.values(texts).find(Boolean) ?? "";
  const teller = ({ name, role } = {}) => [name, inThis(role)].filter(Boolean).join(", ");

  /* What the card says in place of each token, and of what the templates write as a sentence says it. */
  const valuesOf = (card) => {
    const text = form.languages.map((code) => card[code]).find(Boolean) ?? {}; // as the site does where a language lacks
    const own = card.case ?? {};
    const cases = { case: form.languages.map((code) => own[code]).find(Boolean) ?? "", where: own.where ?? "", teller: teller(own.told_by) };
    return { text: { ...text, ...cases, materials: materials(card) }, sentences: [
      [paper.day, day(card.reviewed)],
      [paper.month, month(own.when ?? NOTHING_YET)],
      [paper.slug, slug()],
      ...paper.revisions.map((said) => [said, paper.draft]),
      [paper.minutes_of_the_first, number(card.first_step_minutes ?? 0)],
      [say(paper.material, { count: 1, thing: "⟦materials⟧", per: paper.per.room }), "⟦materials⟧"],
      [paper.minutes, card.minutes === undefined ? NOTHING_YET : number(card.minutes)],
    ] };
  };

  const rewrite = (copy, rewritten) => {
    const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT);
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    for (const node of nodes) {
      const said = rewritten(node.data);
      if (said !== node.data) node.data = said;
    }
  };
  const fillSentences = (copy, { sentences }) => {
    for (const [from, to] of sentences) rewrite(copy, (said) => said.replaceAll(from, () => to));
  };
  const fillTexts = (copy, { text }) => rewrite(copy, (said) => said.replaceAll(TOKEN, (_, key) => text[key] || NOTHING_YET));

  /* An item for each text or step of a list, in place of those that the prototype has. */
  const repeat = (copy, text) => {
    for (const [key, items] of Object.entries(text)) {
      const rows = Array.isArray(items) ? [...copy.querySelectorAll("li")].filter((row) => row.textContent.includes(`⟦${key}⟧`)) : [];
      if (!rows.length) continue;
      rows[0].parentElement.replaceChildren(...items.map((item) => {
        const row = rows[0].cloneNode(true);
        const { minutes, do: what = item } = item;
        rewrite(row, (said) => said.replaceAll(paper.minutes_of_a_step, minutes === undefined ? NOTHING_YET : number(minutes)).replaceAll(`⟦${key}⟧`, () => what));
        return row;
      }));
    }
  };

  const writeProse = (copy, text) => {
    for (const paragraph of copy.querySelectorAll("p")) {
      if (paragraph.textContent === "⟦why⟧") paragraph.parentElement.innerHTML = prose.html(text.why ?? NOTHING_YET, (linked) => `practices/${linked}.html`);
    }
  };

  const choose = (copy, card) => {
    for (const themed of copy.querySelectorAll('[class*="theme--"]')) themed.className = themed.className.replace(/theme--\S+/, `theme--${card.theme}`);
    const option = root.querySelector(`[name="theme"][value="${card.theme}"]`)?.closest("label");
    for (const place of copy.querySelectorAll(".card__theme a, .card--back .card__theme, .short__theme")) {
      place.replaceChildren(...(option ? [option.querySelector(".twemoji").cloneNode(true), ` ${option.querySelector("[data-name]").textContent}`] : [NOTHING_YET]));
    }
    const nameOf = (name, value) => field(name) && root.querySelector(`[name="${name}"][value="${value}"]`)?.closest("label").querySelector("[data-name]").textContent;
    for (const [index, name] of paper.facts.entries()) {
      copy.querySelectorAll(".facts dd").item(index)?.replaceChildren([card[name]].flat().filter(Boolean).map((value) => nameOf(name, value)).join(", ") || NOTHING_YET);
    }
    const facts = copy.querySelector(".workshop__facts");
    const inGroups = card.group_size ? `, ${say(paper.groups_of, { n: card.group_size })}` : "";
    if (facts) facts.lastChild.data = ` ${nameOf("group", card.group) ?? NOTHING_YET}${inGroups}`;
  };

  /* What a card may do without is shown of one that has it. */
  const leaveOut = (copy, card, text) => {
    for (const shown of copy.querySelectorAll("[data-optional]")) {
      const { optional } = shown.dataset;
      if (cardValues.isNothing(text[optional] ?? card[optional])) shown.remove();
    }
    const effort = copy.querySelector(".fact--effort dd");
    if (!effort) return;
    if (cardValues.isNothing(card.effort)) effort.parentElement.remove();
    else effort.textContent = effortOf(card);
  };
  const effortOf = ({ effort: { leader, others }, rhythm }) => {
    const hours = (n) => (n === undefined ? NOTHING_YET : number(n));
    const forLeader = say(paper.effort.hours, { n: leader ?? 0, hours: hours(leader) });
    return say(paper.effort[[rhythm].flat().includes("once") ? "effort_once" : "effort_monthly"], { leader: forLeader, others: hours(others) });
  };
  const materials = (card) =>
    (card.materials ?? []).map((material) => say(paper.material, { count: material.count ?? 1, thing: inThis(material), per: paper.per[material.per] }));

  const kindOf = (section) => Object.keys(paper.origins).find((kind) => section.classList.contains(`part--${kind}`));
  /* The reasons come from the one kind of sources that there is, or from several; from none while nobody has said from which. */
  const nameOrigin = (copy, kinds) => {
    const origin = copy.querySelector(".part--why .origin");
    if (!kinds.length) origin?.remove();
    if (!origin || kinds.length !== 1) return;
    origin.className = `origin origin--${kinds[0]}`;
    origin.textContent = paper.origins[kinds[0]];
  };
  const cite = (copy, card) => {
    for (const computed of copy.querySelectorAll(".strength, .age")) computed.remove();
    for (const section of copy.querySelectorAll(".part--told")) {
      const kind = kindOf(section);
      for (const list of section.querySelectorAll(".passages")) {
        const use = ["against", "background"].find((name) => list.classList.contains(`passages--${name}`)) ?? "evidence";
        const own = use === "evidence" && kind === "case" && card.case ? [list.firstElementChild] : [];
        const rows = (card[use] ?? []).map((citation) => root.querySelector(`[data-citation="${citation}"][data-kind="${kind}"] .passage`));
        list.replaceChildren(...own, ...rows.filter(Boolean).map((row) => row.cloneNode(true)));
        if (list.children.length) continue;
        if (list.previousElementSibling?.matches("h3")) list.previousElementSibling.remove();
        list.remove();
      }
      if (!section.querySelector(".passages")) section.remove();
    }
    nameOrigin(copy, [...copy.querySelectorAll(".part--told")].map(kindOf));
    const seen = copy.querySelector(".short__seen");
    if (seen && !card.case) seen.remove();
  };

  const filled = (name, card) => {
    const copy = document.getElementById(`form-${name}`).content.cloneNode(true);
    const values = valuesOf(card);
    cite(copy, card);
    choose(copy, card);
    leaveOut(copy, card, values.text);
    fillSentences(copy, values);
    repeat(copy, values.text);
    for (const row of copy.querySelectorAll("li")) {
      if (row.textContent.includes("⟦exercise⟧")) rewrite(row, (said) => said.replaceAll(paper.minutes_of_a_step, NOTHING_YET));
    }
    writeProse(copy, values.text);
    fillTexts(copy, values);
    for (const link of copy.querySelectorAll("a")) {
      const href = link.getAttribute("href") ?? "";
      if (href.startsWith(UP)) link.setAttribute("href", href.slice(UP.length));
      link.tabIndex = -1;
    }
    return copy;
  };

  /* The largest type in which it fits; tells whether it fits at all. */
  const fitType = (card, leaf, block) => {
    const SLACK = 2; // px
    for (const size of SIZES) {
      card.className = card.className.replace(/(card|short)--(?:roomy|regular|close|dense)/, `${block}--${size}`);
      if (leaf.scrollHeight <= leaf.clientHeight + SLACK && leaf.scrollWidth <= leaf.clientWidth + SLACK) return true;
    }
    return false;
  };

  let sheet = "handout";
  let latest = null;
  const scale = () => {
    const paperSheet = sheets.querySelector(".leaf, .short");
    if (paperSheet) sheets.style.setProperty("--scale", Math.min(1, sheets.clientWidth / paperSheet.offsetWidth));
  };
  const draw = (card) => {
    latest = card;
    const copy = filled(sheet, card);
    const block = sheet === "handout" ? "card" : "short";
    for (const heading of copy.querySelectorAll("h1")) heading.ariaLevel = "3"; // on the screen the page has the first one
    const sides = [...copy.querySelectorAll(`.${block}`)];
    sheets.replaceChildren(...sides.map((side) => {
      const frame = element.html("div", { class: `frame frame--${sheet}` });
      const leaf = element.html("div", { class: sheet === "handout" ? "leaf leaf--handout" : "leaf form__a6" });
      leaf.append(side);
      frame.append(leaf);
      return frame;
    }));
    scale();
    const fits = sides.map((side) => fitType(side, sheet === "handout" ? side.parentElement : side, block)).every(Boolean);
    const said = fits ? "" : say(told.too_full);
    if (part("full").textContent !== said) part("full").textContent = said;
  };
  new ResizeObserver(scale).observe(sheets);

  const show = (tab) => {
    ({ sheet } = tab.dataset);
    for (const one of tabs) {
      one.setAttribute("aria-selected", one === tab);
      one.tabIndex = one === tab ? 0 : -1;
    }
    sheets.setAttribute("aria-labelledby", tab.id);
    draw(latest);
  };
  for (const tab of tabs) {
    tab.addEventListener("click", () => show(tab));
    tab.addEventListener("keydown", ({ key }) => {
      if (key !== "ArrowLeft" && key !== "ArrowRight") return;
      const other = tabs.find((one) => one !== tab);
      other.focus();
      show(other);
    });
  }

  return { draw };
};
