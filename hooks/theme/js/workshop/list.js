/* The plan as a list: its items can be moved, dragged and taken out, blocks added, and their minutes and words changed.
   Needs messages.js, plan.js, workshop/programme.js and workshop/drag.js.

   Global name: workshopList. */

/* `page` is the workshop page as workshop/page.js knows it. */
const workshopList = (page) => {
  const { one, words, known, programme, say } = page;
  const { titleOf, noteOf } = programme;
  const { rules, blockOf, itemOf, usualBlock, withItems } = workshopPlan;
  const items = () => page.plan().items;
  const list = one(".plan__items");
  const controlOf = (item, control) => item.querySelector(`[data-control=${control}]`);
  const placeOf = (part) => [...list.children].indexOf(part.closest("li"));

  const focusOn = (place, control) => {
    const item = list.children[Math.min(place, list.children.length - 1)];
    const wanted = controlOf(item, control);
    (wanted.disabled ? controlOf(item, "handle") : wanted).focus();
  };
  const move = (from, to, control) => {
    const moved = [...items()];
    const [item] = moved.splice(from, 1);
    moved.splice(to, 0, item);
    page.changeItems(moved);
    focusOn(to, control);
    const n = items().length;
    page.tell(say(words.moved, { title: titleOf(item), place: Math.min(to + 1, n), n }));
  };
  const remove = (place) => {
    const item = items()[place];
    page.changeItems(items().filter((_, other) => other !== place));
    if (items().length) focusOn(place, "remove");
    else one("#plan").focus();
    page.tell(say(words.removed, { title: titleOf(item) }));
  };

  /* --- blocks --- */

  const kind = one("[data-block-kind]");
  one("[data-add-block]").addEventListener("click", () => {
    if (items().length >= rules.most_items) {
      page.tell(say(words.full, { n: rules.most_items }), "plan");
      return;
    }
    const item = usualBlock(kind.value);
    // An opening comes first, whatever there is.
    if (kind.value === "opening") page.changeItems([item, ...items()]);
    else page.changeItems(items().length && kind.value !== "closing" ? withItems(items(), [item]) : [...items(), item]);
    page.tell(say(words.added, { title: titleOf(item) }));
  });

  list.addEventListener("change", ({ target }) => {
    const place = placeOf(target);
    const field = target.dataset.control;
    const block = programme.changed(blockOf(items()[place]), field, target.value);
    if (!block) page.message({ code: field === "minutes" ? "wrong_minutes" : "wrong_words", most: rules.longest_block });
    const isRefused = block && !page.changeItems(items().map((item, index) => (index === place ? itemOf(block) : item)));
    // What there was no room for stays where it was typed, to be shortened there.
    target.setCustomValidity(isRefused ? words.no_room : "");
    fill(list.children[place], programme.timed(page.plan())[place], place);
  });

  /* --- showing it --- */

  const build = (item) => {
    const made = document.getElementById("plan-item").content.cloneNode(true).firstElementChild;
    if (blockOf(item)) {
      made.querySelector(".item__minutes").replaceChildren(document.getElementById("block-minutes").content.cloneNode(true));
      made.append(document.getElementById("block-words").content.cloneNode(true));
    } else made.classList.add(`theme--${known.get(item).theme}`);
    return made;
  };
  const setValue = (field, value) => {
    if (field.value !== value && !field.validity.customError) field.value = value;
  };
  const fill = (made, { item, from, to }, place) => {
    const title = titleOf(item);
    made.querySelector(".item__title").textContent = title;
    made.querySelector(".item__clock").textContent = programme.clock(page.plan(), from);
    if (blockOf(item)) {
      setValue(controlOf(made, "minutes"), String(to - from));
      setValue(controlOf(made, "title"), title);
      setValue(controlOf(made, "note"), noteOf(item));
    } else made.querySelector(".item__minutes").textContent = say(words.short_minutes, { n: to - from });
    for (const control of made.querySelectorAll("button, .item__minutes input")) {
      control.setAttribute("aria-label", say(words[control.dataset.control === "minutes" ? "block_minutes" : control.dataset.control], { title }));
    }
    controlOf(made, "up").disabled = place === 0;
    controlOf(made, "down").disabled = place === items().length - 1;
  };

  let drawn = null;
  const draw = () => {
    const plan = page.plan();
    // Fields stay while somebody is at them: only another order makes other rows.
    const order = plan.items.map((item) => blockOf(item)?.kind ?? item).join(",");
    if (order !== drawn) list.replaceChildren(...plan.items.map(build));
    drawn = order;
    for (const [place, row] of programme.timed(plan).entries()) fill(list.children[place], row, place);
    one(".plan__empty").hidden = workshopPlan.cards(plan).length > 0;
    const sum = one(".plan__sum output");
    sum.textContent = programme.sumText(plan);
    sum.classList.toggle("over", programme.isTooLong(plan));
  };

  list.addEventListener("click", (event) => {
    const control = event.target.closest("button")?.dataset.control;
    const place = placeOf(event.target);
    if (control === "up") move(place, place - 1, control);
    if (control === "down") move(place, place + 1, control);
    if (control === "remove") remove(place);
  });
  list.addEventListener("keydown", (event) => {
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!step || event.target.dataset.control !== "handle") return;
    event.preventDefault();
    const place = placeOf(event.target);
    if (items()[place + step] !== undefined) move(place, place + step, "handle");
  });
  draggable(list, (from, to) => move(from, to, "handle"));

  return { draw };
};
