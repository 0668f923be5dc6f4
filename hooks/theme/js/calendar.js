/* An appointment as a file that calendars read (RFC 5545). Needs days.js and element.js.

   Global name: calendarFile. */
const calendarFile = (() => {
  const LONGEST_LINE = 75; // in bytes
  /* How often a practice comes back, by the rhythm of its card; others do not. */
  const RULES = {
    daily: "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    weekly: "FREQ=WEEKLY",
    monthly: "FREQ=MONTHLY",
    quarterly: "FREQ=MONTHLY;INTERVAL=3",
    yearly: "FREQ=YEARLY",
  };
  const encoder = new TextEncoder();

  const escaped = (text) => text.replaceAll(/[\\;,]/g, String.raw`\$&`).replaceAll(/\r?\n/g, String.raw`\n`);
  /* A line goes on on the next after a blank; no character is broken. */
  const folded = (line) => {
    const lines = [""];
    let bytes = 0;
    for (const sign of line) {
      const size = encoder.encode(sign).length;
      if (bytes + size > LONGEST_LINE) {
        lines.push(" ");
        bytes = 1;
      }
      lines[lines.length - 1] += sign;
      bytes += size;
    }
    return lines.join("\r\n");
  };
  const bare = (text) => text.replaceAll(/[-:]/g, "");
  const SECONDS = /\.\d+Z$/;

  /* Returns the text of a file with one appointment: `day` is as 2026-11-30, `start` as 09:30 or nothing for the whole day, `now` the moment
     it is made. The hour is that of wherever it is read. */
  const text = ({ id, title, day, start, minutes, place = "", note = "", url = "", rhythm = "", now }) => {
    const when = start
      ? [`DTSTART:${bare(day)}T${bare(start)}00`, `DURATION:PT${minutes}M`]
      : [`DTSTART;VALUE=DATE:${bare(day)}`];
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//customer-centric-leadership//practices//EN",
      "BEGIN:VEVENT",
      `UID:${id}-${now.getTime()}@practices`,
      `DTSTAMP:${bare(now.toISOString()).replace(SECONDS, "Z")}`,
      ...when,
      ...(RULES[rhythm] ? [`RRULE:${RULES[rhythm]}`] : []),
      `SUMMARY:${escaped(title)}`,
      ...(place ? [`LOCATION:${escaped(place)}`] : []),
      ...(note ? [`DESCRIPTION:${escaped(note)}`] : []),
      ...(url ? [`URL:${url}`] : []),
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };

  const LONG_ENOUGH_TO_SAVE = 60_000; // in milliseconds; then the browser has the file, and its copy in memory can go
  const save = (appointment) => {
    const file = new Blob([text({ ...appointment, now: new Date() })], { type: "text/calendar" });
    const address = URL.createObjectURL(file);
    element.html("a", { href: address, download: `${appointment.id}.ics` }).click();
    setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_TO_SAVE);
  };

  /* The Monday after the day `today`. */
  const nextMonday = (today) => {
    const WEEK = 7;
    const weekday = days.moment(today).getUTCDay();
    return days.later(today, (WEEK - weekday) % WEEK + 1);
  };

  return { text, save, nextMonday };
})();
