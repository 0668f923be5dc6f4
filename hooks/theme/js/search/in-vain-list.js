/* The list of what was searched for in vain on this device, on the page Maintenance. Needs element.js and search/in-vain.js. */
(() => {
  const LONG_ENOUGH_TO_SAVE = 60_000; // in milliseconds; then the browser has the file, and its copy in memory can go

  const section = document.querySelector(".searched");
  const list = section.querySelector(".searched__list");
  const none = section.querySelector(".searched__none");
  const [save, forget] = ["save", "forget"].map((name) => section.querySelector(`[data-${name}]`));

  const row = ({ query, language, day }) => {
    const { html } = element;
    return html("li", {}, html("span", { lang: language }, query), ` · ${day}`);
  };
  const draw = () => {
    const asked = searchInVain.all();
    const items = asked.toReversed().map(row);
    list.replaceChildren(...items);
    none.hidden = items.length > 0;
    for (const button of [save, forget]) button.hidden = asked.length === 0;
  };

  save.addEventListener("click", () => {
    const text = JSON.stringify(searchInVain.all(), null, 1);
    const address = URL.createObjectURL(new Blob([text], { type: "application/json" }));
    element.html("a", { href: address, download: section.dataset.file }).click();
    setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_TO_SAVE);
  });
  forget.addEventListener("click", () => {
    searchInVain.clear();
    draw();
  });
  draw();
})();
