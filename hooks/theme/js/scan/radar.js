/* The radar: an axis for each theme, a line for each scan. Lines differ in dash and marker, so that they are told apart without colour.
   Needs element.js.

   Global name: scanRadar. */

/* `themes` are the slugs of the themes, of which lines borrow the colours. */
const scanRadar = (themes) => {
  const WIDTH = 470, HEIGHT = 350, RADIUS = 135;
  const X = WIDTH / 2, Y = HEIGHT / 2;
  const LINE = 16; // from one line of a label to the next
  const LABEL_RADIUS = 1.09; // of the radius of the picture: labels are a little outside of it
  const NEARLY_ABOVE = 5; // a label so near to the middle is centred
  const BASELINE_ABOVE = 0, BASELINE_BESIDE = 5, BASELINE_BELOW = 12; // how far below its point a label's writing is
  const NUMBER = { dx: 5, dy: 13 }; // from where a ring meets the upright axis to the ring's number
  const BESIDE = 11, ABOVE = 24; // characters of a line of a label: beside the picture, above and below it
  const SWATCH = { width: 48, height: 18 };

  const MARKERS = [
    "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z",
    "M-4.5-4.5h9v9h-9z",
    "M0-6L5.5 4h-11z",
  ];
  const DASHES = ["none", "9 4", "2 4"];

  const path = (attributes) => element.svg("path", attributes);
  const theme = (index) => `theme--${themes[index % themes.length]}`;
  const stroke = (index) => ({
    class: `radar__line ${theme(index)}`,
    stroke: "var(--theme)",
    "stroke-dasharray": DASHES[index % DASHES.length],
  });
  const marker = (index, x, y) =>
    path({
      class: `radar__marker ${theme(index)}`,
      d: MARKERS[index % MARKERS.length],
      fill: "var(--theme)",
      transform: `translate(${x} ${y})`,
    });

  const EXACT = 10; // a tenth of a unit is as exact as a line can be seen
  const rounded = (number) => Math.round(number * EXACT) / EXACT;
  const point = (axis, axes, share) => {
    const angle = (2 * Math.PI * axis) / axes;
    return [X + RADIUS * share * Math.sin(angle), Y - RADIUS * share * Math.cos(angle)].map(rounded);
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

  const linesOf = (text, longest) => {
    const made = [];
    for (const word of text.split(" ")) {
      const longer = `${made.at(-1)} ${word}`;
      if (made.length && longer.length <= longest) made[made.length - 1] = longer;
      else made.push(word);
    }
    return made;
  };

  /* Above the picture a label grows upwards, below it downwards, and beside it both ways. */
  const growth = (y, lines) => {
    if (y < Y - RADIUS) return { above: lines - 1, baseline: BASELINE_ABOVE };
    if (y > Y + RADIUS) return { above: 0, baseline: BASELINE_BELOW };
    return { above: (lines - 1) / 2, baseline: BASELINE_BESIDE };
  };
  const anchorAt = (x) => {
    if (Math.abs(x - X) < NEARLY_ABOVE) return "middle";
    return x > X ? "start" : "end";
  };
  const label = (text, axis, axes) => {
    const [x, y] = point(axis, axes, LABEL_RADIUS);
    const anchor = anchorAt(x);
    const split = linesOf(text, anchor === "middle" ? ABOVE : BESIDE);
    const { above, baseline } = growth(y, split.length);
    const first = y - above * LINE + baseline;
    const spans = split.map((line, number) => element.svg("tspan", { x, y: Math.round(first + number * LINE) }, line));
    return element.svg("text", { class: "radar__theme", "text-anchor": anchor }, ...spans);
  };

  const grid = (names, highest) => {
    const rings = Array.from({ length: highest }, (_, ring) =>
      path({ class: "radar__ring", d: outline(names.map(() => ring + 1), highest) }),
    );
    const axes = names.map((_, axis) => path({ class: "radar__axis", d: `M${X} ${Y}L${point(axis, names.length, 1)}` }));
    return [...rings, ...axes];
  };

  const numbers = (names, highest) =>
    Array.from({ length: highest }, (_, ring) => {
      const [x, y] = point(0, names.length, (ring + 1) / highest);
      return element.svg("text", { class: "radar__number", x: x + NUMBER.dx, y: y + NUMBER.dy }, String(ring + 1));
    });

  /* `names` of the axes; `scans` and `team`: values along them, null where there is none; `team` itself is null when there is none. */
  const draw = (svg, { names, scans, team, highest }) => {
    const drawn = scans.map((values, index) => path({ ...stroke(index), d: outline(values, highest) }));
    const markers = scans.flatMap((values, index) =>
      values.flatMap((value, axis) => (value === null ? [] : [marker(index, ...point(axis, names.length, value / highest))])),
    );
    const average = team ? [path({ class: "radar__team", d: outline(team, highest) })] : [];
    svg.setAttribute("viewBox", `0 0 ${WIDTH} ${HEIGHT}`);
    const labels = names.map((name, axis) => label(name, axis, names.length));
    svg.replaceChildren(...grid(names, highest), ...drawn, ...average, ...markers, ...numbers(names, highest), ...labels);
  };

  /* A piece of the line of scan `index`, or of the team's, for the legend. */
  const swatch = (index) => {
    const team = index === "team";
    const line = path({ ...(team ? { class: "radar__team" } : stroke(index)), d: `M1 ${SWATCH.height / 2}H${SWATCH.width - 1}` });
    const frame = { class: "radar-swatch", viewBox: `0 0 ${SWATCH.width} ${SWATCH.height}`, preserveAspectRatio: "xMidYMid slice", "aria-hidden": "true" };
    return element.svg("svg", frame, line, ...(team ? [] : [marker(index, SWATCH.width / 2, SWATCH.height / 2)]));
  };

  return { draw, swatch };
};
