/* Marks on a page the words by which the search found it, which stand in its address: ?h=WORD WORD. */
(() => {
  const typed = new URL(location.href).searchParams.get("h")?.match(/[\p{L}\p{N}]+/gu);
  const page = document.querySelector("[data-md-component=content]");
  if (!typed || !page) return;
  const begins = new RegExp(`(?<![\\p{L}\\p{N}])(?:${typed.join("|")})`, "giu");

  const marked = (text) => {
    const parts = [];
    let end = 0;
    for (const { 0: word, index } of text.matchAll(begins)) {
      const mark = document.createElement("mark");
      mark.textContent = word;
      parts.push(text.slice(end, index), mark);
      end = index + word.length;
    }
    return [...parts, text.slice(end)];
  };

  const texts = [];
  const walker = document.createTreeWalker(page, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) if (walker.currentNode.parentElement.offsetHeight) texts.push(walker.currentNode);
  for (const text of texts) if (text.data.search(begins) !== -1) text.replaceWith(...marked(text.data));
})();
