/* When things happen in a workshop, how long they take, and what the page and its sheets say of that. Knows no page.
   Needs messages.js and plan.js.

   Global name: workshopProgramme. */

/* `words` are the messages of the page; `known` is a Map from the slug of a card to {title, minutes, group}. */
const workshopProgramme = (words, known) => {
  const { say, day } = messages(words.locale);
  const { breakMinutes } = workshopPlan;
  const HOUR = 60;
  const DAY = 24; // in hours

  const isBreak = (item) => breakMinutes(item) !== null;
  const minutesOf = (item) => breakMinutes(item) ?? known.get(item).minutes;
  const titleOf = (item) => (isBreak(item) ? words.break : known.get(item).title);
  const total = ({ items }) => items.reduce((sum, item) => sum + minutesOf(item), 0);
  const minutesText = (n) => say(words.minutes, { n });

  /* What a clock shows so many minutes after the beginning; where no beginning is planned, how long it has taken by then: 0:50. */
  const clock = ({ start }, minutes) => {
    const [hours, past] = start ? start.split(":").map(Number) : [0, 0];
    const at = hours * HOUR + past + minutes;
    const hour = Math.floor(at / HOUR);
    const padded = (number, digits) => String(number).padStart(digits, "0");
    return `${start ? padded(hour % DAY, 2) : hour}:${padded(at % HOUR, 2)}`;
  };

  /* Each item with the minutes after the beginning at which it begins and ends. */
  const timed = ({ items }) => {
    let from = 0;
    return items.map((item) => {
      const row = { item, from, to: from + minutesOf(item) };
      from = row.to;
      return row;
    });
  };

  /* What is left of the time available: negative when it does not suffice, null when none is given. */
  const left = (plan) => (plan.time ? Number(plan.time) - total(plan) : null);
  const isTooLong = (plan) => (left(plan) ?? 0) < 0;
  const leftText = (plan) => {
    const minutes = left(plan);
    if (minutes === null) return "";
    if (minutes === 0) return words.exact;
    return say(minutes > 0 ? words.left : words.over, { minutes: minutesText(Math.abs(minutes)) });
  };
  const sumText = (plan) => {
    if (!plan.items.length) return "";
    const sum = say(words.sum, { n: workshopPlan.cards(plan).length, minutes: minutesText(total(plan)) });
    return [sum, leftText(plan)].filter(Boolean).join(" ");
  };

  /* What the head of a sheet says beside the title. */
  const facts = (plan) => {
    const end = plan.time ? Math.max(Number(plan.time), total(plan)) : total(plan);
    const times = plan.start && say(words.from_to, { from: clock(plan, 0), to: clock(plan, end) });
    const length = minutesText(plan.time ? Number(plan.time) : total(plan));
    const people = plan.people && say(words.people, { n: Number(plan.people) });
    return [plan.date && day(plan.date), times, length, people].filter(Boolean).join(" · ");
  };

  const rows = (plan) =>
    timed(plan).map(({ item, from, to }) => ({
      slug: item,
      clock: `${clock(plan, from)}–${clock(plan, to)}`,
      minutes: to - from,
      what: titleOf(item),
      group: known.get(item)?.group ?? "",
    }));

  /* Everything that the sheets of the cards `slugs` say beside what the cards bring along; each participant takes so many worksheets. */
  const paper = (plan, slugs, worksheets) => {
    const copies = (message, n) => {
      const what = say(message, { n });
      return plan.people ? say(words.in_all, { what, n: n * Number(plan.people) }) : what;
    };
    return {
      slugs,
      rows: rows(plan),
      texts: {
        title: plan.title || words.no_title,
        facts: facts(plan),
        rest: leftText(plan),
        handouts: copies(words.handouts, slugs.length),
        worksheets: copies(words.worksheets, worksheets),
        deck: say(words.deck, { n: slugs.length }),
        people: Number(plan.people) || 0,
        material: ({ count, thing, per }) => say(words.material[per], { count, thing }),
        page: (page, pages) => say(words.page, { page, pages }),
      },
    };
  };

  return { isBreak, minutesOf, titleOf, clock, timed, isTooLong, sumText, paper };
};
