/* Shows the page light or dark as the reader last chose: as soon as there is a body, and before any of it is drawn. Needs theme-memory.js. */
(() => {
  const chosen = __md_get("__palette")?.color;
  if (!chosen) return;
  const paint = (_, observer) => {
    if (!document.body) return;
    for (const [name, value] of Object.entries(chosen)) document.body.setAttribute(`data-md-color-${name}`, value);
    observer.disconnect();
  };
  new MutationObserver(paint).observe(document.documentElement, { childList: true });
})();
