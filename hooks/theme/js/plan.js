/* The plan of a workshop as text. It follows the # of workshop.html, and as #workshop=… it travels over the pages one comes by.
   Knows neither the page nor its address. Needs limits.js and days.js.

   cards   what happens, in order: slugs of cards, and ~15 for a break of 15 minutes; or the word all, for every card of the site in its order
   sheet   the preview shown; for PDF files also a kind of sheets that has no tab
   title, date (2026-11-30), people, start (09:30), time (the minutes available)

   Global name: workshopPlan. */
const workshopPlan = (() => {
  const { plan: rules, sheets, slug } = limits;
  const SLUG = new RegExp(slug.form);
  const BREAK = /^~([1-9][0-9]{0,2})$/;
  const MARKUP = /[<>]/;
  const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
  const WHOLE_NUMBER = /^[0-9]{1,4}$/;
  // Control characters, those that turn the direction of writing, and the mark for bytes that are no text.
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/;

  const whole = (least, most) => (text) => WHOLE_NUMBER.test(text) && Number(text) >= least && Number(text) <= most;
  const allowed = {
    sheet: (text) => sheets.some(({ name }) => name === text),
    title: (text) => text.length <= rules.longest_title && !MARKUP.test(text) && !UNPRINTABLE.test(text),
    date: days.isDay,
    people: whole(rules.fewest_people, rules.most_people),
    start: (text) => CLOCK.test(text),
    time: whole(rules.shortest, rules.longest),
  };
  const DETAILS = Object.keys(allowed);
  const EMPTY = { sheet: sheets[0].name, title: "", date: "", people: "", start: "", time: "" };

  /* `all` says that the items are all cards of the site; only the workshop page knows and fills them in. */
  const empty = () => ({ all: false, items: [], ...EMPTY });
  const isEmpty = (plan) => !plan.all && plan.items.length === 0 && DETAILS.every((key) => plan[key] === EMPTY[key]);
  const breakOf = (minutes) => `~${minutes}`;
  const breakMinutes = (item) => (BREAK.test(item) ? Number(item.slice(1)) : null);
  const cards = (plan) => plan.items.filter((item) => breakMinutes(item) === null);
  const hasCard = (plan, card) => plan.all || plan.items.includes(card);
  const withCard = (plan, card) => (hasCard(plan, card) ? plan : { ...plan, items: [...plan.items, card] });
  const isItem = (text) => BREAK.test(text) || (SLUG.test(text) && text.length <= slug.longest);

  /* Returns the plan that `text` holds, and what of it could not be read, each as {code, …}. */
  const read = (text) => {
    const refused = (code) => ({ plan: empty(), problems: [{ code }] });
    if (text === "") return { plan: empty(), problems: [] };
    if (text.length > rules.longest_address) return refused("too_long");
    const values = new URLSearchParams(text);
    if ([...values].flat().some((value) => MARKUP.test(value))) return refused("markup");
    if (!["cards", ...DETAILS].some((key) => values.has(key))) return refused("garbage");
    const [items, ofItems] = readItems(values.get("cards") ?? "");
    const [details, ofDetails] = readDetails(values);
    return { plan: { ...empty(), ...items, ...details }, problems: [...ofItems, ...ofDetails] };
  };

  const readItems = (listed) => {
    if (listed === rules.all_cards) return [{ all: true }, []];
    const named = listed.split(",").filter(Boolean);
    const items = named.filter(isItem);
    const problems = [];
    if (items.length < named.length) problems.push({ code: "no_card", n: named.length - items.length });
    if (items.length > rules.most_items) problems.push({ code: "too_many", n: rules.most_items });
    return [{ items: items.slice(0, rules.most_items) }, problems];
  };

  const readDetails = (values) => {
    const given = DETAILS.map((key) => [key, values.get(key) ?? ""]).filter(([, value]) => value !== "");
    const wrong = given.filter(([key, value]) => !allowed[key](value));
    const right = given.filter(([key, value]) => allowed[key](value));
    return [Object.fromEntries(right), wrong.map(([field]) => ({ code: "wrong_value", field }))];
  };

  const write = (plan) => {
    if (isEmpty(plan)) return "";
    const values = new URLSearchParams({ cards: plan.all ? rules.all_cards : plan.items.join(",") });
    for (const key of DETAILS) if (plan[key]) values.set(key, plan[key]);
    // Characters that an address may hold as they are stay legible.
    return values.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~");
  };

  return { rules, allowed, empty, isEmpty, breakOf, breakMinutes, cards, hasCard, withCard, read, write };
})();
