/* What a reader takes along of a card: Monday's step for a calendar, the page on paper, its link. Needs days.js. */
(() => {
  const root = document.querySelector(".take-along");
  if (!root) return;

  const MONDAY = 1;
  const DAYS_OF_A_WEEK = 7;
  const LONGEST_LINE = 60; // characters; a calendar's line has 75 bytes at most, and a letter may take two
  const LONG_ENOUGH_TO_SAVE = 60_000; // in milliseconds; then the browser has the file, and its copy in memory can go

  const address = () => location.href.split("#")[0];

  /* The day of the next Monday, as a calendar writes it: 20261130. On a Monday that is the one in a week. */
  const nextMonday = () => {
    const day = days.moment(days.today());
    day.setUTCDate(day.getUTCDate() + ((MONDAY - day.getUTCDay() + DAYS_OF_A_WEEK) % DAYS_OF_A_WEEK || DAYS_OF_A_WEEK));
    return day.toISOString().slice(0, "2026-11-30".length).replaceAll("-", "");
  };
  const escaped = (text) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll("\n", String.raw`\n`);
  const folded = (line) => line.match(new RegExp(`.{1,${LONGEST_LINE}}`, "gu")).join("\r\n ");

  /* An event as RFC 5545 has it, at nine in the morning of whoever reads it. */
  const event = ({ title, text, minutes }) =>
    [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//practices//take-along//",
      "BEGIN:VEVENT",
      `UID:${nextMonday()}-${encodeURIComponent(title)}`,
      `DTSTAMP:${new Date().toISOString().replaceAll(/[-:]|\.\d+/g, "")}`,
      `DTSTART:${nextMonday()}T090000`,
      `DURATION:PT${minutes}M`,
      `SUMMARY:${escaped(title)}`,
      `DESCRIPTION:${escaped(`${text}\n${address()}`)}`,
      "END:VEVENT",
      "END:VCALENDAR",
    ]
      .map((line) => `${folded(line)}\r\n`)
      .join("");

  const actions = {
    calendar: ({ dataset }) => {
      const file = URL.createObjectURL(new Blob([event(dataset)], { type: "text/calendar" }));
      const link = document.createElement("a");
      link.href = file;
      link.download = `${location.pathname.split("/").pop().replace(/\.html$/, "")}.ics`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(file), LONG_ENOUGH_TO_SAVE);
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
