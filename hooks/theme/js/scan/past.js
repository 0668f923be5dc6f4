/* What the scans on the page were before each change, for whoever wants them back. Needs scan/values.js.

   Global name: scanPast. */

/* `buttons` take a change back. What is noted are values {own, others}: a scan, which changes as it is filled in, and a list of scans. */
const scanPast = (buttons) => {
  const copied = ({ own, others }) => ({ own: scanValues.copied(own), others: [...others] });
  let before = [];
  let latest = null;

  /* A button keeps the focus of whoever took the last change back. */
  const show = () => {
    for (const button of buttons) button.setAttribute("aria-disabled", before.length === 0);
  };
  const begin = (state) => {
    before = [];
    latest = copied(state);
    show();
  };
  const note = (state) => {
    before.push(latest);
    latest = copied(state);
    show();
  };
  /* Returns what there was before the last change; null when nothing has changed. */
  const back = () => {
    const state = before.pop() ?? null;
    if (state) latest = copied(state);
    show();
    return state;
  };

  return { begin, note, back };
};
