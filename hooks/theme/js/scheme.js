/* Takes the choice of light or dark from page to page where the theme's memory is each file's own. Needs storage.js, and __md_get,
   __md_set and __md_scope of the theme, whose script reads that memory below. */
(() => {
  if (location.protocol !== "file:") return;
  const NAME = "__palette";
  const memory = siteStorage("scheme", { site: __md_scope });
  const chosen = () => {
    try {
      return __md_get(NAME);
    } catch {
      return null; // the theme is refused a memory
    }
  };

  const kept = memory.read();
  if (kept !== null) __md_set(NAME, kept);
  const before = JSON.stringify(kept);
  addEventListener("pagehide", () => {
    const now = chosen();
    if (now !== null && JSON.stringify(now) !== before) memory.write(now);
  });
})();
