/* Takes the plan of a workshop along from page to page: in their addresses, and in the memory of the tab, so that the browser's way back,
   to an address of before, loses no card. Needs plan.js and messages.js; __md_get and __md_set are in the head of the page.

   Global names: planMemory, carryPlan. */
const planMemory = (() => {
  const KEY = "workshop";
  /* Where the browser is told to keep nothing, even a look at its memory is an error; then there are the addresses. */
  const attempt = (act) => {
    try {
      return act(sessionStorage);
    } catch {
      return null;
    }
  };
  const read = () => attempt((memory) => __md_get(KEY, memory)) ?? "";
  const write = (text) => attempt((memory) => __md_set(KEY, text, memory));

  const wentBack = () => performance.getEntriesByType("navigation")[0]?.type === "back_forward";
  /* The plan as it is now, as text: what an address holds, unless the browser went back to it. */
  const latest = (addressed, isBack = wentBack()) => (isBack ? read() || addressed : addressed || read());

  return { read, write, latest };
})();

/* Keeps a plan in the address when a link is followed: links to the workshop page open it, links to the other pages carry it on.
   `current` returns the plan there is at that moment. */
const carryPlan = (current) => {
  const { isEmpty, withCard, write } = workshopPlan;
  const carry = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || isEmpty(current())) return;
    const leadsHere = link.protocol === location.protocol && link.host === location.host && link.pathname.endsWith(".html");
    if (!leadsHere || (link.hash && !link.dataset.add && !link.dataset.carries)) return;
    link.dataset.carries = "true";
    const plan = write(link.dataset.add ? withCard(current(), link.dataset.add) : current());
    link.hash = link.pathname.endsWith("/workshop.html") ? plan : `workshop=${encodeURIComponent(plan)}`;
  };
  for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, carry, { capture: true });
};

/* On every page but the workshop's: show the plan there is, and add cards to it without leaving the page. */
(() => {
  const bar = document.querySelector(".plan-bar");
  if (!bar) return;
  const { rules, cards, hasCard, isEmpty, read, withCard, write } = workshopPlan;
  const { some, all, unreadable, partly } = JSON.parse(bar.dataset.messages);
  const { say } = messages(document.documentElement.lang);
  const links = [...document.querySelectorAll("a[data-add]")].map((link) => ({ link, label: link.firstElementChild, before: link.firstElementChild.textContent }));

  let plan = workshopPlan.empty();

  const draw = (problems = []) => {
    const told = isEmpty(plan) ? [] : [say(plan.all ? all : some, { n: cards(plan).length })];
    if (problems.length) told.push(say(told.length ? partly : unreadable, { text: problems.map(({ text }) => text).join(", ") }));
    bar.hidden = told.length === 0;
    document.documentElement.classList.toggle("with-plan-bar", !bar.hidden); // for :has() would look at all tiles of a page for each that moves
    bar.classList.toggle("plan-bar--begun", !isEmpty(plan));
    bar.firstElementChild.textContent = told.join(" ");
    for (const { link, label, before } of links) {
      const isIn = hasCard(plan, link.dataset.add);
      label.textContent = isIn ? link.dataset.added : before;
      link.title = label.textContent;
      link.classList.toggle("add--done", isIn);
    }
  };

  const values = () => new URLSearchParams(location.hash.includes("=") ? location.hash.slice(1) : "");
  const keep = () => {
    planMemory.write(write(plan));
    const state = values();
    state.set("workshop", write(plan));
    history.replaceState(history.state, "", `#${addressText.closed(`${state}`)}`);
  };

  const begin = (isBack) => {
    const carried = values().get("workshop") ?? "";
    const { plan: found, problems } = read(planMemory.latest(carried, isBack));
    plan = found;
    if (!isEmpty(plan)) planMemory.write(write(plan));
    draw(problems);
  };

  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[data-add]") : null;
    const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (!link || !isPlain || hasCard(plan, link.dataset.add) || plan.items.length >= rules.most_items) return;
    event.preventDefault();
    plan = withCard(plan, link.dataset.add);
    keep();
    draw();
  });
  // A page that the browser had put aside as it was knows nothing of what has been added since.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) begin(true);
  });
  carryPlan(() => plan);
  begin();
})();
