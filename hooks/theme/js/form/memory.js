/* The draft that the browser keeps of a card. Its key names the site, so that two sites on one server have a draft each.

   Global name: cardMemory. */

/* `site` is the address of the site's folder; `whenRefused` is called when this browser lets the page keep nothing. */
const cardMemory = (site, whenRefused) => {
  const KEY = `card-draft ${new URL(site).pathname}`;
  const attempt = (act) => {
    try {
      return act(localStorage);
    } catch {
      whenRefused();
      return null;
    }
  };

  const test = () =>
    attempt((memory) => {
      memory.setItem(`${KEY} test`, "");
      memory.removeItem(`${KEY} test`);
    });
  const keep = (draft) => attempt((memory) => memory.setItem(KEY, JSON.stringify(draft)));
  const forget = () => attempt((memory) => memory.removeItem(KEY));
  const recall = () => {
    try {
      return JSON.parse(attempt((memory) => memory.getItem(KEY)));
    } catch {
      return null; // what cannot be read is as good as nothing
    }
  };

  return { test, keep, forget, recall };
};
