/* The radar: an axis for each theme, a line for each scan. Lines differ in dash and marker, so that they are told apart without colour. */
const scanRadar = (() => {
  const [WIDTH, HEIGHT, RADIUS] = [470, 350, 135];
  const [X, Y] = [WIDTH / 2, HEIGHT / 2];
  const LINE = 16;
  /* Characters of a line of a label: beside the picture, above and below it. */
  const [BESIDE, ABOVE] = [11, 24];

  /* Eight markers and five dashes: with no common factor they make forty pairs before one returns. */
  const MARKERS = [
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-4.5-4.5h9v9h-9z",
    "M0-6L5.5 4h-11z",
    "M0-6.5L5 0 0 6.5-5 0z",
    "M-6-1.5h4.5V-6h3v4.5H6v3H1.5V6h-3V1.5H-6z",
    "M0 6L5.5-4h-11z",
    "M-6-4L0 0-6 4zM6-4L0 0 6 4z",
    "M-4-6L0 0 4-6zM-4 6L0 0 4 6z",
  ];
  const DASHES = ["none", "9 4", "2 4", "12 4 2 4", "5 3"];
  const COLOURS = ["example", "conviction", "listening", "wonder", "people", "steering", "vision", "counterforce"];

  const element = (name, attributes, ...children) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };

  const style = (index) => ({
    marker: MARKERS[index % MARKERS.length],
    dash: DASHES[index % DASHES.length],
    colour: `var(--${COLOURS[index % COLOURS.length]})`,
  });

  const stroke = (index) => {
    const { dash, colour } = style(index);
    return { class: "radar__line", stroke: colour, "stroke-dasharray": dash };
  };
  const marker = (index, x, y) =>
    element("path", { class: "radar__marker", d: style(index).marker, fill: style(index).colour, transform: `translate(${x} ${y})` });

  const point = (axis, axes, share) => {
    const angle = (2 * Math.PI * axis) / axes;
    return [X + RADIUS * share * Math.sin(angle), Y - RADIUS * share * Math.cos(angle)].map((number) => Math.round(number * 10) / 10);
  };

  /* The outline through the values; where one is missing, the line is broken. */
  const outline = (values, highest) => {
    const points = values.map((value, axis) => (value === null ? null : point(axis, values.length, value / highest)));
    if (points.every(Boolean)) return `M${points.join("L")}Z`;
    return points
      .map((from, axis) => [from, points[(axis + 1) % points.length]])
      .filter(([from, to]) => from && to)
      .map(([from, to]) => `M${from}L${to}`)
      .join("");
  };

  const lines = (text, longest) =>
    text.split(" ").reduce((made, word) => {
      const last = made.at(-1);
      if (last !== undefined && `${last} ${word}`.length <= longest) made[made.length - 1] = `${last} ${word}`;
      else made.push(word);
      return made;
    }, []);

  const label = (text, axis, axes) => {
    const [x, y] = point(axis, axes, 1.09);
    const anchor = Math.abs(x - X) < 5 ? "middle" : x > X ? "start" : "end";
    const split = lines(text, anchor === "middle" ? ABOVE : BESIDE);
    const above = y < Y - RADIUS ? split.length - 1 : y > Y + RADIUS ? 0 : (split.length - 1) / 2;
    const first = y - above * LINE + (y > Y + RADIUS ? 12 : y < Y - RADIUS ? 0 : 5);
    const spans = split.map((line, number) => element("tspan", { x, y: Math.round(first + number * LINE) }, line));
    return element("text", { class: "radar__theme", "text-anchor": anchor }, ...spans);
  };

  const grid = (names, highest) => {
    const rings = Array.from({ length: highest }, (_, ring) =>
      element("path", { class: "radar__ring", d: outline(names.map(() => ring + 1), highest) }),
    );
    const axes = names.map((_, axis) => element("path", { class: "radar__axis", d: `M${X} ${Y}L${point(axis, names.length, 1)}` }));
    return [...rings, ...axes];
  };

  const numbers = (names, highest) =>
    Array.from({ length: highest }, (_, ring) => {
      const [x, y] = point(0, names.length, (ring + 1) / highest);
      return element("text", { class: "radar__number", x: x + 5, y: y + 13 }, String(ring + 1));
    });

  /* `names` of the axes; `scans` and `team`: values along them, null where there is none; `team` itself is null when there is none. */
  const draw = (svg, names, scans, team, highest) => {
    const drawn = scans.map((values, index) => element("path", { ...stroke(index), d: outline(values, highest) }));
    const markers = scans.flatMap((values, index) =>
      values.flatMap((value, axis) => (value === null ? [] : [marker(index, ...point(axis, names.length, value / highest))])),
    );
    const average = team ? [element("path", { class: "radar__team", d: outline(team, highest) })] : [];
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    const labels = names.map((name, axis) => label(name, axis, names.length));
    svg.replaceChildren(...grid(names, highest), ...drawn, ...average, ...markers, ...numbers(names, highest), ...labels);
  };

  /* A piece of the line of scan `index`, or of the team's, for the legend. */
  const swatch = (index) => {
    const team = index === "team";
    const line = element("path", { ...(team ? { class: "radar__team" } : stroke(index)), d: "M1 9H47" });
    const frame = { class: "radar-swatch", viewBox: "0 0 48 18", preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" };
    return element("svg", frame, line, ...(team ? [] : [marker(index, 24, 9)]));
  };

  return { draw, swatch };
})();
