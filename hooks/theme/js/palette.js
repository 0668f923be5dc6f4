/* Shows the page light or dark as the reader last chose, or else as the computer is set: as soon as there is a body, and before any of it is
   drawn. Needs theme-memory.js. */
(() => {
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const shown = __md_get("__palette")?.color ?? (dark ? { scheme: "slate" } : {}); // as mkdocs.yml calls it
  const paint = (_, observer) => {
    if (!document.body) return;
    for (const [name, value] of Object.entries(shown)) document.body.setAttribute(`data-md-color-${name}`, value);
    observer.disconnect();
  };
  new MutationObserver(paint).observe(document.documentElement, { childList: true });
})();
