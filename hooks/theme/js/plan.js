/* The plan of a workshop as text. It follows the # of workshop.html, and as #workshop=… it travels over the pages one comes by.
   Knows neither the page nor its address. Needs address.js, limits.js and days.js.

   cards    what happens, in order: slugs of cards, and blocks that are no card; or the word all, for every card of the site in its order
   sheet    the preview shown; for PDF files also a kind of sheets that has no tab
   title, date (2026-11-30), place, people, start (09:30), time (the minutes available)
   debrief  the minutes of debrief after every exercise
   paper    letter, for the paper of North America

   A block is ~MINUTES, a break, or ~MINUTES.KIND, such as ~10.opening; own words follow it as .TITLE.NOTE, each written with letters,
   digits and hyphens, _ for a blank and *2C for any other sign, so that mail and chat leave it alone. Without them the page has words
   of its own for the kind, in its language.

   Global name: workshopPlan. */
const workshopPlan = (() => {
  const { plan: rules, sheets, slug } = limits;
  const SLUG = new RegExp(slug.form);
  const BLOCK = /^~([1-9][0-9]*)(?:\.([a-z-]+)(?:\.([\w*-]*)(?:\.([\w*-]*))?)?)?$/;
  const [USUAL, OPENING, CLOSING] = ["break", "opening", "closing"]; // kinds of blocks
  const MARKUP = /[<>]/;
  const CLOCK = /^([01][0-9]|2[0-3]):[0-5][0-9]$/;
  const LONGEST_SHOWN = 60; // characters of what cannot be read, in a message
  const WHOLE_NUMBER = /^[0-9]{1,4}$/;
  // Control characters, those that turn the direction of writing, and the mark for bytes that are no text.
  const UNPRINTABLE = /[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufffd]/;

  /* What somebody typed or pasted, as a plan can hold it; programs for texts have signs of their own that break a line. */
  const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;
  const asLine = (text) => text.replaceAll(/[\s\u0085]/g, " ").replaceAll(/[<>\ufffd\p{C}]/gu, "").trim();
  const asLines = (text) => text.split(LINE_BREAK).map(asLine).join("\n").trim();

  const isLegible = (text, longest) => text.length <= longest && !MARKUP.test(text) && !UNPRINTABLE.test(text);
  const whole = (least, most) => (text) => WHOLE_NUMBER.test(text) && Number(text) >= least && Number(text) <= most;
  const allowed = {
    sheet: (text) => sheets.some(({ name }) => name === text),
    title: (text) => isLegible(text, rules.longest_title),
    date: days.isDay,
    place: (text) => isLegible(text, rules.longest_title),
    people: whole(rules.fewest_people, rules.most_people),
    start: (text) => CLOCK.test(text),
    time: whole(rules.shortest, rules.longest),
    debrief: whole(1, rules.longest_debrief),
    paper: (text) => text === "letter",
  };
  const DETAILS = Object.keys(allowed);
  const FREE = new Set(["title", "place"]); // details in anybody's own words
  const EMPTY = { sheet: sheets[0].name, title: "", date: "", place: "", people: "", start: "", time: "", debrief: "", paper: "" };

  /* `all` says that the items are all cards of the site; only the workshop page knows and fills them in. */
  const empty = () => ({ all: false, items: [], ...EMPTY });
  const isEmpty = (plan) => !plan.all && plan.items.length === 0 && DETAILS.every((key) => plan[key] === EMPTY[key]);

  const OTHER_SIGNS = /[.!~*'()_]/g; // that encodeURIComponent leaves as they are
  const HEXADECIMAL = 16;
  const coded = (sign) => `%${sign.codePointAt(0).toString(HEXADECIMAL).toUpperCase()}`;
  const packed = (text) =>
    encodeURIComponent(text).replaceAll(OTHER_SIGNS, coded).replaceAll("%20", "_").replaceAll("%", "*");
  const unpacked = (text) => {
    try {
      return decodeURIComponent(text.replaceAll("_", " ").replaceAll("*", "%"));
    } catch {
      return null; // no text
    }
  };

  /* A block as an item of a plan, and back: {kind, minutes, title, note}; null of an item that is a card, or nothing at all. */
  const itemOf = ({ kind, minutes, title = "", note = "" }) => {
    const words = note ? [packed(title), packed(note)] : [packed(title)].filter(Boolean);
    return [`~${minutes}`, ...(kind === USUAL && !words.length ? [] : [kind]), ...words].join(".");
  };
  const blockOf = (item) => {
    const [, minutes, kind = USUAL, ...words] = BLOCK.exec(item) ?? [];
    if (!minutes || Number(minutes) > rules.longest_read || !Object.hasOwn(rules.blocks, kind)) return null;
    const [title, note] = words.map((text) => unpacked(text ?? ""));
    if (title === null || note === null || !isLegible(title, rules.longest_title)) return null;
    return isLegible(note.replaceAll("\n", ""), rules.longest_note) ? { kind, minutes: Number(minutes), title, note } : null;
  };
  const isBlock = (item) => item.startsWith("~");
  const usualBlock = (kind) => itemOf({ kind, minutes: rules.blocks[kind] });
  const isKind = (item, kind) => item !== undefined && blockOf(item)?.kind === kind;

  const cards = (plan) => plan.items.filter((item) => !isBlock(item));
  const hasCard = (plan, card) => plan.all || plan.items.includes(card);

  /* The items with more of them, before the end that there is; the first of all come between an opening and a closing. */
  const withItems = (items, more) => {
    if (!items.length) return [usualBlock(OPENING), ...more, usualBlock(CLOSING)];
    const end = isKind(items.at(-1), CLOSING) ? -1 : items.length;
    return [...items.slice(0, end), ...more, ...items.slice(end)];
  };
  const withCard = (plan, card) => (hasCard(plan, card) ? plan : { ...plan, items: withItems(plan.items, [card]) });

  /* A value as it was typed: blanks, quotes and brackets around it came on the way. */
  const bare = (text) => text.replaceAll(/^[\s"'“”‘’([]+|[\s"'“”‘’)\].,;:!?]+$/g, "");
  const shown = (texts) => {
    const text = texts.join(", ").replaceAll(/\p{C}/gu, "�");
    return text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN - 1)}…` : text;
  };
  const isItem = (text) => blockOf(text) !== null || (SLUG.test(text) && text.length <= slug.longest);

  /* Returns the plan that `text` holds, and what of it could not be read, each as {code, …}; `text` in a problem is what stood there. */
  const read = (text) => {
    const refused = (code) => ({ plan: empty(), problems: [{ code, text: shown([text]) }] });
    if (text === "") return { plan: empty(), problems: [] };
    if (text.length > rules.longest_address) return refused("too_long");
    const values = new URLSearchParams(text);
    if ([...values].flat().some((value) => MARKUP.test(value))) return refused("markup");
    if (!["cards", ...DETAILS].some((key) => values.has(key))) return refused("garbage");
    const [items, ofItems] = readItems(bare(values.get("cards") ?? ""));
    const [details, ofDetails] = readDetails(values);
    const foreign = [...values].filter(([key]) => key !== "cards" && !DETAILS.includes(key)).map((pair) => pair.join("="));
    const ofForeign = foreign.length ? [{ code: "unknown_value", text: shown(foreign) }] : [];
    return { plan: { ...empty(), ...items, ...details }, problems: [...ofItems, ...ofDetails, ...ofForeign] };
  };

  const readItems = (listed) => {
    if (listed === rules.all_cards) return [{ all: true }, []];
    const named = listed.split(",").map(bare).filter(Boolean);
    const items = named.filter(isItem);
    const wrong = named.filter((item) => !isItem(item));
    const [blocks, others] = [wrong.filter(isBlock), wrong.filter((item) => !isBlock(item))];
    const problems = [];
    if (others.length) problems.push({ code: "no_card", n: others.length, text: shown(others) });
    if (blocks.length) problems.push({ code: "no_block", n: blocks.length, text: shown(blocks), most: rules.longest_read });
    if (items.length > rules.most_items) problems.push({ code: "too_many", n: rules.most_items, text: shown(items.slice(rules.most_items)) });
    return [{ items: items.slice(0, rules.most_items) }, problems];
  };

  const readDetails = (values) => {
    const said = (key) => (FREE.has(key) ? (values.get(key) ?? "") : bare(values.get(key) ?? ""));
    const given = DETAILS.map((key) => [key, said(key)]).filter(([, value]) => value !== "");
    const wrong = given.filter(([key, value]) => !allowed[key](value));
    const right = given.filter(([key, value]) => allowed[key](value));
    return [Object.fromEntries(right), wrong.map(([field, value]) => ({ code: "wrong_value", field, text: shown([value]) }))];
  };

  const write = (plan) => {
    if (isEmpty(plan)) return "";
    const values = new URLSearchParams({ cards: plan.all ? rules.all_cards : plan.items.join(",") });
    for (const key of DETAILS) if (plan[key]) values.set(key, plan[key]);
    // Characters that an address may hold as they are stay legible.
    return addressText.closed(values.toString().replaceAll("%2C", ",").replaceAll("%3A", ":").replaceAll("%7E", "~"));
  };

  /* Whether a page that reads the plan's text takes it. */
  const fits = (plan) => write(plan).length <= rules.longest_address;

  return { rules, allowed, empty, isEmpty, asLine, asLines, itemOf, blockOf, isBlock, usualBlock, withItems, fits, cards, hasCard, withCard, read, write };
})();
