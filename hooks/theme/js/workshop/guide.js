/* The facilitator's guide: in front the programme, the days before and after, what to bring and what to ask; then a sheet for every card and
   every block that has something to be done. Needs workshop/materials.js.

   Global name: workshopGuide. */
const workshopGuide = (() => {
  /* What fits below the head of a sheet at the size of its type, in lines of that. */
  const ROWS_ON_THE_FIRST_SHEET = 18; // of the programme
  const ROWS_ON_A_SHEET = 38;
  const ROOM_BELOW_THE_PROGRAMME = 40; // where it has as many rows as fit
  const ROOM_LESS = 4.5; // on a sheet that is not as high as A4
  const ROOM_OF_A_ROW = 1.2; // that there is for each row less
  const ROOM_ON_A_SHEET = 60; // of one that holds nothing else
  const ROOM_OF_A_HEADING = 2.5;
  const ROOM_BETWEEN = 0.3;
  const CHARACTERS_OF_A_LINE = 48;

  const sum = (numbers) => numbers.reduce((total, number) => total + number, 0);
  const roomOf = (text) => Math.ceil(text.length / CHARACTERS_OF_A_LINE) + ROOM_BETWEEN;
  /* How high a list is in two columns, the texts of which stay whole. */
  const heightOf = (texts) => {
    const rooms = texts.map(roomOf);
    return ROOM_OF_A_HEADING + Math.min(...rooms.map((_, last) => Math.max(sum(rooms.slice(0, last + 1)), sum(rooms.slice(last + 1)))));
  };

  /* Lists of texts broken over sheets, each sheet with as much as it holds; the first has `room` for them. A list is {name, items}. */
  const overSheets = (lists, room) => {
    const sheets = [[]];
    let left = room; // beside the list that is under way
    for (const { name, items } of lists) {
      let part = { name, items: [] };
      for (const item of items) {
        if (heightOf([...part.items, item]) > left) {
          sheets.push([]);
          left = ROOM_ON_A_SHEET;
          part = { name, items: [] };
        }
        if (!part.items.length) sheets.at(-1).push(part);
        part.items.push(item);
      }
      if (part.items.length) left -= heightOf(part.items);
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
    const shorter = texts.paper ? ROOM_LESS : 0;
    const room = ROOM_BELOW_THE_PROGRAMME - shorter + ROOM_OF_A_ROW * (ROWS_ON_THE_FIRST_SHEET - first.length);
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
      const divided = groups(people); // the card itself says how large they are
      fill(part, { ...row, ...Object.fromEntries(clocks), ...(divided && { groups: divided }), debrief: texts.debrief });
      return ["guide", part];
    };
    const block = (row) => ["guide", listed(clone("guide-block", row), row.note.split("\n"))];
    const there = new Set(slugs);
    return [...front, ...rows.filter(({ item, note }) => there.has(item) || note).map((row) => (there.has(row.item) ? card(row) : block(row)))];
  };

  return pages;
})();
