/* An appointment as a file that calendars read (RFC 5545). Needs days.js and download.js.

   Global name: calendarFile. */
const calendarFile = (() => {
  const LONGEST_LINE = 75; // in bytes
  const A_MINUTE = 60_000; // in milliseconds
  const WEEK = 7;
  const WEEKDAYS = ["SU", "MO", "TU", "WE", "TH", "FR", "SA"];
  const WEEKS_OF_EVERY_MONTH = 4;

  /* The place of a day in its month, such as 2MO, the second Monday. A fifth one is the last, which every month has. */
  const placeOf = (day) => {
    const moment = days.moment(day);
    const n = Math.ceil(moment.getUTCDate() / WEEK);
    return `${n > WEEKS_OF_EVERY_MONTH ? -1 : n}${WEEKDAYS[moment.getUTCDay()]}`;
  };
  /* How often a practice comes back, by the rhythm of its card, from `day` on and always on the same day of the week; others do not. */
  const RULES = {
    daily: () => "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR",
    weekly: () => "FREQ=WEEKLY",
    monthly: (day) => `FREQ=MONTHLY;BYDAY=${placeOf(day)}`,
    quarterly: (day) => `FREQ=MONTHLY;INTERVAL=3;BYDAY=${placeOf(day)}`,
    yearly: (day) => `FREQ=YEARLY;BYMONTH=${days.moment(day).getUTCMonth() + 1};BYDAY=${placeOf(day)}`,
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
     it is made, so that a later file with the same `id` takes the place of the appointment. The hour is that of wherever it is read. An
     address of a file leads nowhere on another computer, and many calendars show none but those in the description. */
  const text = ({ id, title, day, start, minutes, place = "", note = "", url = "", rhythm = "", now }) => {
    const when = start
      ? [`DTSTART:${bare(day)}T${bare(start)}00`, ...(minutes ? [`DURATION:PT${minutes}M`] : [])]
      : [`DTSTART;VALUE=DATE:${bare(day)}`];
    const link = url.startsWith("file:") ? "" : url;
    const description = [note, link].filter(Boolean).join("\n\n");
    const lines = [
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//customer-centric-leadership//practices//EN",
      "BEGIN:VEVENT",
      `UID:${id}@practices`,
      `SEQUENCE:${Math.floor(now.getTime() / A_MINUTE)}`,
      `DTSTAMP:${bare(now.toISOString()).replace(SECONDS, "Z")}`,
      ...when,
      ...(RULES[rhythm] ? [`RRULE:${RULES[rhythm](day)}`] : []),
      `SUMMARY:${escaped(title)}`,
      ...(place ? [`LOCATION:${escaped(place)}`] : []),
      ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
      ...(link ? [`URL:${link}`] : []),
      "END:VEVENT",
      "END:VCALENDAR",
    ];
    return `${lines.map(folded).join("\r\n")}\r\n`;
  };

  const save = (appointment) => download(text({ ...appointment, now: new Date() }), "text/calendar", `${appointment.id}.ics`);

  /* The Monday after the day `today`. */
  const nextMonday = (today) => {
    const weekday = days.moment(today).getUTCDay();
    return days.later(today, (WEEK - weekday) % WEEK + 1);
  };

  return { text, save, nextMonday };
})();
