/* What participants get, and what hangs on the wall: handouts, cards for a printer of one side, commitment cards, voting sheets, posters.
   Each is made with the tools of workshop/sheets.js.

   Global name: workshopPapers. */
const workshopPapers = (() => {
  const COMMITMENTS_ON_A_SHEET = 3;

  const participants = ({ leaf, piece }, slugs) => slugs.map((slug) => leaf("handout", piece(slug, "handout")));
  const leaflets = ({ leaf, piece }, groups) =>
    groups.map((group) => leaf("leaflets", ...group.map((slug) => piece(slug, "leaflet"))));
  const fronts = ({ leaf, clone }, groups, cells) =>
    groups.map((group) => leaf("deck", ...cells(group, "single", [1, 2]), clone("marks")));
  const posters = ({ leaf, piece }, slugs) => slugs.map((slug) => leaf("poster", piece(slug, "poster")));

  /* One for each participant, or a sheet of them where nobody said how many there are. */
  const commitments = ({ leaf, clone }, { texts }) => {
    const sheets = Math.max(1, Math.ceil(texts.people / COMMITMENTS_ON_A_SHEET));
    const cards = () => Array.from({ length: COMMITMENTS_ON_A_SHEET }, () => clone("commitment", texts));
    return Array.from({ length: sheets }, () => leaf("commitments", ...cards()));
  };

  const voting = ({ leaf, clone, piece }, groups, texts) =>
    groups.map((group, index) => {
      const table = clone("voting");
      table.querySelector("tbody").append(...group.map((slug) => piece(slug, "vote")));
      const foot = clone("leaf-foot", { title: texts.title, page: texts.page(index + 1, groups.length) });
      return leaf("voting", clone("voting-head", texts), table, foot);
    });

  return { participants, leaflets, fronts, posters, commitments, voting };
})();
