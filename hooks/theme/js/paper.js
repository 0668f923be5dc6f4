/* A QR code on paper leads to #paper=REVISION: tell whether the card has changed since it was printed. Needs limits.js. */
(() => {
  const notice = document.querySelector(".paper");
  const printed = new RegExp(`^#paper=([0-9a-f]{${limits.revision_length}})$`).exec(location.hash);
  if (!notice || !printed) return;
  const current = printed[1] === notice.dataset.revision;
  notice.querySelector(current ? ".paper__changed" : ".paper__current").remove();
  notice.hidden = false;
})();
