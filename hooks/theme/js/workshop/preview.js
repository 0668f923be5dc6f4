/* The preview of the workshop page: its tabs, and the sheets that the printer prints. Needs plan.js, workshop/programme.js,
   workshop/sheets.js, workshop/fit.js, workshop/copy.js and workshop/stage.js.

   Global name: workshopPreview. */

/* `page` is the workshop page as workshop/page.js knows it. */
const workshopPreview = (page) => {
  const { one, all, words, known, programme, say } = page;
  const SMALLEST = 420; // px; a sheet as wide as that can be read, and when there is room for two there are two

  const sheets = one(".sheets");
  const printButton = one(".preview__print");
  const copyButton = one("[data-copy]");
  const calendarButton = one("[data-calendar]");
  const showButton = one("[data-show]");
  const paperField = one("[name=paper]");
  const staged = workshopStage(one(".stage"), showButton);
  const tabs = all("[role=tab]");

  /* A sheet on screen is the sheet on paper, made smaller as a whole. */
  const fit = () => {
    const sheet = sheets.querySelector(".leaf");
    if (!sheet) return;
    const gap = Number.parseFloat(getComputedStyle(sheets).columnGap) || 0;
    const columns = Math.max(1, Math.floor((sheets.clientWidth + gap) / (SMALLEST + gap)));
    const width = (sheets.clientWidth - gap * (columns - 1)) / columns;
    sheets.style.setProperty("--scale", Math.min(1, width / sheet.offsetWidth));
  };
  new ResizeObserver(fit).observe(sheets);

  /* Loads the paper of the cards `slugs`, tells of those whose paper does not come, and returns the others; null when `isWanted` no longer. */
  const loaded = async (slugs, isWanted) => {
    const came = await Promise.all(slugs.map((slug) => workshopSheets.load(slug, known.get(slug).script)));
    if (!isWanted()) return null;
    for (const [index, slug] of slugs.entries()) if (!came[index]) page.message({ code: "not_loaded", title: programme.titleOf(slug) });
    return slugs.filter((_, index) => came[index]);
  };

  /* On the screen the headings of the sheets are below that of the preview; paper has no others, and its first one is the highest. */
  const HIGHEST = { screen: 3, paper: 1 };
  const levelHeadings = (highest) => {
    const headings = [...sheets.querySelectorAll("h1, h2, h3")].map((heading) => ({ heading, level: Number(heading.localName.at(-1)) }));
    const first = Math.min(...headings.map(({ level }) => level));
    for (const { heading, level } of headings) heading.ariaLevel = level - first + highest;
  };
  addEventListener("beforeprint", () => levelHeadings(HIGHEST.paper));
  addEventListener("afterprint", () => levelHeadings(HIGHEST.screen));

  const show = (leaves) => {
    if (leaves.length) sheets.replaceChildren(...leaves);
    else sheets.textContent = words.nothing;
    levelHeadings(HIGHEST.screen);
    page.setPlanned(leaves.length > 0);
    printButton.disabled = leaves.length === 0;
    copyButton.disabled = leaves.length === 0;
    showButton.disabled = leaves.length === 0;
    printButton.textContent = leaves.length ? say(words.print_sheets, { n: leaves.length }) : words.print;
    fitSheets(sheets);
    staged();
    sheets.setAttribute("aria-busy", "false");
    fit();
  };

  let composed = null;
  const drawSheets = async () => {
    const plan = page.plan();
    const slugs = workshopPlan.cards(plan);
    const wanted = workshopSheets.needs(plan.sheet, plan, slugs);
    if (wanted === composed) return;
    composed = wanted;
    sheets.setAttribute("aria-busy", "true");
    const there = await loaded(slugs, () => wanted === composed);
    if (there === null) return;
    const paper = programme.paper(plan, there, workshopSheets.worksheets(there.length));
    sheets.dataset.paper = workshopSheets.paperOf(plan);
    show(plan.items.length ? workshopSheets.compose(plan.sheet, paper) : []);
  };

  const drawTabs = () => {
    const { sheet, paper } = page.plan();
    paperField.value = paper;
    showButton.hidden = sheet !== "slides";
    for (const tab of tabs) {
      const isChosen = tab.dataset.sheet === sheet;
      tab.setAttribute("aria-selected", isChosen);
      tab.tabIndex = isChosen ? 0 : -1;
      if (isChosen) sheets.setAttribute("aria-labelledby", tab.id);
    }
    for (const hint of all("[data-hint]")) hint.hidden = hint.dataset.hint !== sheet;
  };
  const tabList = one("[role=tablist]");
  tabList.addEventListener("click", (event) => {
    const { sheet } = event.target.dataset;
    if (sheet) page.change({ sheet });
  });
  tabList.addEventListener("keydown", (event) => {
    const place = tabs.indexOf(event.target);
    const to = { ArrowLeft: place - 1, ArrowRight: place + 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (place === -1 || to === undefined) return;
    event.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    page.change({ sheet: tab.dataset.sheet });
  });
  printButton.addEventListener("click", () => print());
  copyButton.addEventListener("click", () => {
    const copied = workshopCopy.of([...sheets.querySelectorAll(".leaf")]);
    page.tell(workshopCopy.toClipboard(copied) ? words.copied : words.not_copied, "preview");
  });
  calendarButton.addEventListener("click", () => {
    if (page.plan().date) calendarFile.save(programme.appointment(page.plan(), location.href));
    else page.tell(words.calendar_needs, "preview");
  });
  paperField.addEventListener("change", () => {
    page.change({ paper: paperField.value });
    drawTabs();
  });
  one(".preview__ways").addEventListener("submit", (event) => event.preventDefault());

  const draw = () => {
    drawTabs();
    drawSheets();
  };

  return { draw };
};
