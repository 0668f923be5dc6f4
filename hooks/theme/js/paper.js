/* A QR code on paper leads to #paper=REVISION: tell whether the card has changed since it was printed. Needs limits.js. */
(() => {
  const notice = document.querySelector(".paper");
  const [, printed] = /^#paper=(.+)$/.exec(location.hash) ?? [];
  if (!notice || !printed) return;
  const comparison = printed === notice.dataset.revision ? "current" : "changed";
  const isReadable = new RegExp(`^[0-9a-f]{${limits.revision_length}}$`).test(printed);
  const told = notice.querySelector(`.paper__${isReadable ? comparison : "unreadable"}`);
  notice.replaceChildren(told);
  notice.hidden = false;
})();
