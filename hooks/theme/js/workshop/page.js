/* The page that puts a workshop together. Its whole state is one plan, which is kept in the address; everything shown is drawn from it.
   Needs messages.js, plan.js, plan-travel.js and the other files of workshop/. */
(() => {
  const root = document.querySelector(".workshop");
  if (!root) return;
  const one = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const { rules, allowed, empty, isEmpty, read, write } = workshopPlan;

  const words = JSON.parse(one(".workshop__words").textContent);
  const { say } = messages(words.locale);
  const cards = workshopCards.read(all(".pick"));
  const { known } = cards;
  const programme = workshopProgramme(words, known);

  let plan = empty();
  let holdsMore = false; // whether the address holds what could not be read

  const tell = (text) => {
    one(".workshop__spoken").textContent = text;
  };
  const notices = one(".workshop__messages");
  const message = (problem) => {
    const shown = document.getElementById("plan-message").content.cloneNode(true).firstElementChild;
    shown.querySelector("p").textContent = say(words[problem.code], { ...problem, field: words.fields[problem.field] });
    shown.querySelector("button").addEventListener("click", () => {
      shown.remove();
      one("#plan").focus();
    });
    notices.append(shown);
  };

  /* --- the plan, and the address that holds it --- */

  const change = (changes) => {
    plan = { ...plan, ...changes };
    before = null;
    show({ isBegun: holdsMore });
  };
  /* Whoever changes a plan of all cards gets a list, which has no more room than any other. */
  const changeItems = (items) => {
    if (items.length > rules.most_items) message({ code: "too_many", n: rules.most_items });
    change({ items: items.slice(0, rules.most_items), all: false });
  };

  const PUT_RIGHT = new Set(["renamed", "repeated"]);
  /* The page's own anchors, such as the one to skip to the content, are no plans. */
  const isAnchor = (text) => text !== "" && document.getElementById(text) !== null;
  const readAddress = () => {
    const text = location.hash.slice(1);
    if (isAnchor(text)) show();
    else take(text);
  };
  const take = (text) => {
    const { plan: written, problems } = read(text);
    const resolved = workshopCards.resolve(written.items, cards);
    const found = [...problems, ...resolved.problems];
    notices.replaceChildren();
    for (const problem of found) message(problem);
    plan = { ...written, items: written.all ? [...known.keys()] : resolved.items };
    holdsMore = found.some(({ code }) => !PUT_RIGHT.has(code));
    if (holdsMore) draw();
    else show();
  };
  /* The address of before is where the browser goes back to when something else has `isBegun`, not only gone on. */
  const writeAddress = (isBegun) => {
    const text = write(plan);
    const address = text ? `#${text}` : location.pathname + location.search;
    const keep = isBegun ? "pushState" : "replaceState";
    if (location.hash.slice(1) !== text) history[keep](history.state, "", address);
    planMemory.write(text);
    holdsMore = false;
  };
  const begin = (isBack) => {
    const text = location.hash.slice(1);
    take(planMemory.latest(isAnchor(text) ? "" : text, isBack));
    if (!isEmpty(plan)) showPlan();
  };

  /* --- the parts of the page --- */

  const page = {
    one, all, words, say, known, programme, change, changeItems, tell, message,
    plan: () => plan,
    setPlanned: (isPlanned) => root.classList.toggle("workshop--planned", isPlanned),
  };
  const parts = [workshopList(page), workshopPicker(page), workshopPreview(page)];

  const details = one(".plan__details");
  const drawDetails = () => {
    for (const field of details.elements) {
      // A field that somebody is filling in is left alone until it holds what the plan may hold.
      if (field.value !== plan[field.name] && document.activeElement !== field) field.value = plan[field.name];
    }
  };
  details.addEventListener("input", ({ target }) => {
    const value = target.name === "title" ? target.value.replaceAll(/[<>]/g, "").trim() : target.value;
    if (value === "" || allowed[target.name](value)) change({ [target.name]: value });
  });
  details.addEventListener("focusout", drawDetails);
  details.addEventListener("submit", (event) => event.preventDefault());

  const showPlan = () => {
    for (const ready of all(".ready__fold")) ready.open = isEmpty(plan);
    one("#plan").focus({ preventScroll: true });
    one(".plan").scrollIntoView();
  };
  let before = null; // the plan whose place another one has taken, for whoever did not mean it
  const putBack = one("[data-put-back]");
  const replaced = (text) => {
    before = isEmpty(plan) ? before : plan;
    take(text);
    tell(isEmpty(plan) ? words.cleared : words.opened);
    draw();
    showPlan();
  };
  one("[data-clear]").addEventListener("click", () => {
    history.pushState(history.state, "", location.pathname + location.search);
    replaced("");
  });
  for (const link of all(".ready__open a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      history.pushState(history.state, "", link.hash);
      replaced(link.hash.slice(1));
    });
  }
  putBack.addEventListener("click", () => {
    change(before);
    showPlan();
  });

  const { title } = document;
  const draw = () => {
    document.title = plan.title ? `${plan.title} - ${title}` : title;
    drawDetails();
    putBack.hidden = before === null;
    for (const part of parts) part.draw();
  };
  const show = ({ isBegun = false } = {}) => {
    writeAddress(isBegun);
    draw();
  };

  addEventListener("hashchange", () => {
    before = null;
    readAddress();
  });
  // A page that the browser had put aside as it was knows nothing of what has been added since.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) begin(true);
  });
  carryPlan(() => plan);
  begin();
})();
