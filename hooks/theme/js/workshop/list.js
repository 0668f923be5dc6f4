/* The plan as a list: its items can be moved, dragged, taken out, and breaks can be made longer.
   Needs messages.js, element.js, plan.js, workshop/programme.js and workshop/drag.js.

   Global name: workshopList. */

/* `page` is the workshop page as workshop/page.js knows it. */
const workshopList = (page) => {
  const { one, words, known, programme, say } = page;
  const { titleOf, minutesOf, isBreak } = programme;
  const { rules, breakOf } = workshopPlan;
  const items = () => page.plan().items;
  const list = one(".plan__items");

  const focusOn = (place, control) => {
    const item = list.children[Math.min(place, list.children.length - 1)];
    const wanted = item.querySelector(`[data-control=${control}]`);
    (wanted.disabled ? item.querySelector("[data-control=handle]") : wanted).focus();
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

  const breakField = (item, place) => {
    const field = element.html("input", {
      type: "number",
      min: 1,
      max: rules.longest_break,
      value: minutesOf(item),
      inputmode: "numeric",
      "aria-label": words.break_minutes,
      "data-control": "minutes",
    });
    field.addEventListener("change", () => {
      const wanted = Math.round(Number(field.value)) || 1;
      const minutes = Math.min(Math.max(wanted, 1), rules.longest_break);
      page.changeItems(items().map((other, index) => (index === place ? breakOf(minutes) : other)));
    });
    return field;
  };

  const row = ({ item, from }, place, all) => {
    const made = document.getElementById("plan-item").content.cloneNode(true).firstElementChild;
    const title = titleOf(item);
    made.querySelector(".item__title").textContent = title;
    made.querySelector(".item__clock").textContent = programme.clock(page.plan(), from);
    const minutes = made.querySelector(".item__minutes");
    if (isBreak(item)) minutes.append(breakField(item, place));
    else {
      made.classList.add(`theme--${known.get(item).theme}`);
      minutes.textContent = say(words.short_minutes, { n: minutesOf(item) });
    }
    for (const button of made.querySelectorAll("button")) button.setAttribute("aria-label", say(words[button.dataset.control], { title }));
    made.querySelector("[data-control=up]").disabled = place === 0;
    made.querySelector("[data-control=down]").disabled = place === all.length - 1;
    return made;
  };

  /* Rows that stay what they are get other times only: whoever sets the minutes of a break keeps the field they are in. */
  const retime = ({ item, from }, place) => {
    const shown = list.children[place];
    shown.querySelector(".item__clock").textContent = programme.clock(page.plan(), from);
    if (isBreak(item)) shown.querySelector("[data-control=minutes]").value = minutesOf(item);
  };
  let drawn = null;
  const draw = () => {
    const plan = page.plan();
    const current = JSON.stringify(plan.items.map((item) => (isBreak(item) ? "break" : item)));
    const rows = programme.timed(plan);
    if (current === drawn) for (const [place, timed] of rows.entries()) retime(timed, place);
    else list.replaceChildren(...rows.map(row));
    drawn = current;
    one(".plan__empty").hidden = plan.items.length > 0;
    const sum = one(".plan__sum output");
    sum.textContent = programme.sumText(plan);
    sum.classList.toggle("over", programme.isTooLong(plan));
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
    if (items()[place + step] !== undefined) move(place, place + step, "handle");
  });
  draggable(list, (from, to) => move(from, to, "handle"));

  return { draw };
};
