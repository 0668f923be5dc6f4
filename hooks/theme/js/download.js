/* Has the browser save a text as a file, and names such files. Needs element.js.

   Global names: download, fileName. */
const download = (text, type, file) => {
  const LONG_ENOUGH_TO_SAVE = 60_000; // in milliseconds; then the browser has the file, and its copy in memory can go
  const address = URL.createObjectURL(new Blob([text], { type }));
  element.html("a", { href: address, download: file }).click();
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_TO_SAVE);
};

/* A name without an extension, of those of `parts` that say something, in letters and digits that every system takes. */
const fileName = (parts) => {
  const named = (part) => part.normalize("NFKD").replaceAll(/\p{M}/gu, "").replaceAll(/[^A-Za-z0-9]+/g, "-").replaceAll(/^-|-$/g, "").toLowerCase();
  return parts.map(named).filter(Boolean).join("-");
};
