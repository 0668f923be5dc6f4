/* The plan of a workshop as text. It stands behind the # of workshop.html, and as #workshop=… it travels over the pages one comes by.

   cards   what happens, in order: slugs of cards, and ~15 for a break of 15 minutes; or the word all, for every card of the site in its order
   sheet   the preview shown: handouts, deck, guide or worksheet; for PDF files also book (contents and handouts) and pack (all of it)
   title, date (2026-11-30), people, start (09:30), time (the minutes available) */
const workshopPlan = (() => {
  const SHEETS = ["handouts", "deck", "guide", "worksheet"];
  const BOUND = ["book", "pack"];
  const ALL = "all";
  const LONGEST = 20000;
  const MOST_ITEMS = 250;
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const LONGEST_SLUG = 60;
  const BREAK = /^~([1-9][0-9]{0,2})$/;
  const MARKUP = /[<>]/;
  // Control characters, those that turn the direction of writing, and what stands for bytes that are no text.
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/;

  const whole = (least, most) => (text) => /^[0-9]{1,4}$/.test(text) && Number(text) >= least && Number(text) <= most;
  const isDay = (text) => {
    if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text)) return false;
    const day = new Date(`${text}T00:00:00Z`);
    return !Number.isNaN(day.valueOf()) && day.toISOString().startsWith(text);
  };
  const allowed = {
    sheet: (text) => [...SHEETS, ...BOUND].includes(text),
    title: (text) => text.length <= 80 && !MARKUP.test(text) && !UNPRINTABLE.test(text),
    date: isDay,
    people: whole(1, 500),
    start: (text) => /^([01][0-9]|2[0-3]):[0-5][0-9]$/.test(text),
    time: whole(5, 1440),
  };
  const KEYS = ["cards", ...Object.keys(allowed)];

  /* `all` says that the items are all cards of the site; only the workshop page knows and fills them in. */
  const empty = () => ({ all: false, items: [], sheet: SHEETS[0], title: "", date: "", people: "", start: "", time: "" });
  const isEmpty = (plan) => !plan.all && plan.items.length === 0 && KEYS.every((key) => key === "cards" || plan[key] === empty()[key]);
  const breakMinutes = (item) => (BREAK.test(item) ? Number(item.slice(1)) : null);
  const cards = (plan) => plan.items.filter((item) => breakMinutes(item) === null);
  const hasCard = (plan, slug) => plan.all || plan.items.includes(slug);

  /* Returns the plan that `text` holds, and what of it could not be read, each as {code, …}. */
  const read = (text) => {
    const plan = empty();
    if (text === "") return { plan, problems: [] };
    if (text.length > LONGEST) return { plan, problems: [{ code: "too_long" }] };
    const values = new URLSearchParams(text);
    if ([...values].flat().some((value) => MARKUP.test(value))) return { plan, problems: [{ code: "markup" }] };
    if (!KEYS.some((key) => values.has(key))) return { plan, problems: [{ code: "garbage" }] };
    const problems = [];
    const notCards = [];
    const listed = values.get("cards") ?? "";
    plan.all = listed === ALL;
    for (const item of plan.all ? [] : listed.split(",").filter(Boolean)) {
      if (BREAK.test(item) || (SLUG.test(item) && item.length <= LONGEST_SLUG)) plan.items.push(item);
      else notCards.push(item);
    }
    if (notCards.length) problems.push({ code: "no_card", n: notCards.length });
    if (plan.items.length > MOST_ITEMS) problems.push({ code: "too_many", n: MOST_ITEMS });
    plan.items.length = Math.min(plan.items.length, MOST_ITEMS);
    for (const [key, isAllowed] of Object.entries(allowed)) {
      const value = values.get(key) ?? "";
      if (value === "") continue;
      if (isAllowed(value)) plan[key] = value;
      else problems.push({ code: "wrong_value", field: key });
    }
    return { plan, problems };
  };

  const write = (plan) => {
    if (isEmpty(plan)) return "";
    const values = new URLSearchParams({ cards: plan.all ? ALL : plan.items.join(",") });
    for (const key of Object.keys(allowed)) if (plan[key]) values.set(key, plan[key]);
    // What may stand in an address as it is stays legible.
    return values.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~");
  };

  const withCard = (plan, slug) => (hasCard(plan, slug) ? plan : { ...plan, items: [...plan.items, slug] });

  /* Keeps the plan in the address when a link is followed: links to the workshop page open it, links to the other pages carry it on. */
  const travelWith = (current) => {
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

  return { SHEETS, MOST_ITEMS, allowed, empty, isEmpty, breakMinutes, cards, hasCard, read, write, travelWith };
})();

/* On every page but the workshop's: take the plan along that the address carries. */
(() => {
  const carried = new URLSearchParams(location.hash.slice(1)).get("workshop");
  if (carried === null || document.querySelector(".workshop")) return;
  const { plan, problems } = workshopPlan.read(carried);
  const notice = document.querySelector(".under-way");
  if (notice) {
    const { one, other, all, unreadable } = notice.dataset;
    const { length } = workshopPlan.cards(plan);
    const text = plan.all ? all : length === 1 ? one : other;
    notice.firstElementChild.textContent = workshopPlan.isEmpty(plan) && problems.length ? unreadable : text.replace("{n}", length);
    notice.hidden = false;
  }
  for (const link of document.querySelectorAll("a[data-add]")) {
    if (!workshopPlan.hasCard(plan, link.dataset.add)) continue;
    link.firstElementChild.textContent = link.dataset.added;
    link.classList.add("add--done");
  }
  workshopPlan.travelWith(() => plan);
})();
