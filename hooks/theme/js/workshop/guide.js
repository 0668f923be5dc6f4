/* The facilitator's guide: in front the programme, the days before and after, what to bring and what to ask; then a sheet for every card and
   every block that has something to be done. Needs workshop/materials.js.

   Global name: workshopGuide. */
const workshopGuide = (() => {
  /* What fits below the head of a sheet at the size of its type. */
  const ROWS_ON_THE_FIRST_SHEET = 18; // of the programme
  const ROWS_ON_A_SHEET = 38;
  const LINES_BELOW_THE_PROGRAMME = 60; // of the lists in their two columns, where it has as many rows as fit
  const LINES_LESS = 14; // on a sheet that is not as high as A4
  const LINES_OF_A_ROW = 3; // that there are for each row less
  const LINES_ON_A_SHEET = 120; // of one that holds nothing else
  const LINES_OF_A_HEADING = 4;
  const CHARACTERS_OF_A_LINE = 48;

  /* Lists of texts broken over sheets, each sheet with as much as its lines hold; the first has `room` for lines. A list is {name, items}. */
  const overSheets = (lists, room) => {
    const sheets = [[]];
    let left = room;
    for (const { name, items } of lists) {
      let part = null;
      for (const item of items) {
        const lines = Math.ceil(item.length / CHARACTERS_OF_A_LINE) + (part ? 0 : LINES_OF_A_HEADING);
        if (lines > left) {
          sheets.push([]);
          left = LINES_ON_A_SHEET - (part ? LINES_OF_A_HEADING : 0);
          part = null;
        }
        if (!part) {
          part = { name, items: [] };
          sheets.at(-1).push(part);
        }
        part.items.push(item);
        left -= lines;
      }
    }
    return sheets;
  };

  /* The parts of one sheet after the other; `tools` are those of workshop/sheets.js. */
  const pages = ({ clone, piece, fill, listed, inGroups, aboutOf }, { slugs, rows, texts, stepClocks, groups }) => {
    const cards = slugs.map(aboutOf);
    const materials = workshopMaterials.together(cards, texts.people).map(texts.material);
    const lists = [
      { name: "guide-timeline", items: texts.timeline },
      { name: "guide-materials", items: [...texts.copies, ...materials] },
      { name: "guide-asked", items: cards.filter(({ before }) => before.length).map(({ title, before }) => `${title}: ${before.join(" ")}`) },
    ];
    const first = rows.slice(0, ROWS_ON_THE_FIRST_SHEET);
    const further = inGroups(rows.slice(ROWS_ON_THE_FIRST_SHEET), ROWS_ON_A_SHEET);
    const shorter = texts.paper ? LINES_LESS : 0;
    const room = LINES_BELOW_THE_PROGRAMME - shorter + LINES_OF_A_ROW * (ROWS_ON_THE_FIRST_SHEET - first.length);
    const [below, ...others] = overSheets(lists, room).map((parts) => parts.map(({ name, items }) => listed(clone(name), items)));

    const table = (some) => {
      const programme = clone("guide-programme", texts);
      for (const values of some) programme.querySelector("tbody").append(clone("guide-row", values).querySelector("tr"));
      return programme;
    };
    const rest = texts.rest ? [clone("guide-rest", texts)] : [];
    const front = [
      ["programme", clone("guide-head", texts), table(first), ...(further.length ? [] : rest), ...below],
      ...further.map((some, index) => ["programme", table(some), ...(index === further.length - 1 ? rest : [])]),
      ...others.map((parts) => ["programme", ...parts]),
    ];
    front.at(-1).push(clone("guide-notes"));

    const card = (row) => {
      const part = piece(row.item, "guide");
      const { people, steps } = aboutOf(row.item);
      const clocks = stepClocks(row.from, steps).map((clock, index) => [`clock-${index}`, clock]);
      fill(part, { ...row, ...Object.fromEntries(clocks), groups: groups(people), debrief: texts.debrief });
      return ["guide", part];
    };
    const block = (row) => ["guide", listed(clone("guide-block", row), row.note.split("\n"))];
    const there = new Set(slugs);
    return [...front, ...rows.filter(({ item, note }) => there.has(item) || note).map((row) => (there.has(row.item) ? card(row) : block(row)))];
  };

  return pages;
})();
