/* Sheets as text for other programs: clean HTML, which Word, Google Docs and PowerPoint take over with its headings, lists and tables, and plain
   text. Both come from the sheets themselves. A .docx file would take a library four times as large as all our scripts together.

   Global name: workshopCopy. */
const workshopCopy = (() => {
  const KEPT = new Set(["H1", "H2", "H3", "P", "UL", "OL", "LI", "TABLE", "CAPTION", "THEAD", "TBODY", "TR", "TH", "TD", "B", "STRONG", "EM"]);
  const AS = { DT: "p" }; // what is to be filled in behind a word is a line of its own
  const LEFT_OUT = "svg, .rules, .imprint, .leaf__foot, .guide__notes, .jottings, .marks, template, script";
  const BLOCKS = new Set(["H1", "H2", "H3", "P", "LI", "TR", "CAPTION", "DT"]);
  const CELLS = new Set(["TH", "TD"]);
  const TEXT = 3; // the type of a node

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  const squeezed = (text) => text.replaceAll(/\s+/g, " ");

  const html = (node) => {
    if (node.nodeType === TEXT) return escaped(squeezed(node.data));
    if (!node.matches || node.matches(LEFT_OUT)) return "";
    const inside = [...node.childNodes].map(html).join("");
    const name = AS[node.tagName] ?? (KEPT.has(node.tagName) ? node.tagName.toLowerCase() : null);
    if (!name) return inside;
    return inside.trim() || CELLS.has(node.tagName) ? `<${name}>${inside.trim()}</${name}>` : "";
  };
  const plain = (node) => {
    if (node.nodeType === TEXT) return squeezed(node.data);
    if (!node.matches || node.matches(LEFT_OUT)) return "";
    const inside = [...node.childNodes].map(plain).join("");
    if (CELLS.has(node.tagName)) return `${inside.trim()}\t`;
    if (!BLOCKS.has(node.tagName)) return inside;
    return `\n${node.tagName === "LI" ? "- " : ""}${inside.trim()}\n`;
  };

  /* Returns {html, text} of the sheets `leaves`. */
  const of = (leaves) => ({
    html: leaves.map(html).join("\n"),
    text: leaves.map(plain).join("\n").replaceAll(/[ \t]+\n/g, "\n").replaceAll(/\n{3,}/g, "\n\n").trim(),
  });

  /* Puts it on the clipboard, on a page from a file too; returns whether the browser did. */
  const toClipboard = (copied) => {
    const give = (event) => {
      event.clipboardData.setData("text/html", copied.html);
      event.clipboardData.setData("text/plain", copied.text);
      event.preventDefault();
    };
    document.addEventListener("copy", give);
    try {
      return document.execCommand("copy");
    } finally {
      document.removeEventListener("copy", give);
    }
  };

  return { of, toClipboard };
})();
