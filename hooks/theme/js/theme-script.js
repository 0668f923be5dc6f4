/* Fetches the theme's script, a third of all that a first view would wait for, when the reader does the first thing that it may be for: its
   drawer, its keys, what follows the page as it scrolls. Who goes to the search first has an answer before it. */
(() => {
  const FIRST = ["pointermove", "pointerdown", "touchstart", "keydown", "focusin", "scroll"];
  const { themeScript } = document.currentScript.dataset;

  const fetchIt = async () => {
    for (const name of FIRST) removeEventListener(name, fetchIt);
    if (typeof searchEngine !== "undefined") await searchEngine.settled(); // it takes as long to start as the search
    const script = document.createElement("script");
    script.src = themeScript;
    const done = new Promise((resolve) => {
      for (const name of ["load", "error"]) script.addEventListener(name, resolve);
    });
    document.body.append(script);
    await done;
    globalThis.document$?.next(document); // it waits for a document that has been there for long
  };

  const onPage = (selector) => document.querySelector(selector) !== null;
  addEventListener("DOMContentLoaded", () => {
    if (location.hash || onPage(".md-sidebar:not([hidden]), article table:not([class])")) fetchIt();
    else for (const name of FIRST) addEventListener(name, fetchIt, { passive: true });
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
