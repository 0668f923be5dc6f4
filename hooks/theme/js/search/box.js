/* The search box, and its list of results. It listens to what stands in the box and not to keys: what is pasted, dictated, filled in or put
   together of several keys counts as well. Needs messages.js, search/engine.js and search/in-vain.js. */
(() => {
  const AT_FIRST = 8; // results; "more" shows the others
  const PAUSE = 1500; // ms after which what stands in the box counts as what somebody wanted to ask

  const box = document.querySelector(".md-search");
  const [input, list, meta] = [".md-search__input", ".md-search-result__list", ".md-search-result__meta"].map((part) => box.querySelector(part));
  const suggest = box.querySelector(".md-search__suggest");
  const scroll = box.querySelector(".md-search__scrollwrap");
  const toggle = document.getElementById("__search");
  const invitation = meta.textContent.trim();

  let cameFrom = null; // what had the focus before the box
  let wanted = ""; // the query whose answer is waited for, or shown
  let shown = null; // the answer that is shown
  let pause = 0;

  const say = (text) => {
    if (meta.textContent !== text) meta.textContent = text;
  };

  const clear = () => {
    shown = null;
    list.replaceChildren();
    box.querySelector(".search-ways")?.remove();
    box.querySelector(".search-more")?.remove();
    suggest.replaceChildren();
  };

  /* Puts results into the list, and into each what its page says once that has come. */
  const append = async (hits) => {
    const results = hits.map(searchResults.result);
    list.append(...results.map(({ item }) => item));
    const texts = await searchEngine.texts(results.map(({ place }) => place));
    for (const { place, quote } of results) if (texts.has(place)) quote(texts.get(place));
  };

  const more = (hits) => {
    const { said, locale } = searchWords[searchEngine.language];
    const button = element.html("button", { type: "button", class: "search-more quiet-button" }, messages(locale).say(said.more, { n: hits.length }));
    button.addEventListener("click", () => {
      const last = list.lastElementChild;
      button.remove();
      append(hits);
      last.nextElementSibling.querySelector("a").focus();
    });
    return button;
  };

  const show = (answer) => {
    scroll.scrollTop = 0; // before anything changes, for it asks where everything is
    clear();
    shown = answer;
    const { said, locale } = searchWords[searchEngine.language];
    const { state, hits } = answer;
    say(state === "results" ? messages(locale).say(said.found, { n: hits.length }) : said[state]);
    append(hits.slice(0, AT_FIRST));
    if (hits.length > AT_FIRST) list.after(more(hits.slice(AT_FIRST)));
    if (state !== "results") list.parentElement.append(searchResults.ways(answer));
    complete();
  };

  /* How the last word could go on, behind what is typed; not where that is longer than the box. */
  const complete = () => {
    const rest = shown && shown.state === "results" && input.selectionStart === input.value.length ? shown.completion : "";
    suggest.replaceChildren(...(rest ? [element.html("span", {}, input.value), rest] : []));
    if (rest && suggest.scrollWidth > suggest.clientWidth) suggest.replaceChildren();
  };

  /* Loads what is needed before the first key; what does not come is told once somebody asks. */
  const prepare = () => {
    if (input.value && wanted !== input.value) ask();
    else searchEngine.ready().catch(() => null);
  };

  const ask = async () => {
    const query = input.value;
    wanted = query;
    clearTimeout(pause);
    suggest.replaceChildren();
    if (!query.trim()) {
      clear();
      say(invitation);
      return;
    }
    const now = searchEngine.now(query);
    if (now) show(now);
    if (!now?.isWhole) {
      try {
        const answer = await searchEngine.answer(query);
        if (wanted === query) show(answer);
      } catch (error) {
        if (wanted !== query) return;
        wanted = "";
        clear();
        say(meta.dataset.failed);
        reportError(error);
        return;
      }
    }
    pause = setTimeout(remember, PAUSE);
  };

  /* Notes what was asked in vain. */
  const remember = () => {
    clearTimeout(pause);
    if (shown && shown.state !== "results" && shown.query === input.value) searchInVain.keep({ ...shown, language: searchEngine.language });
  };

  const isOpen = () => toggle.checked;
  const open = () => {
    if (!isOpen()) toggle.click();
  };
  const close = () => {
    remember();
    if (isOpen()) toggle.click();
  };

  /* Gives the focus back to what had it, or to the page. */
  const leave = () => {
    close();
    const back = cameFrom?.isConnected ? cameFrom : document.querySelector("main h1, main");
    if (!back.matches("a, button, input, select, textarea, summary, [tabindex]")) back.tabIndex = -1;
    back.focus({ preventScroll: true });
    if (document.activeElement !== back) document.activeElement.blur();
  };

  const links = () => [...box.querySelectorAll(".md-search__output :is(a, button)")];
  const move = (by) => {
    const stops = [input, ...links()];
    const at = stops.indexOf(document.activeElement);
    stops[(Math.max(0, at) + by + stops.length) % stops.length].focus();
  };

  const acceptSuggestion = (event) => {
    const rest = suggest.lastChild?.textContent;
    if (!rest || input.selectionStart !== input.value.length) return;
    event.preventDefault();
    input.value += rest;
    ask();
  };

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") leave();
    else if (event.key === "ArrowDown") move(1);
    else if (event.key === "ArrowUp") move(-1);
    else if (event.key === "ArrowRight" && document.activeElement === input) return acceptSuggestion(event);
    else if (event.key === "Enter" && document.activeElement === input) list.querySelector("a")?.click();
    else return;
    event.preventDefault();
  });
  for (const way of document.querySelectorAll(".md-search, label[for=__search]")) way.addEventListener("pointerenter", prepare, { once: true });
  input.addEventListener("focus", (event) => {
    if (!isOpen()) cameFrom = event.relatedTarget ?? null;
    open();
    prepare();
  });
  input.addEventListener("input", ask);
  box.querySelector("form").addEventListener("submit", (event) => event.preventDefault());
  box.querySelector("form").addEventListener("reset", () => {
    remember();
    setTimeout(() => {
      ask();
      input.focus();
    }, 0);
  });
  box.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !box.contains(relatedTarget) && isOpen()) close();
  });
  box.addEventListener("click", ({ target }) => {
    if (target.closest(".md-search__output a")) close();
  });
  toggle.addEventListener("change", () => {
    if (toggle.checked) input.focus();
    else if (document.activeElement === input) input.blur();
  });

  /* Keys that lead here from anywhere on the page. */
  addEventListener("keydown", (event) => {
    const { target, key } = event;
    const types = target.closest?.("input, textarea, select, [contenteditable]");
    if (types || event.ctrlKey || event.metaKey || event.altKey || !["/", "f", "s"].includes(key)) return;
    event.preventDefault();
    cameFrom = target === document.body ? null : target;
    open();
    input.focus();
  });

  /* A query may stand in the address: ?q=parking. */
  const asked = new URL(location.href).searchParams.get("q");
  if (asked) {
    input.value = asked;
    open();
    input.focus();
    ask();
  } else if (input.value) {
    ask(); // what the browser has put back
  }
})();
