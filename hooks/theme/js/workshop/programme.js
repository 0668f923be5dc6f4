/* When things happen in a workshop, how long they take, and what the page and its sheets say of that. Knows no page.
   Needs messages.js, plan.js, download.js and workshop/materials.js.

   Global name: workshopProgramme. */

/* `words` are the messages of the page; `known` is a Map from the slug of a card to {title, minutes, group}. */
const workshopProgramme = (words, known) => {
  const { say, day } = messages(words.locale);
  const { rules, asLine, asLines, blockOf, itemOf } = workshopPlan;
  const HOUR = 60;
  const DAY = 24; // in hours
  const TWO_WEEKS = 14; // in days
  const TWO_DAYS = 2;

  const titleOf = (item) => {
    const block = blockOf(item);
    return block ? block.title || words.blocks[block.kind].title : known.get(item).title;
  };
  /* What is done in a block, a step on each line; a note of a blank says that nothing is. */
  const noteOf = (item) => {
    const block = blockOf(item);
    if (!block) return "";
    return (block.note || words.blocks[block.kind].note || "").trim();
  };
  /* What becomes of a block when somebody wrote `value` in a field of it; null when no block can hold that. */
  const changed = (block, field, value) => {
    if (field === "minutes") {
      const minutes = Number(value);
      return Number.isInteger(minutes) && minutes >= 1 && minutes <= rules.longest_block ? { ...block, minutes } : null;
    }
    const text = field === "note" ? asLines(value) : asLine(value);
    const own = text === (words.blocks[block.kind][field] ?? "").trim() ? "" : text || (field === "note" ? " " : "");
    const next = { ...block, [field]: own };
    return blockOf(itemOf(next)) && next;
  };
  const minutesOf = ({ debrief }, item) => blockOf(item)?.minutes ?? known.get(item).minutes + Number(debrief);
  const total = (plan) => plan.items.reduce((sum, item) => sum + minutesOf(plan, item), 0);
  const minutesText = (n) => say(words.minutes, { n });

  const moment = ({ start }, minutes) => {
    const [hours, past] = start ? start.split(":").map(Number) : [0, 0];
    const at = hours * HOUR + past + minutes;
    return { hour: Math.floor(at / HOUR), minute: at % HOUR };
  };
  /* What a clock shows so many minutes after the beginning; where no beginning is planned, how long it has taken by then: 0:50. */
  const clock = (plan, minutes) => {
    const { hour, minute } = moment(plan, minutes);
    const padded = (number, digits) => String(number).padStart(digits, "0");
    return `${plan.start ? padded(hour % DAY, 2) : hour}:${padded(minute, 2)}`;
  };
  /* The same with the day, where it is another one by then. */
  const clockAndDay = (plan, minutes) => {
    const n = Math.floor(moment(plan, minutes).hour / DAY);
    return n && plan.start ? say(words.days_later, { n, clock: clock(plan, minutes) }) : clock(plan, minutes);
  };

  /* Each item with the minutes after the beginning at which it begins and ends. */
  const timed = (plan) => {
    let from = 0;
    return plan.items.map((item) => {
      const row = { item, from, to: from + minutesOf(plan, item) };
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
    const length = Math.max(Number(plan.time), total(plan));
    const times = plan.start && say(words.from_to, { from: clock(plan, 0), to: clockAndDay(plan, length) });
    const excess = isTooLong(plan) && say(words.excess, { minutes: minutesText(-left(plan)) });
    const people = plan.people && say(words.people, { n: Number(plan.people) });
    return [plan.date && day(plan.date), plan.place, times, minutesText(length), excess, people].filter(Boolean).join(" · ");
  };

  /* How many groups of how many people, in words, of a card whose groups have `size` people; all of them together where it has none. */
  const groupsText = (plan, size) => {
    if (!plan.people || !size) return "";
    const told = workshopMaterials.groups(Number(plan.people), size).map(({ n, size: each }) => say(words.groups, { n, size: each }));
    return told.join(words.and);
  };

  const rows = (plan) =>
    timed(plan).map(({ item, from, to }) => ({
      item,
      kind: blockOf(item)?.kind ?? null,
      from,
      clock: `${clock(plan, from)}–${clock(plan, to)}`,
      minutes: to - from,
      length: minutesText(to - from),
      what: titleOf(item),
      group: known.get(item)?.group ?? "",
      note: noteOf(item),
    }));

  /* The clock for each part of an exercise that begins so many minutes after the beginning: its `steps`, which take so many minutes each,
     and the debrief, where the plan has one. */
  const stepClocks = (plan, from, steps) => {
    const clocks = [];
    let at = from;
    for (const minutes of [...steps, Number(plan.debrief)].filter(Boolean)) {
      clocks.push(clock(plan, at));
      at += minutes;
    }
    return clocks;
  };

  /* What is to be done before and after, each with its day or its hour where the plan has one. */
  const timeline = (plan) => {
    const on = (apart) => (plan.date ? ` (${day(days.later(plan.date, apart))})` : "");
    const at = plan.start ? ` (${clock(plan, DAY * HOUR - HOUR)})` : "";
    const { two_weeks_before: invite, two_days_before: print, one_hour_before: prepare, two_weeks_after: ask } = words.timeline;
    return [say(invite, { day: on(-TWO_WEEKS) }), say(print, { day: on(-TWO_DAYS) }), say(prepare, { clock: at }), say(ask, { day: on(TWO_WEEKS) })];
  };

  /* Everything that the sheets of the cards `slugs` say beside what the cards bring along; each participant takes so many worksheets. */
  const paper = (plan, slugs, worksheets) => {
    const copies = (message, n) => {
      const what = say(message, { n });
      return plan.people ? say(words.in_all, { what, n: n * Number(plan.people) }) : what;
    };
    return {
      slugs,
      rows: rows(plan),
      stepClocks: (from, steps) => stepClocks(plan, from, steps),
      groups: (size) => groupsText(plan, size),
      texts: {
        title: plan.title || words.no_title,
        facts: facts(plan),
        rest: leftText(plan),
        paper: plan.paper,
        hasStart: plan.start !== "",
        clockHead: plan.start ? words.clock : words.from_the_start,
        debriefMinutes: plan.debrief,
        debrief: plan.debrief && say(words.minutes, { n: Number(plan.debrief) }),
        timeline: timeline(plan),
        closing: words.blocks.closing.title,
        copies: [
          copies(words.handouts, slugs.length),
          copies(words.worksheets, worksheets),
          copies(words.commitments, 1),
          say(words.deck, { n: slugs.length }),
          ...Object.values(words.bring),
        ],
        people: Number(plan.people) || 0,
        material: ({ count, thing, per }) => say(words.material[per], { count, thing }),
        page: (page, pages) => say(words.page, { page, pages }),
      },
    };
  };

  /* The workshop as an appointment for calendar.js, with the address of its plan. */
  const appointment = (plan, url) => ({
    id: fileName(["workshop", plan.date, plan.title]),
    title: plan.title || words.no_title,
    day: plan.date,
    start: plan.start,
    minutes: Math.max(Number(plan.time), total(plan)),
    place: plan.place,
    note: rows(plan).map((row) => `${row.clock} ${row.what}`).join("\n"),
    url,
  });

  return { titleOf, noteOf, changed, appointment, clock, timed, isTooLong, sumText, paper };
};
