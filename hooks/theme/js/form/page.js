/* The page with the form for a card: takes what is typed, and tells the other scripts of this folder what to check, show and keep.
   What somebody typed becomes text and never HTML, but for what prose.js makes of it. Needs days.js, messages.js and the other files of form/.

   Global name: addCard, which the scripts with the cards as data call. */
const addCard = (() => {
  const arrived = new Map();
  const root = document.querySelector(".form-page");

  const part = (name) => root.querySelector(`[data-part="${name}"]`);
  const form = JSON.parse(part("data").textContent);
  const { words: told } = form;
  const { say, month } = messages(form.locale);
  const typing = root.querySelector("form");

  const fields = cardFields(root, form, { say, month });
  const { field, all } = fields;
  const checks = cardChecks(form);
  const { explain } = checks;
  const preview = cardPreview(root, form, fields);
  const result = cardResult(root, form);
  const site = new URL(form.root, location.href);
  const memory = cardMemory(site.href, () => {
    part("kept").hidden = true;
    part("not-kept").hidden = false;
  });

  /* --- the card --- */

  let own = null; // the slug of the card that is improved
  let kept = null; // that card, as its file has it
  let lines = null; // those of its file
  let slugIsOwn = false; // whether somebody changed the address that comes from the title
  const seen = new Set(); // fields that somebody has left: only these are told of
  let isChecked = false;

  const today = () => days.today();
  const title = () => [form.language, ...form.languages].map((code) => field(`${code}.title`)?.value).find(Boolean) ?? "";
  const card = () => cardValues.card({ ...fields.read(kept), reviewed: today() }, kept, form);
  const slug = () => field("slug").value.trim();
  /* In the order of the page. The address comes from the title, so it is not told beside it that it is missing. */
  const problems = () => {
    const places = new Map(all("[data-problem]").map((place, index) => [place.dataset.problem, index]));
    const found = checks.problems(card(), slug(), { kept, own, today: today() });
    return found.filter(({ field: at }) => at !== "slug" || slug() || title()).sort((a, b) => places.get(a.field) - places.get(b.field));
  };

  /* --- what is wrong --- */

  /* The field that a problem is told at: the item of a list, else the list. */
  const placeOf = (name) => root.querySelector(`[data-problem="${CSS.escape(name)}"]`);
  const inputOf = (name) =>
    field(name) ?? root.querySelector(`[data-items="${name}"] :is(textarea, input), [data-choices="${name}"] input, [name="${name}.${form.language}"]`) ??
    ({ case: field("has-case"), evidence: root.querySelector(".passages-picker summary"), related: root.querySelector("#related-search") })[name];

  const mark = (found) => {
    const toldAt = new Map();
    for (const problem of found) {
      const base = problem.field.replace(/\.\d+(?:\.\w+)?$/, "");
      if ((isChecked || seen.has(problem.field) || seen.has(base)) && !toldAt.has(problem.field)) toldAt.set(problem.field, explain(problem));
    }
    for (const place of all("[data-problem]")) {
      const text = toldAt.get(place.dataset.problem) ?? "";
      if (place.textContent !== text) place.textContent = text;
      const input = inputOf(place.dataset.problem);
      if (!input || input.type === "radio" || input.matches("summary")) continue;
      const isOwn = input.getAttribute("name") === place.dataset.problem;
      if (isOwn && text) input.setAttribute("aria-invalid", "true");
      else if (isOwn) input.removeAttribute("aria-invalid");
    }
  };

  const nameOf = (name) => {
    const place = placeOf(name);
    const label = place?.closest(".entry")?.querySelector(".entry__label");
    return label ? label.firstChild.textContent.trim() : (place?.closest("section")?.querySelector("h2").textContent ?? "");
  };
  const goTo = (name) => {
    const input = inputOf(name);
    input.closest("details")?.setAttribute("open", "");
    input.focus({ preventScroll: true });
    input.scrollIntoView({ block: "center" });
  };
  const list = (found) => {
    const verdict = found.length ? say(told.todo, { n: found.length }) : told.done;
    if (part("verdict").textContent !== verdict) part("verdict").textContent = verdict;
    part("todo").replaceChildren(
      ...found.map((problem) => {
        const go = element.html("button", { type: "button", class: "quiet-button" }, nameOf(problem.field));
        go.addEventListener("click", () => goTo(problem.field));
        return element.html("li", {}, go, ` ${explain(problem)}`);
      }),
    );
  };

  const fileText = () => (lines ? cardFile.write(card(), kept, lines) : `${form.head}\n${cardYaml.write(card())}`);
  /* What is still to be done once somebody has asked for it, and the file when that is nothing. */
  const follow = () => {
    const found = problems();
    mark(found);
    list(found);
    if (found.length) result.hide();
    else result.show({ slug: slug(), title: title(), text: fileText(), isNew: own === null });
  };
  const check = () => {
    isChecked = true;
    follow();
    part("verdict").focus({ preventScroll: true });
    part("verdict").scrollIntoView({ block: "start" });
  };

  /* --- showing and keeping --- */

  const A_MOMENT = 250; // ms without a key until the preview follows
  let soon = null;
  const changed = () => {
    memory.keep({ card: fields.read(kept), slug: slug(), slugIsOwn, own, kept, lines });
    clearTimeout(soon);
    soon = setTimeout(() => preview.draw(card()), A_MOMENT);
    const cited = all("[data-citation] select").filter((select) => select.value).length;
    if (part("cited")) part("cited").textContent = cited ? `(${cited})` : "";
  };

  const showAll = (shown) => {
    fields.fill(shown.card);
    ({ own, kept, lines, slugIsOwn } = shown);
    field("slug").value = shown.slug;
    field("slug").readOnly = own !== null;
    isChecked = false;
    seen.clear();
    mark([]);
    part("verdict").textContent = "";
    part("todo").replaceChildren();
    result.hide();
    changed();
    root.querySelector("h1").textContent = own ? say(told.heading_improve, { title: title() }) : heading;
  };
  const heading = root.querySelector("h1").textContent;
  const blank = { card: {}, slug: "", slugIsOwn: false, own: null, kept: null, lines: null };
  const isBegun = () => own !== null || Object.keys(cardValues.card(fields.read(null), null, form)).length > 0;

  /* --- a card that is there --- */

  const load = (name) =>
    new Promise((resolve) => {
      const option = [...(part("open")?.options ?? [])].find(({ value }) => value === name);
      const script = element.html("script", { src: option.dataset.script });
      script.addEventListener("load", () => resolve(arrived.get(name)));
      script.addEventListener("error", () => resolve(null));
      document.head.append(script);
    });
  const tell = (text) => {
    part("told").textContent = text;
  };
  const open = async (name) => {
    const option = [...(part("open")?.options ?? [])].find(({ value }) => value === name);
    if (!option) {
      tell(say(told.unknown_card, { slug: name }));
      return;
    }
    if (name === own) return;
    if (isBegun() && !confirm(say(told.replace_sure, { title: option.textContent }))) return;
    const found = arrived.get(name) ?? (await load(name));
    if (!found) {
      tell(told.not_opened);
      return;
    }
    showAll({ card: found.card, slug: name, slugIsOwn: true, own: name, kept: found.card, lines: found.lines });
    tell(say(told.opened, { title: title() }));
  };

  /* --- what a writer does --- */

  const actions = {
    ...result.actions,
    clear: () => {
      if (!confirm(told.clear_sure)) return;
      history.replaceState(null, "", location.href.split("#")[0]); // or the card that it names would come back
      showAll(blank);
      memory.forget();
      if (part("open")) part("open").value = "";
      tell(told.cleared);
      root.querySelector("h1").focus();
    },
  };
  root.addEventListener("click", (event) => {
    const pressed = event.target.closest("[data-do]");
    if (pressed) actions[pressed.dataset.do]();
  });
  root.addEventListener("input", ({ target }) => {
    if (target.dataset.search || target === part("open")) return;
    if (target.name === "slug") slugIsOwn = target.value !== "";
    if (target.name?.endsWith(".title") && !slugIsOwn) field("slug").value = cardValues.slug(title(), form.slug.longest);
    if (target.matches("textarea")) fields.count(target);
    fields.showParts();
    changed();
    if (isChecked) follow();
    else if (target.getAttribute("aria-invalid")) mark(problems());
  });
  // A line that appears while the pointer is down would move what is about to be pressed.
  let isPressed = false;
  const released = () => {
    isPressed = false;
    mark(problems());
  };
  addEventListener("pointerdown", () => {
    isPressed = true;
  }, true);
  for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => setTimeout(released, 0)); // after the click
  typing.addEventListener("focusout", ({ target, relatedTarget }) => {
    if (!target.name) return;
    seen.add(target.name);
    if (target.name === "case.when") target.value = month(cardValues.month(target.value, [form.locale, ...form.languages]));
    // A list, or a choice, has been left only when all of it has.
    const group = target.closest("[data-items], fieldset.choices");
    if (group && !group.contains(relatedTarget)) seen.add(group.dataset.items ?? group.dataset.choices);
    if (!isPressed) mark(problems());
  });
  typing.addEventListener("submit", (event) => {
    event.preventDefault();
    check();
  });
  typing.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && event.target.matches("input")) event.preventDefault();
  });
  part("open")?.addEventListener("change", ({ target }) => target.value && open(target.value));

  const openAsked = () => {
    const asked = new URLSearchParams(location.hash.slice(1)).get("card");
    if (asked) open(asked);
  };
  addEventListener("hashchange", openAsked);

  memory.test();
  const draft = memory.recall();
  showAll(draft?.card ? draft : blank);
  if (isBegun()) tell(told.draft_back);
  typing.inert = false;
  openAsked();

  return (slugOf, values, linesOf) => arrived.set(slugOf, { card: values, lines: linesOf });
})();
