/* The page that puts a workshop together. Its whole state is one plan, which is kept in the address; everything shown is drawn from it.
   Each change is a step of the browser's history, so that Undo and Back are the same.
   Needs messages.js, plan.js, plan-travel.js, storage.js and the other files of workshop/. */
(() => {
  const root = document.querySelector(".workshop");
  if (!root) return;
  const one = (selector) => root.querySelector(selector);
  const all = (selector) => [...root.querySelectorAll(selector)];
  const { rules, allowed, empty, isEmpty, fits, read, write } = workshopPlan;

  const words = JSON.parse(one(".workshop__words").textContent);
  const { say } = messages(words.locale);
  const cards = workshopCards.read(all(".pick"));
  const { known } = cards;
  const programme = workshopProgramme(words, known);

  let plan = empty();
  let holdsMore = false; // whether the address holds what could not be read
  let typedInto = null; // the field that changed the plan, when nothing else did since
  let isUndone = false; // whether the address that comes is that of a step taken back or gone on again

  /* Tells what happened to whoever does not see the page, or what did not happen to everybody, beside what they pressed. */
  const tell = (text, place = "spoken") => {
    for (const told of all("[data-told]")) told.textContent = told.dataset.told === place ? text : "";
  };
  const notices = one(".workshop__messages");
  const message = (problem) => {
    const shown = document.getElementById("plan-message").content.cloneNode(true).firstElementChild;
    const said = say(words[problem.code], { ...problem, field: words.fields[problem.field] });
    if ([...notices.children].some((notice) => notice.textContent.trim() === said)) return;
    shown.querySelector("p").textContent = said;
    shown.querySelector("button").addEventListener("click", () => {
      shown.remove();
      one("#plan").focus();
    });
    notices.append(shown);
  };

  /* --- the plan, and the address that holds it --- */

  /* Returns whether the plan has room for that. `field` is what somebody is typing into: all they type there at once is one step.
     To look at other sheets is none. */
  const change = (changes, field = null) => {
    const next = { ...plan, ...changes };
    if (!fits(next)) {
      message({ code: "no_room" });
      return false;
    }
    plan = next;
    const isPreview = Object.keys(changes).every((key) => key === "sheet");
    const isStep = holdsMore || !(isPreview || (field !== null && field === typedInto));
    typedInto = field;
    show({ isStep });
    if (!isPreview) remember();
    return true;
  };
  /* Whoever changes a plan of all cards gets a list, which has no more room than any other. */
  const changeItems = (items) => {
    if (items.length > rules.most_items) message({ code: "too_many", n: rules.most_items });
    return change({ items: items.slice(0, rules.most_items), all: false });
  };

  const PUT_RIGHT = new Set(["renamed", "repeated"]);
  /* The page's own anchors, such as the one to skip to the content, are no plans. */
  const isAnchor = (text) => text !== "" && document.getElementById(text) !== null;
  const REFUSED = new Set(["too_long", "garbage", "markup"]);
  const readAddress = () => {
    const text = location.hash.slice(1);
    const isOwn = isUndone;
    arrive();
    if (isAnchor(text)) show();
    else take(text);
    if (isOwn) remember();
    tell(isOwn ? words.undone : "");
  };
  /* `isStep` says that the plan there was can be had back. */
  const take = (text, isStep = false) => {
    typedInto = null;
    for (const field of details.elements) field.setCustomValidity("");
    const { plan: written, problems } = read(text);
    const resolved = workshopCards.resolve(written.items, cards);
    const found = [...problems, ...resolved.problems];
    notices.replaceChildren();
    for (const problem of found) message(problem);
    // What was there stays when an address that is no plan takes its place.
    if (!found.some(({ code }) => REFUSED.has(code))) {
      const sheet = isUndone ? plan.sheet : written.sheet;
      plan = { ...written, sheet, items: written.all ? [...known.keys()] : resolved.items };
    }
    isUndone = false;
    holdsMore = found.some(({ code }) => !PUT_RIGHT.has(code));
    if (holdsMore) {
      if (isStep) goOn(`#${text}`);
      draw();
    } else show({ isStep });
  };

  /* What the plan is, whichever of its sheets are shown. */
  const said = () => write({ ...plan, sheet: empty().sheet });
  let steps = history.state?.steps ?? 0; // that lead to where the history is
  let furthest = steps; // the steps that there are, those taken back included
  let saidLast = ""; // what the plan was when the history came to where it is
  const nextStep = () => {
    steps += 1;
    furthest = steps;
    return { steps, before: saidLast };
  };
  /* An entry that nobody made yet is that of a link within the page, or of an address that somebody typed. */
  const arrive = () => {
    if (history.state) ({ steps } = history.state);
    else history.replaceState(nextStep(), "");
  };
  /* Whether the last step left the plan as it was: a letter typed and deleted, or a link followed within the page. */
  const isEmptyStep = () => steps > 0 && history.state.before === saidLast;
  const stepsBack = () => (isEmptyStep() ? steps - 1 : steps);
  const goOn = (address) => {
    if (isEmptyStep()) history.replaceState(history.state, "", address);
    else history.pushState(nextStep(), "", address);
    saidLast = said();
  };
  const writeAddress = (isStep) => {
    const text = write(plan);
    const address = text ? `#${text}` : location.pathname + location.search;
    planMemory.write(text);
    holdsMore = false;
    if (location.hash.slice(1) !== text) {
      if (isStep) goOn(address);
      else history.replaceState(history.state, "", address);
    }
    saidLast = said();
  };

  const undo = one("[data-undo]");
  const step = (way) => {
    isUndone = true;
    history.go(way);
  };
  undo.addEventListener("click", () => {
    if (stepsBack() > 0) step(stepsBack() - steps - 1);
  });
  addEventListener("keydown", (event) => {
    // In a field the browser takes back what was typed there.
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.target.closest("input, textarea, select")) return;
    const key = event.key.toLowerCase();
    const isRedo = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && !isRedo) return;
    if (isRedo ? steps >= furthest : stepsBack() === 0) return;
    event.preventDefault();
    step(isRedo ? 1 : stepsBack() - steps - 1);
  });

  /* --- the plan of last time, on this device only --- */

  const memory = siteStorage("workshop-plan", { site: root.dataset.site });
  const last = one(".workshop__last");
  const offerLast = () => {
    const text = memory.read()?.plan;
    const { plan: kept, problems } = typeof text === "string" ? read(text) : { plan: empty(), problems: [] };
    last.hidden = problems.length > 0 || isEmpty(kept);
    if (last.hidden) return;
    const link = last.querySelector("a");
    link.href = `#${text}`;
    link.textContent = say(words.go_on, { title: kept.title || words.no_title, n: kept.all ? known.size : workshopPlan.cards(kept).length });
  };
  last.querySelector("button").addEventListener("click", () => {
    memory.remove();
    last.hidden = true;
    one("#plan").focus();
  });
  /* Only what somebody made here: a plan that a link brings does not take the place of their own. */
  const remember = () => {
    if (plan.items.length) memory.write({ plan: write(plan) });
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
      if (field.value !== plan[field.name] && document.activeElement !== field && !field.validity.customError) field.value = plan[field.name];
    }
  };
  details.addEventListener("input", ({ target }) => {
    const value = target.type === "text" ? workshopPlan.asLine(target.value) : target.value;
    if (value !== "" && !allowed[target.name](value)) return;
    // What there was no room for stays where it was typed, to be shortened there.
    target.setCustomValidity(change({ [target.name]: value }, target.name) ? "" : words.no_room);
  });
  details.addEventListener("focusout", drawDetails);
  details.addEventListener("submit", (event) => event.preventDefault());

  const showPlan = () => {
    for (const ready of all(".ready__fold")) ready.open = isEmpty(plan);
    one("#plan").focus({ preventScroll: true });
    one(".plan").scrollIntoView();
  };
  /* Another plan takes the place of the one there is. */
  const replaced = (text) => {
    take(text, true);
    tell(isEmpty(plan) ? words.cleared : words.opened);
    showPlan();
  };
  one("[data-clear]").addEventListener("click", () => replaced(""));
  for (const link of all(".ready__open a, .workshop__last a")) {
    link.addEventListener("click", (event) => {
      event.preventDefault();
      replaced(link.hash.slice(1));
    });
  }

  const { title } = document;
  const draw = () => {
    document.title = plan.title ? `${plan.title} - ${title}` : title;
    drawDetails();
    if (!isEmpty(plan)) last.hidden = true;
    undo.setAttribute("aria-disabled", stepsBack() === 0); // it keeps the focus of whoever took the last step back
    for (const part of parts) part.draw();
  };
  const show = ({ isStep = false } = {}) => {
    writeAddress(isStep);
    draw();
  };

  // Comes with every step back, and unlike hashchange with one to the same address too.
  addEventListener("popstate", readAddress);
  // A page that the browser had put aside as it was knows nothing of what has been added since.
  addEventListener("pageshow", ({ persisted }) => {
    if (persisted) begin(true);
  });
  carryPlan(() => plan);
  if (!location.hash && !planMemory.read()) offerLast();
  if (!history.state) history.replaceState({ steps }, "");
  begin();
  details.inert = false;
})();
