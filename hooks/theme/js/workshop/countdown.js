/* A countdown as a value: {left, since}. `left` are the milliseconds left at the moment `since`, from which on it runs, or while it stands
   still, which a `since` of null says. Below nought it tells how long it is over.

   Global name: countdown. */
const countdown = (() => {
  const MINUTE = 60_000;
  const SECOND = 1000;
  const SIXTY = 60; // of what a minute has

  const of = (minutes) => ({ left: minutes * MINUTE, since: null });
  const leftAt = ({ left, since }, now) => (since === null ? left : left - (now - since));
  const isRunning = ({ since }) => since !== null;
  /* Starts it, or stops it where it is. */
  const turned = (timer, now) => ({ left: leftAt(timer, now), since: isRunning(timer) ? null : now });
  const longer = (timer, minutes) => ({ ...timer, left: timer.left + minutes * MINUTE });

  /* As a clock shows it: 4:05, and +0:10 when it is over. */
  const text = (left) => {
    const seconds = left >= 0 ? Math.ceil(left / SECOND) : Math.floor(-left / SECOND);
    const shown = `${Math.floor(seconds / SIXTY)}:${String(seconds % SIXTY).padStart(2, "0")}`;
    return left < 0 ? `+${shown}` : shown;
  };

  return { MINUTE, of, leftAt, isRunning, turned, longer, text };
})();
