/* The team theme by theme: from the lowest to the highest of its averages, with the median; where everybody may be seen, a dot for each.
   Needs element.js.

   Global name: scanDots. */
const scanDots = (() => {
  const { html } = element;
  const at = (part, value, { lowest, highest }) => {
    part.style.setProperty("--at", (value - lowest) / (highest - lowest));
    return part;
  };

  const row = ({ slug, name, team, values }, rules) => {
    const line = html("span", { class: "dots__line" });
    if (team) {
      const range = html("i", { class: "dots__range" });
      range.style.setProperty("--length", (team.high - team.low) / (rules.highest - rules.lowest));
      const dots = values.map((value) => at(html("i", { class: "dots__dot" }), value, rules));
      line.append(at(range, team.low, rules), ...dots, at(html("i", { class: "dots__median" }), team.median, rules));
    }
    return html("li", { class: `theme--${slug}` }, html("span", { class: "dots__name" }, name), line);
  };

  /* `rows` are {slug, name, team, values}: what scanTeam says of a theme, and the averages to be seen one by one. */
  const draw = (list, rows, rules) => list.replaceChildren(...rows.map((each) => row(each, rules)));

  return { draw };
})();
