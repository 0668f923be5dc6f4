/* The result of the scans in the picture: radar or dots, legend, tables, the cards to begin with and those to talk about. A team is shown as a
   whole; its members one by one only when somebody asks for that.
   Needs messages.js, plan.js, element.js, scan/values.js, scan/team.js, scan/radar.js and scan/dots.js.

   Global name: scanResult. */

/* `page` says what is on it: `part` returns one of its parts by name, `words` are its messages, `themes` its themes as {slug, name, cards},
   `statements` a Map from the slug of a card to its statement. */
const scanResult = ({ root, part, words, themes, statements }) => {
  const { say, number, signed, day, month } = messages(words.locale);
  const { rules, average } = scanValues;
  const NAMED = 3; // cards to begin with, and to talk about
  const SHAPES = 3; // that a radar tells apart
  const A_FEW = 5; // scans, below which everybody can guess whose each is
  const MANY = 5; // scans, from which on the legend is below the picture, and the table has no room for names
  const NOTHING = "–";
  const MONTH = 7; // characters of a date with its year and month

  const radar = scanRadar(themes.map(({ slug }) => slug));
  const workshop = part("workshop").getAttribute("href");
  const { html } = element;

  const who = (name, about) => html("span", { class: "scan-legend__who" }, name, html("small", {}, about));

  /* What tells a scan that is seen from the others: its line, where lines are drawn, or its number; of one that is not seen, nothing. */
  const sign = ({ seen, isDrawn }, scan) => {
    const place = seen.findIndex((other) => other.scan === scan);
    if (place === -1) return [];
    return [isDrawn ? radar.swatch(place) : html("b", { class: "scan-number" }, String(place + 1))];
  };

  const legendEntry = (view) => ({ scan, name, isOwn }, index) => {
    const action = (what, label, described) =>
      html("button", { type: "button", class: "scan__small", "data-do": what, "data-index": index, "aria-label": say(described, { name }) }, label);
    const about = [scan.date && day(scan.date), say(words.rated, { n: scan.scores.size })].filter(Boolean).join(" · ");
    const ways = [action("save-one", words.save_one, words.save_whose)];
    if (!isOwn) ways.push(action("continue", words.continue, words.continue_whose), action("remove", words.remove, words.remove_whose));
    return html("li", {}, ...sign(view, scan), who(html("bdi", {}, name), about), html("span", { class: "scan-legend__ways" }, ...ways));
  };
  const teamEntry = (n) => html("li", { class: "scan-legend__team" }, radar.swatch("team"), who(words.team, say(words.median_of, { n })));

  const figure = (value) => (value === null || value === undefined ? NOTHING : number(value, 1));
  const bar = (value) => {
    const cell = html("td", {}, figure(value));
    cell.style.setProperty("--share", (value ?? 0) / rules.highest);
    return cell;
  };
  const heading = (...parts) => html("th", { scope: "col" }, ...parts);
  const range = (team) => (team ? say(words.range, { low: number(team.low, 0), high: number(team.high, 0) }) : NOTHING);
  const teamCells = (team) => [bar(team?.median), html("td", {}, range(team)), html("td", {}, String(team?.n ?? 0))];
  const teamHeads = () => [heading(words.median), heading(words.spread), heading(words.answers)];

  /* Of everybody one by one, or of the team as a whole. */
  const showAverages = (view) => {
    const { seen, team, isApart } = view;
    const named = ({ scan, name }) =>
      heading(...sign(view, scan), html("bdi", { class: "scan-averages__name" }, name), html("small", { class: "scan-averages__date" }, scan.date));
    const columns = seen.map(named);
    if (team) columns.push(...(isApart ? [heading(radar.swatch("team"), html("bdi", { class: "scan-averages__name" }, words.team))] : teamHeads()));
    part("columns").replaceChildren(html("tr", {}, heading(words.theme), ...columns));
    const row = ({ slug, name, cards }, place) => {
      const cells = seen.map(({ scan }) => bar(average(scan, cards)));
      if (team) cells.push(...(isApart ? [bar(team[place]?.median)] : teamCells(team[place])));
      return html("tr", { class: `theme--${slug}` }, html("th", { scope: "row" }, name), ...cells);
    };
    part("rows").replaceChildren(...themes.map(row));
  };

  const showStatements = (scans) => {
    part("every").hidden = scans.length < 2;
    part("statement-columns").replaceChildren(html("tr", {}, heading(words.statement), ...teamHeads()));
    const row = (theme) => (slug) => {
      const legend = statements.get(slug).querySelector("legend");
      const cells = teamCells(scanTeam.ofStatement(scans, slug));
      return html("tr", { class: `theme--${theme.slug}` }, html("th", { scope: "row", lang: legend.lang }, legend.textContent), ...cells);
    };
    part("statement-rows").replaceChildren(...themes.flatMap((theme) => theme.cards.map(row(theme))));
  };

  const difference = (value) => (value === null ? NOTHING : signed(value));
  const monthsOf = ({ from, to }) => [...new Set([from, to].map((date) => month(date.slice(0, MONTH))))].join(" – ");
  const showYears = (scans) => {
    const years = scanTeam.compared(scans);
    part("years").hidden = years === null;
    if (!years) return;
    const { rounds, isSame } = years;
    const counted = rounds.map((round) => say(words.years_of, { when: monthsOf(round), n: round.scans.length }));
    part("years-who").textContent = [...counted, isSame ? words.years_same : words.years_all].join(" ");
    const heads = rounds.map((round) => heading(monthsOf(round)));
    part("year-columns").replaceChildren(html("tr", {}, heading(words.theme), ...heads, heading(words.difference)));
    const row = ({ slug, name, cards }) => {
      const medians = rounds.map((round) => bar(scanTeam.ofTheme(round.scans, cards)?.median));
      const apartBy = html("td", {}, difference(scanTeam.change(rounds, cards)));
      return html("tr", { class: `theme--${slug}` }, html("th", { scope: "row" }, name), ...medians, apartBy);
    };
    part("year-rows").replaceChildren(...themes.map(row));
  };

  const cardEntry = (facts) => (card) => {
    const statement = statements.get(card.slug);
    const legend = statement.querySelector("legend");
    const theme = themes.find(({ cards }) => cards.includes(card.slug));
    return html(
      "li",
      { class: `theme--${theme.slug}` },
      html("a", { href: statement.dataset.href, lang: legend.lang }, statement.dataset.title),
      html("span", { lang: legend.lang }, legend.textContent),
      html("small", {}, `${theme.name} · ${facts(card)}`),
    );
  };
  const score = ({ median }) => say(words.score, { score: number(median) });
  const apart = (card) => say(words.apart, { range: range(card), n: card.n });

  const showCards = (scans) => {
    const groups = themes.map(({ cards }) => cards);
    const weakest = scanTeam.weakest(scans, groups, NAMED);
    const widest = scans.length > 1 ? scanTeam.widest(scans, groups, NAMED) : [];
    const ranked = scanTeam.rankedCount(scans, groups);
    part("weakest").replaceChildren(...weakest.map(cardEntry(score)));
    part("widest").replaceChildren(...widest.map(cardEntry(apart)));
    part("talk").hidden = widest.length === 0;
    part("to-begin").hidden = weakest.length === 0;
    part("none-weak").hidden = weakest.length > 0;
    part("none-weak").textContent = ranked ? say(words.all_well, { n: ranked }) : words.too_few;
    const plan = { ...workshopPlan.empty(), items: workshopPlan.withItems([], weakest.map(({ slug }) => slug)) };
    part("workshop").href = `${workshop}#${workshopPlan.write(plan)}`;
  };

  const showPicture = ({ seen, team, isDrawn }) => {
    const drawn = isDrawn ? seen.map(({ scan }) => themes.map(({ cards }) => average(scan, cards))) : [];
    const medians = team && team.map((theme) => theme?.median ?? null);
    radar.draw(root.querySelector(".radar"), { names: themes.map(({ name }) => name), scans: drawn, team: medians, highest: rules.highest });
    part("dots").hidden = team === null;
    if (!team) return;
    const values = ({ cards }) => seen.map(({ scan }) => average(scan, cards)).filter((value) => value !== null);
    scanDots.draw(part("dots"), themes.map((theme, place) => ({ ...theme, team: team[place], values: values(theme) })), rules);
  };

  /* The day of the scans, or the first and the last. */
  const daysOf = (scans) => {
    const all = scans.map(({ date }) => date).filter(Boolean).sort();
    if (!all.length) return "";
    const [from, to] = [all[0], all.at(-1)].map(day);
    return from === to ? say(words.made_on, { day: from }) : say(words.made_between, { from, to });
  };

  /* `shown` are the scans in the picture, each {scan, name, isOwn}; `wantsApart` says whether somebody asks for them one by one. */
  const show = (shown, wantsApart) => {
    const scans = shown.map(({ scan }) => scan);
    part("no-result").hidden = scans.length > 0;
    part("some-result").hidden = scans.length === 0;
    if (!scans.length) return;
    const people = scanTeam.current(scans);
    const isSingle = people.length === 1;
    const isApart = isSingle || wantsApart;
    const team = isSingle ? null : themes.map(({ cards }) => scanTeam.ofTheme(people, cards));
    const seen = isApart ? shown.filter(({ scan }) => people.includes(scan)) : [];
    const isDrawn = seen.length + (team ? 1 : 0) <= SHAPES;
    const view = { seen, team, isApart, isDrawn };
    part("result").classList.toggle("scan-result--many", isApart && scans.length >= MANY);
    part("result").classList.toggle("scan-result--team", !isApart);
    part("basis").textContent = isSingle
      ? say(words.based_on, { n: statements.size, done: people[0].scores.size })
      : [say(words.based_on_scans, { n: people.length }), daysOf(people)].filter(Boolean).join(" ");
    part("apart").hidden = isSingle;
    part("apart-few").hidden = people.length >= A_FEW;
    part("legend").replaceChildren(...shown.map(legendEntry(view)), ...(isSingle ? [] : [teamEntry(people.length)]));
    showPicture(view);
    showAverages(view);
    showStatements(people);
    showYears(scans);
    showCards(people);
  };

  return { show };
};
