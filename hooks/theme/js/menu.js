/* The menu of small screens, and the search box there: their buttons tell whether they are open. While the menu is, nothing behind it can be
   reached, and Escape closes it; whoever closes one is back on its button. What opens both are the theme's two checkboxes. */
(() => {
  const NARROW = matchMedia("(max-width: 76.2344em)");
  const toggle = document.getElementById("__drawer");
  const menu = document.getElementById("menu");
  const button = document.querySelector(".menu-button");
  const behind = document.querySelectorAll(".md-skip, .md-header, .md-tabs, .md-content, .md-top, .md-footer, .plan-bar");

  const isOpen = () => toggle.checked && NARROW.matches;
  const show = () => {
    const open = isOpen();
    const hadFocus = menu.contains(document.activeElement);
    button.setAttribute("aria-expanded", open);
    for (const part of behind) part.inert = open;
    if (open) menu.querySelector(".menu__close").focus();
    else if (hadFocus) button.focus();
  };
  const close = () => {
    if (toggle.checked) toggle.click();
  };

  toggle.addEventListener("change", show);
  NARROW.addEventListener("change", show);
  button.addEventListener("click", () => toggle.click());
  menu.querySelector(".menu__close").addEventListener("click", close);
  menu.addEventListener("keydown", ({ key }) => {
    if (key === "Escape") close();
  });
  addEventListener("pagehide", close); // or Back would show it open

  const search = document.getElementById("__search");
  const searchButton = document.querySelector(".search-button");
  if (!searchButton) return;
  searchButton.addEventListener("click", () => search.click());
  search.addEventListener("change", () => {
    searchButton.setAttribute("aria-expanded", search.checked);
    if (search.checked) document.querySelector(".md-search__input").focus();
  });
})();
