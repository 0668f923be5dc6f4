/* The page that a server shows for an address that it does not know: leads its links and forms to where the site is.
   The page asks for this file in all the folders where it may be, and knows what folder is the site's, told from the file's own. */
(() => {
  const { src, dataset } = document.currentScript;
  const page = document.documentElement;
  if (page.dataset.site) return; // found before
  page.dataset.site = new URL(dataset.site, src).href;
  const there = (address) => page.dataset.site + address.slice(dataset.path.length);
  for (const link of document.querySelectorAll("a")) link.href = there(link.getAttribute("href"));
  for (const form of document.querySelectorAll("form")) form.action = there(form.getAttribute("action"));
  const script = document.createElement("script"); // sends on from an address that has swallowed what stood behind it
  script.src = new URL("address.js", src);
  document.head.append(script);
})();
