/* The sheets of a workshop: what the preview shows and the printer prints. Each card's paper comes in a script of its own, sheets/SLUG.js.
   Needs the files of each kind: workshop/guide.js, papers.js and slides.js. limits.js tells which kinds of sheets there are, and how many cards each of them holds.

   Global names: workshopSheets, and addSheet, which the scripts with the cards' paper call. */
const workshopSheets = (() => {
  const COLUMNS_OF_THE_DECK = 2;
  const SIDES = 2; // of each card's A4
  /* What fits below the head of a sheet at the size of its type. */
  const TITLES_ON_A_SHEET = 30;
  const OF_CARDS_ALONE = new Set(["participants", "leaflets", "handouts", "deck", "fronts", "posters"]); // kinds on which the plan says nothing besides

  const UP = "../";
  const ELSEWHERE = /^https?:/; // links to the web are the same from every page

  const kinds = new Map(limits.sheets.map((kind) => [kind.name, kind]));
  const paperOf = ({ sheet, paper }) => kinds.get(sheet).paper[paper];
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

  /* `part`, with an item of its list for each of `lines`. */
  const listed = (part, lines) => {
    const items = lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    });
    part.querySelector("ol, ul").append(...items);
    return part;
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

  /* The leaves with their places among each other, where nothing else says them. */
  const numbered = (leaves, { page }) => {
    for (const [index, frame] of leaves.entries()) {
      frame.querySelector(".leaf").append(clone("leaf-number", { page: page(index + 1, leaves.length) }));
    }
    return leaves;
  };

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
    handouts: (all) => numbered(handouts(all), all.texts),
    deck,
    guide: (all) => withFoot(workshopGuide(tools, all), all.texts),
    book: (all) => numbered([...toTheEndOfASheet(contents(all)), ...handouts(all)], all.texts),
    participants: ({ slugs, texts }) => numbered(workshopPapers.participants(tools, slugs), texts),
    leaflets: ({ slugs }) => workshopPapers.leaflets(tools, groupsOf(slugs, "leaflets")),
    fronts: ({ slugs }) => workshopPapers.fronts(tools, groupsOf(slugs, "fronts"), cells),
    commitments: (all) => workshopPapers.commitments(tools, all),
    voting: ({ slugs, texts }) => workshopPapers.voting(tools, groupsOf(slugs, "voting"), texts),
    posters: ({ slugs }) => workshopPapers.posters(tools, slugs),
    slides: (all) => workshopSlides(tools, all),
    pack: (all) => ["guide", "participants", "worksheet", "commitments", "deck"].flatMap((name) => toTheEndOfASheet(compose(name, all))),
  };

  /* What the files with the sheets of one kind are made with. */
  const tools = { leaf, piece, clone, fill, listed, inGroups, aboutOf: (slug) => arrived.get(slug) };

  /* The sheets of the kind `name` as elements; `all` is what workshopProgramme.paper returns. */
  const compose = (name, all) => (own[name] ? own[name](all) : plain(name, all));

  /* What sheets of the kind `name` depend on: as long as it stays the same, so do they. */
  const needs = (name, plan, slugs) => JSON.stringify(OF_CARDS_ALONE.has(name) ? [name, plan.paper, slugs] : plan);

  const withFoot = (pages, texts) =>
    pages.map(([kind, ...parts], index) =>
      leaf(kind, ...parts, clone("leaf-foot", { title: texts.title, page: texts.page(index + 1, pages.length) })),
    );

  /* The number of worksheets that each participant gets. */
  const worksheets = (cards) => Math.ceil(cards / kinds.get("worksheet").cards_on_a_sheet);

  globalThis.addSheet = (slug, pieces) => arrived.set(slug, pieces);

  return { paperOf, load, worksheets, needs, compose };
})();
