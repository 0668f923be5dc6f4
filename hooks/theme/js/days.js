/* Days as the plan of a workshop and a saved scan write them: 2026-11-30.

   Global name: days. */
const days = (() => {
  const FORM = /^\d{4}-\d{2}-\d{2}$/;

  /* A moment of that day at Greenwich, wherever the reader is. */
  const moment = (text) => new Date(`${text}T00:00:00Z`);

  /* Tells whether `text` is a day of the calendar; 2026-02-30 is not. */
  const isDay = (text) => {
    if (!FORM.test(text)) return false;
    const day = moment(text);
    return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
  };

  /* The day so many days later, or earlier where that is negative. */
  const later = (text, n) => {
    const day = moment(text);
    day.setUTCDate(day.getUTCDate() + n);
    return day.toISOString().slice(0, text.length);
  };

  /* How many days the day `to` is later than `from`. */
  const MILLISECONDS_OF_A_DAY = 86_400_000;
  const between = (from, to) => (moment(to) - moment(from)) / MILLISECONDS_OF_A_DAY;

  /* The day it is where the reader is. */
  const today = () => {
    const now = new Date();
    const [month, day] = [now.getMonth() + 1, now.getDate()].map((figure) => String(figure).padStart(2, "0"));
    return `${now.getFullYear()}-${month}-${day}`;
  };

  return { isDay, moment, later, between, today };
})();
