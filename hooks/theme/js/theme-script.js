/* Fetches the theme's script, a third of all that a first view would wait for, when the reader does the first thing that it may be for: its
   search, its drawer, its keys, what follows the page as it scrolls. Needs search/attach.js.

   Events: "theme-script-fails", when it did not come or ended early. */
(() => {
  const FIRST = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  const SEARCHES = new Set(["f", "s", "/"]);
  const { themeScript } = document.currentScript.dataset;

  const fetchIt = async () => {
    for (const name of FIRST) removeEventListener(name, begin);
    const script = document.createElement("script");
    script.src = themeScript;
    const done = new Promise((resolve) => {
      for (const name of ["load", "error"]) script.addEventListener(name, resolve);
    });
    document.body.append(script);
    await done;
    /* The last name that it gives; and it waits for a document that has been there for long. */
    if ("component$" in globalThis) globalThis.document$.next(document);
    else dispatchEvent(new Event("theme-script-fails"));
  };

  /* The key with which a reader begins to search is the first of all for many. */
  const begin = async ({ type, key, target, altKey, ctrlKey, metaKey }) => {
    const again = type === "keydown" && SEARCHES.has(key) && !(altKey || ctrlKey || metaKey);
    await fetchIt();
    if (again) target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
  };

  const onPage = (selector) => document.querySelector(selector) !== null;
  addEventListener("DOMContentLoaded", () => {
    const atOnce = location.hash || new URL(location.href).searchParams.has("q");
    if (atOnce || onPage(".md-sidebar:not([hidden]), article table:not([class])")) fetchIt();
    else for (const name of FIRST) addEventListener(name, begin, { passive: true });
  });

  /* It opens what is folded while a page is printed, and there would be no time to fetch it. */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...document.querySelectorAll("article details:not([open])")];
    for (const details of opened) details.open = true;
  });
  addEventListener("afterprint", () => {
    for (const details of opened) details.open = false;
  });
})();
