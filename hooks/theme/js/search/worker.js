/* The engine behind Material's search box: the theme's script talks to it as to its own worker, with the same messages.
   CONTRIBUTING.md, section Search, says why it is there and what it does.

   From a server, the theme's script asks for the index with every page; it gets an empty one, and the whole is fetched here for the
   first query, as is all else that the search needs. From a file it asks for the whole itself, when the search box is first used. It
   also sends queries without words.

   Global names: those of the files that it loads. */
(() => {
  const SETUP = 0, READY = 1, QUERY = 2, RESULT = 3; // Material's kinds of message
  const NEEDED = ["../words.js", "stem.js", "likeness.js", "index.js", "query.js", "ranking.js", "results.js", "../../search/words.js"];
  const WHOLE_INDEX = "../../search/search_index.js";

  /* From a file this runs in a hidden frame, whose address is that of the page; and there scripts are not loaded at once. */
  const here = typeof document === "undefined" ? location.href : document.querySelector("script[src]").src;
  const load = (files) => importScripts(...files.map((file) => new URL(file, here).href));

  let index = null;
  const build = async (docs) => {
    await load(NEEDED);
    index = new searchIndex.Index(docs, searchWords);
  };
  const answer = async (query) => {
    if (!query.trim()) return { items: [], suggest: [] };
    if (!index) {
      await load([WHOLE_INDEX]);
      await build(__index.docs);
    }
    return searchResults.of(index, query);
  };

  /* One after the other: what a message needs may still be on its way when the next comes. */
  let before = Promise.resolve();
  const take = async ({ type, data }) => {
    if (type === SETUP) {
      if (data.docs.length) await build(data.docs);
      postMessage({ type: READY });
    } else if (type === QUERY) {
      postMessage({ type: RESULT, data: await answer(data) });
    }
  };
  addEventListener("message", ({ data }) => {
    before = before.then(() => take(data)).catch(reportError);
  });
})();
