/* The sheets of a workshop: what the preview shows and the printer prints. Each card's paper comes in a script of its own, sheets/SLUG.js.
   Needs workshop/materials.js. limits.js tells which kinds of sheets there are, and how many cards each of them holds.

   Global names: workshopSheets, and addSheet, which the scripts with the cards' paper call. */
const workshopSheets = (() => {
  const COLUMNS_OF_THE_DECK = 2;
  const SIDES = 2; // of each card's A4
  /* What fits below the head of a sheet at the size of its type. */
  const TITLES_ON_A_SHEET = 30;
  const ROWS_ON_THE_FIRST_SHEET = 18; // of the programme; below it are the things to bring, and room for notes
  const ROWS_ON_A_SHEET = 36;
  const LINES_BELOW_THE_PROGRAMME = 16; // of the lists in their two columns, where it has as many rows as fit; else a line more for each row less
  const LINES_ON_A_SHEET = 108; // the same of a sheet that holds nothing else
  const LINES_OF_A_HEADING = 4;
  const LINES_BETWEEN_ITEMS = 0.5;
  const CHARACTERS_OF_A_LINE = 48;
  const OF_CARDS_ALONE = new Set(["handouts", "deck"]); // kinds on which the plan says nothing besides

  const UP = "../";
  const ELSEWHERE = /^https?:/; // links to the web are the same from every page

  const kinds = new Map(limits.sheets.map((kind) => [kind.name, kind]));
  const paperOf = (name) => kinds.get(name).paper;
  const groupsOf = (slugs, name) => inGroups(slugs, kinds.get(name).cards_on_a_sheet);

  const arrived = new Map();
  const loading = new Map();

  const load = (slug, address) => {
    if (!loading.has(slug)) {
      const loaded = new Promise((resolve) => {
        const script = document.createElement("script");
        script.src = address;
        script.addEventListener("load", () => resolve(arrived.has(slug)));
        script.addEventListener("error", () => resolve(false));
        document.head.append(script);
      });
      loading.set(slug, loaded);
    }
    return loading.get(slug);
  };

  /* A piece of a card's paper; its links are relative to the folder practices/, and the page is beside that. */
  const piece = (slug, name) => {
    const template = document.createElement("template");
    template.innerHTML = arrived.get(slug)[name];
    for (const link of template.content.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      if (ELSEWHERE.test(href)) continue;
      link.setAttribute("href", href.startsWith(UP) ? href.slice(UP.length) : `practices/${href}`);
    }
    return template.content;
  };

  const clone = (name, values = {}) => {
    const copy = document.getElementById(name).content.cloneNode(true);
    fill(copy, values);
    return copy;
  };
  const fill = (part, values) => {
    for (const place of part.querySelectorAll("[data-fill]")) {
      if (place.dataset.fill in values) place.textContent = values[place.dataset.fill];
    }
  };

  const leaf = (kind, ...parts) => {
    const frame = clone("leaf");
    const sheet = frame.querySelector(".leaf");
    sheet.classList.add(`leaf--${kind}`);
    sheet.append(...parts);
    return frame;
  };
  const inGroups = (list, size) =>
    Array.from({ length: Math.ceil(list.length / size) }, (_, group) => list.slice(group * size, (group + 1) * size));

  /* Both sides of each card: the practice, and behind it the exercise. */
  const handouts = ({ slugs }) =>
    slugs.flatMap((slug) => {
      const front = leaf("handout", piece(slug, "handout"));
      front.querySelector(".leaf").id = `sheet-${slug}`;
      return [front, leaf("handout", piece(slug, "exercise"))];
    });

  /* Behind the card at the left lies, once the sheet is turned over its long edge, the one at the right of the other side. */
  const cells = (group, name, columns) =>
    group.map((slug, index) => {
      const cell = document.createElement("div");
      cell.className = "cell";
      cell.style.gridRow = Math.floor(index / COLUMNS_OF_THE_DECK) + 1;
      cell.style.gridColumn = columns[index % COLUMNS_OF_THE_DECK];
      cell.append(piece(slug, name));
      return cell;
    });
  const deck = ({ slugs }) =>
    groupsOf(slugs, "deck").flatMap((group) => [
      leaf("deck", ...cells(group, "front", [1, 2]), clone("marks")),
      leaf("deck", ...cells(group, "back", [2, 1]), clone("marks")),
    ]);

  const linesOf = (item) => Math.ceil(item.length / CHARACTERS_OF_A_LINE) + LINES_BETWEEN_ITEMS;

  /* Lists of texts broken over sheets, each sheet with as much as its lines hold; the first has `room` for lines. A list is {name, items};
     one that another sheet holds as a whole is not begun below others. */
  const overSheets = (lists, room) => {
    const sheets = [[]];
    let left = room;
    for (const { name, items } of lists) {
      let part = null;
      const whole = items.reduce((sum, item) => sum + linesOf(item), LINES_OF_A_HEADING);
      if (whole > left && whole <= LINES_ON_A_SHEET && sheets.at(-1).length) {
        sheets.push([]);
        left = LINES_ON_A_SHEET;
      }
      for (const item of items) {
        const lines = linesOf(item) + (part ? 0 : LINES_OF_A_HEADING);
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
  const list = ({ name, items }, texts) => {
    const part = clone(name, texts);
    const place = part.querySelector(".materials__blank");
    for (const item of items) {
      const row = document.createElement("li");
      row.textContent = item;
      if (place) place.before(row);
      else part.querySelector("ul").append(row);
    }
    return part;
  };

  /* What must be prepared, as the parts of one sheet after the other: what to bring, then what is asked of people beforehand. `rows` says how
     many rows the programme has above the first. */
  const prepared = ({ slugs, texts }, rows) => {
    const cards = slugs.map((slug) => arrived.get(slug));
    const [first, ...others] = overSheets(
      [
        { name: "guide-brought", items: workshopMaterials.together(cards, texts.people).map(texts.material) },
        { name: "guide-asked", items: cards.flatMap(({ title, before }) => before.map((asked) => `${title}: ${asked}`)) },
      ],
      LINES_BELOW_THE_PROGRAMME + 2 * (ROWS_ON_THE_FIRST_SHEET - rows),
    );
    const brought = first.find(({ name }) => name === "guide-brought")?.items ?? [];
    const below = first.filter(({ name }) => name !== "guide-brought");
    return [
      [list({ name: "guide-materials", items: brought }, texts), ...below.map((part) => list(part, texts)), clone("guide-notes")],
      ...others.map((parts) => parts.map((part) => list(part, texts))),
    ];
  };

  const guide = ({ slugs, texts, rows }) => {
    const table = (some) => {
      const programme = clone("guide-programme");
      for (const values of some) programme.querySelector("tbody").append(clone("guide-row", values).querySelector("tr"));
      return programme;
    };
    const rest = texts.rest ? [clone("guide-rest", texts)] : [];
    const first = rows.slice(0, ROWS_ON_THE_FIRST_SHEET);
    const further = inGroups(rows.slice(ROWS_ON_THE_FIRST_SHEET), ROWS_ON_A_SHEET);
    const [below, ...lists] = prepared({ slugs, texts }, first.length);
    const pages = [
      ["programme", clone("guide-head", texts), table(first), ...(further.length ? [] : rest), ...below],
      ...further.map((some, index) => ["programme", table(some), ...(index === further.length - 1 ? rest : [])]),
      ...lists.map((parts) => ["programme", ...parts]),
      ...groupsOf(slugs, "guide").map((group) => ["guide", ...group.map((slug) => {
        const part = piece(slug, "guide");
        fill(part, rows.find((row) => row.item === slug));
        return part;
      })]),
    ];
    return withFoot(pages, texts);
  };

  /* Any other kind of sheets: the kind's pieces of each card, below a head of its own where the page has one. */
  const plain = (name, { slugs, texts }) => {
    const head = () => (document.getElementById(`${name}-head`) ? [clone(`${name}-head`, texts)] : []);
    const pieces = (slug) => kinds.get(name).pieces.map((part) => piece(slug, part));
    return withFoot(groupsOf(slugs, name).map((group) => [name, ...head(), ...group.flatMap(pieces)]), texts);
  };

  /* So many leaves and, where they are odd in number, an empty one, so that what follows begins on the front of a sheet printed on both sides. */
  const toTheEndOfASheet = (leaves) => (leaves.length % SIDES ? [...leaves, leaf("blank")] : leaves);

  const contents = ({ slugs, texts }) => {
    const groups = inGroups(slugs, TITLES_ON_A_SHEET);
    const first = Math.ceil(groups.length / SIDES) * SIDES + 1;
    return groups.map((group, index) => {
      const rows = group.map((slug, place) => {
        const row = clone("contents-row", { what: arrived.get(slug).title, page: first + (index * TITLES_ON_A_SHEET + place) * SIDES });
        row.querySelector("a").href = `#sheet-${slug}`;
        return row;
      });
      return leaf("contents", clone("contents-head", texts), ...rows);
    });
  };
  const own = {
    handouts,
    deck,
    guide,
    book: (all) => [...toTheEndOfASheet(contents(all)), ...compose("handouts", all)],
    pack: (all) => ["guide", "worksheet", "handouts", "deck"].flatMap((name) => toTheEndOfASheet(compose(name, all))),
  };

  /* The sheets of the kind `name` as elements; `all` is what workshopProgramme.paper returns. */
  const compose = (name, all) => (own[name] ? own[name](all) : plain(name, all));

  /* What sheets of the kind `name` depend on: as long as it stays the same, so do they. */
  const needs = (name, plan, slugs) => JSON.stringify(OF_CARDS_ALONE.has(name) ? [name, slugs] : plan);

  const withFoot = (pages, texts) =>
    pages.map(([kind, ...parts], index) =>
      leaf(kind, ...parts, clone("leaf-foot", { title: texts.title, page: texts.page(index + 1, pages.length) })),
    );

  /* The number of worksheets that each participant gets. */
  const worksheets = (cards) => Math.ceil(cards / kinds.get("worksheet").cards_on_a_sheet);

  globalThis.addSheet = (slug, pieces) => arrived.set(slug, pieces);

  return { paperOf, load, worksheets, needs, compose };
})();
