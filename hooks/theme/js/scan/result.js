/* The result of the scans in the picture: radar, legend, averages, and the cards to begin with.
   Needs messages.js, element.js, scan/values.js and scan/radar.js.

   Global name: scanResult. */

/* `page` says what is on it: `part` returns one of its parts by name, `words` are its messages, `themes` its themes as {slug, name, cards},
   `statements` a Map from the slug of a card to its statement. */
const scanResult = ({ root, part, words, themes, statements }) => {
  const { say, number, day } = messages(words.locale);
  const { rules, average, teamAverage } = scanValues;
  const WEAKEST = 3; // cards to begin with
  const MANY = 5; // scans, from which on the legend is below the picture, and the table has no room for names
  const NOTHING = "–";

  const radar = scanRadar(themes.map(({ slug }) => slug));
  const workshop = part("workshop").getAttribute("href");
  const { html } = element;

  const who = (name, about) => html("span", { class: "scan-legend__who" }, name, html("small", {}, about));

  const legendEntry = ({ scan, name, isOwn }, index) => {
    const action = (what, label, described) =>
      html("button", { type: "button", class: "scan__small", "data-do": what, "data-index": index, "aria-label": say(described, { name }) }, label);
    const about = [scan.date && day(scan.date), say(words.rated, { n: scan.scores.size })].filter(Boolean).join(" · ");
    const ways = [action("save-one", words.save_one, words.save_whose)];
    if (!isOwn) ways.push(action("continue", words.continue, words.continue_whose), action("remove", words.remove, words.remove_whose));
    return html("li", {}, radar.swatch(index), who(html("bdi", {}, name), about), html("span", { class: "scan-legend__ways" }, ...ways));
  };
  const teamEntry = (n) => html("li", { class: "scan-legend__team" }, radar.swatch("team"), who(words.team, say(words.average_of, { n })));

  const showAverages = (shown, team) => {
    const head = (index, name) => html("th", { scope: "col" }, radar.swatch(index), html("bdi", { class: "scan-averages__name" }, name));
    const columns = shown.map(({ name }, index) => head(index, name));
    if (team) columns.push(head("team", words.team));
    part("columns").replaceChildren(html("tr", {}, html("th", { scope: "col" }, words.theme), ...columns));
    const row = ({ slug, name, cards }, place) => {
      const values = shown.map(({ scan }) => average(scan, cards));
      if (team) values.push(team[place]);
      const cells = values.map((value) => {
        const cell = html("td", {}, value === null ? NOTHING : number(value, 1));
        cell.style.setProperty("--share", value === null ? 0 : value / rules.highest);
        return cell;
      });
      return html("tr", { class: `theme--${slug}` }, html("th", { scope: "row" }, name), ...cells);
    };
    part("rows").replaceChildren(...themes.map(row));
  };

  const showWeakest = (scans) => {
    const weakest = scanValues.weakest(scans, themes.map(({ cards }) => cards), WEAKEST);
    const item = ({ slug, score }) => {
      const statement = statements.get(slug);
      const legend = statement.querySelector("legend");
      const theme = themes.find(({ cards }) => cards.includes(slug));
      const facts = `${theme.name} · ${say(words.score, { score: number(score) })}`;
      return html(
        "li",
        { class: `theme--${theme.slug}` },
        html("a", { href: statement.dataset.href, lang: legend.lang }, statement.dataset.title),
        html("span", { lang: legend.lang }, legend.textContent),
        html("small", {}, facts),
      );
    };
    part("weakest").replaceChildren(...weakest.map(item));
    part("workshop").href = `${workshop}#cards=${weakest.map(({ slug }) => slug).join(",")}`;
  };

  /* `shown` are the scans in the picture, each {scan, name, isOwn}. */
  const show = (shown) => {
    const scans = shown.map(({ scan }) => scan);
    part("no-result").hidden = scans.length > 0;
    part("some-result").hidden = scans.length === 0;
    if (!scans.length) return;
    const isSingle = scans.length === 1;
    const team = isSingle ? null : themes.map(({ cards }) => teamAverage(scans, cards));
    part("result").classList.toggle("scan-result--many", scans.length >= MANY);
    part("basis").textContent = isSingle
      ? say(words.based_on, { n: statements.size, done: scans[0].scores.size })
      : say(words.based_on_scans, { n: scans.length });
    const values = scans.map((scan) => themes.map(({ cards }) => average(scan, cards)));
    radar.draw(root.querySelector(".radar"), { names: themes.map(({ name }) => name), scans: values, team, highest: rules.highest });
    part("legend").replaceChildren(...shown.map(legendEntry), ...(isSingle ? [] : [teamEntry(scans.length)]));
    showAverages(shown, team);
    showWeakest(scans);
  };

  return { show };
};
