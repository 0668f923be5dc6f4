/* The slides for the wall: the opening, each card's question, steps, debrief and statement, and a closing with everybody's first step.
   A slide that takes time has it in data-minutes. Made with the tools of workshop/sheets.js.

   Global name: workshopSlides. */
const workshopSlides = ({ leaf, clone, piece, listed, aboutOf }, { slugs, rows, texts }) => {
  const ROWS = 16; // of the programme
  const there = new Set(slugs);
  // Without a beginning no clock on the wall shows the times of the plan, and how long something takes is enough.
  const when = ({ clock, length }) => (texts.hasStart ? clock : length);
  // Nobody reads a longer programme off a wall.
  const shown = rows.length > ROWS ? [] : rows;
  const opening = listed(clone("slide-opening", texts), shown.map((row) => `${when(row)}  ${row.what}`));

  const ofCard = ({ item }) => {
    const slides = [...piece(item, "slides").querySelectorAll(".slide")];
    const debrief = slides.find((slide) => slide.matches(".slide--debrief"));
    if (debrief && texts.debriefMinutes) debrief.dataset.minutes = texts.debriefMinutes;
    return slides;
  };
  const closing = (row) => listed(clone("slide-closing", row), slugs.map((slug) => `${aboutOf(slug).title}: ${aboutOf(slug).first_step}`));
  const ofBlock = (row) => {
    const slide = (row.kind === "closing" ? closing(row) : clone("slide-block", { ...row, clock: when(row) })).querySelector(".slide");
    slide.dataset.minutes = row.minutes;
    return [slide];
  };

  const slides = rows
    .filter(({ item, kind }) => kind !== "opening" && (kind || there.has(item)))
    .flatMap((row) => (row.kind ? ofBlock(row) : ofCard(row)));
  // Everybody chooses a first step, in a plan without a closing too.
  const hasClosing = rows.some(({ kind }) => kind === "closing");
  if (!hasClosing && slugs.length && slugs.length <= ROWS) slides.push(closing({ what: texts.closing }).querySelector(".slide"));
  for (const slide of slides) {
    if (!slide.dataset.minutes) continue;
    const clock = clone("slide-countdown");
    clock.querySelector(".slide__clock").textContent = countdown.text(Number(slide.dataset.minutes) * countdown.MINUTE);
    slide.append(clock);
  }
  return [opening, ...slides].map((slide) => leaf("slide", slide));
};
