/* What a reader takes along of a card: Monday's step for a calendar, the page on paper, its link. Needs calendar.js. */
(() => {
  const root = document.querySelector(".take-along");
  if (!root) return;

  const address = () => location.href.split("#")[0];

  const actions = {
    /* At nine in the morning of whoever reads it, and again as often as the card says. */
    calendar: ({ dataset: { title, text, minutes, rhythm } }) => {
      const slug = location.pathname.split("/").pop().replace(/\.html$/, "");
      const day = calendarFile.nextMonday(days.today());
      calendarFile.save({ id: slug, title, day, start: "09:00", minutes, rhythm, note: text, url: address() });
    },
    paper: () => print(),
    link: async ({ dataset }) => {
      await copy(address());
      root.querySelector("[role=status]").textContent = dataset.done;
    },
  };

  /* A page from a file share has no clipboard of its own; what is marked can be copied everywhere. */
  const copy = (text) => navigator.clipboard?.writeText(text).catch(() => copyMarked(text)) ?? copyMarked(text);
  const copyMarked = (text) => {
    const field = document.createElement("textarea");
    field.value = text;
    root.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  };

  root.addEventListener("click", (click) => {
    const button = click.target.closest("[data-take]");
    if (button) actions[button.dataset.take](button);
  });
})();
