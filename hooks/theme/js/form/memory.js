/* The draft that the browser keeps of a card. Needs storage.js.

   Global name: cardMemory. */

/* `site` is the address of the site's folder; `whenRefused` is called when this browser lets the page keep nothing. */
const cardMemory = (site, whenRefused) => {
  const { test, read, write, remove } = siteStorage("card-draft", { site, whenRefused });
  return { test, keep: write, forget: remove, recall: read };
};
