/* The engine behind Material's search box: the theme's script talks to it as to its own worker, with the same messages.
   CONTRIBUTING.md, section Search, says why it is there and what it does.

   The index, and all else that the search needs, is loaded for the first query. The theme's script also sends queries without words.

   Global names: those of the files that it loads. */
(() => {
  const READY = 1, QUERY = 2, RESULT = 3; // Material's kinds of message
  const FAILED = 4; // ours: a query cannot be answered, for something that it needs does not come; search/attach.js tells the reader
  const ENGINE = ["../words.js", "stem.js", "likeness.js", "index.js", "query.js", "ranking.js", "results.js"];
  const KNOWN = ["../../search/words.js", "../../search/search_index.js"];

  /* From a file this runs in a hidden frame, whose address is that of the page; and there scripts are not loaded at once. */
  const here = typeof document === "undefined" ? location.href : document.querySelector("script[src]").src;
  const loaded = new Set();
  const load = async (file) => {
    if (loaded.has(file)) return;
    await importScripts(new URL(file, here).href);
    loaded.add(file);
  };

  let index = null;
  const answer = async (query) => {
    if (!query.trim()) return { items: [], suggest: [] };
    for (const file of [...ENGINE, ...KNOWN]) await load(file);
    index ??= new searchIndex.Index(__index.docs, searchWords);
    return searchResults.of(index, query);
  };

  /* One after the other: what a query needs may still be on its way when the next comes. */
  let before = Promise.resolve();
  const take = async (query) => {
    try {
      postMessage({ type: RESULT, data: await answer(query) });
    } catch (error) {
      postMessage({ type: FAILED });
      reportError(error);
    }
  };
  addEventListener("message", ({ data: { type, data } }) => {
    if (type === QUERY) before = before.then(() => take(data));
  });
  postMessage({ type: READY });
})();
