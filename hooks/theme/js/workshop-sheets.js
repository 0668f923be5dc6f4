/* The sheets of a workshop: what the preview shows and the printer prints. Each card's paper comes in a script of its own, sheets/SLUG.js. */
const workshopSheets = (() => {
  const CARDS_ON_A_DECK_SHEET = 4;
  const CARDS_ON_A_GUIDE_SHEET = 2;
  const CARDS_ON_A_WORKSHEET = 4;
  const TITLES_ON_A_SHEET = 30;
  const ROWS_ON_THE_FIRST_SHEET = 18;
  const ROWS_ON_A_SHEET = 36;

  const arrived = new Map();
  const loading = new Map();

  const load = (slug, address) => {
    if (!loading.has(slug)) {
      const loaded = new Promise((done) => {
        const script = document.createElement("script");
        script.src = address;
        script.onload = () => done(arrived.has(slug));
        script.onerror = () => done(false);
        document.head.append(script);
      });
      loading.set(slug, loaded);
    }
    return loading.get(slug);
  };

  /* A piece of a card's paper; its links are relative to the folder practices/, and the page stands beside that. */
  const piece = (slug, name) => {
    const template = document.createElement("template");
    template.innerHTML = arrived.get(slug)[name];
    for (const link of template.content.querySelectorAll("a[href]")) {
      const href = link.getAttribute("href");
      link.setAttribute("href", href.startsWith("../") ? href.slice(3) : `practices/${href}`);
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

  const handouts = ({ slugs }) =>
    slugs.map((slug) => {
      const frame = leaf("handout", piece(slug, "handout"));
      frame.querySelector(".leaf").id = `sheet-${slug}`;
      return frame;
    });

  /* Behind the card at the left lies, once the sheet is turned over its long edge, the one at the right of the other side. */
  const cells = (group, name, columns) =>
    group.map((slug, index) => {
      const cell = document.createElement("div");
      cell.className = "cell";
      cell.style.gridRow = Math.floor(index / 2) + 1;
      cell.style.gridColumn = columns[index % 2];
      cell.append(piece(slug, name));
      return cell;
    });
  const deck = ({ slugs }) =>
    inGroups(slugs, CARDS_ON_A_DECK_SHEET).flatMap((group) => [
      leaf("deck", ...cells(group, "front", [1, 2]), clone("marks")),
      leaf("deck", ...cells(group, "back", [2, 1]), clone("marks")),
    ]);

  const guide = ({ slugs, texts, rows }) => {
    const table = (some) => {
      const programme = clone("guide-programme");
      for (const values of some) programme.querySelector("tbody").append(clone("guide-row", values).querySelector("tr"));
      return programme;
    };
    const rest = texts.rest ? [clone("guide-rest", texts)] : [];
    const first = rows.slice(0, ROWS_ON_THE_FIRST_SHEET);
    const further = inGroups(rows.slice(ROWS_ON_THE_FIRST_SHEET), ROWS_ON_A_SHEET);
    const pages = [
      ["programme", clone("guide-head", texts), table(first), ...(further.length ? [] : rest), clone("guide-materials", texts)],
      ...further.map((some, index) => ["programme", table(some), ...(index === further.length - 1 ? rest : [])]),
      ...inGroups(slugs, CARDS_ON_A_GUIDE_SHEET).map((group) => ["guide", ...group.map((slug) => {
        const part = piece(slug, "guide");
        fill(part, rows.find((row) => row.slug === slug));
        return part;
      })]),
    ];
    return withFoot(pages, texts);
  };

  const worksheet = ({ slugs, texts }) => {
    const groups = inGroups(slugs, CARDS_ON_A_WORKSHEET);
    return withFoot(
      groups.map((group) => ["worksheet", clone("worksheet-head", texts), ...group.map((slug) => piece(slug, "worksheet"))]),
      texts,
    );
  };

  const contents = ({ slugs, texts }) => {
    const groups = inGroups(slugs, TITLES_ON_A_SHEET);
    return groups.map((group, index) => {
      const rows = group.map((slug, place) => {
        const row = clone("contents-row", { what: arrived.get(slug).title, page: groups.length + index * TITLES_ON_A_SHEET + place + 1 });
        row.querySelector("a").href = `#sheet-${slug}`;
        return row;
      });
      return leaf("contents", clone("contents-head", texts), ...rows);
    });
  };
  const book = (all) => [...contents(all), ...handouts(all)];
  const pack = (all) => [...guide(all), ...worksheet(all), ...handouts(all), ...deck(all)];

  const withFoot = (pages, texts) =>
    pages.map(([kind, ...parts], index) =>
      leaf(kind, ...parts, clone("leaf-foot", { title: texts.title, page: texts.page(index + 1, pages.length) })));

  const worksheetPages = (count) => Math.ceil(count / CARDS_ON_A_WORKSHEET);

  /* What a card's script calls. */
  window.addSheet = (slug, pieces) => arrived.set(slug, pieces);

  return { load, worksheetPages, compose: { handouts, deck, guide, worksheet, book, pack } };
})();
