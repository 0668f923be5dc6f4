/* A QR code on paper leads to #paper=REVISION: tell whether the card has changed since it was printed. */
(() => {
  const notice = document.querySelector(".paper");
  const printed = /^#paper=([0-9a-f]{7})$/.exec(location.hash);
  if (!notice || !printed) return;
  const current = printed[1] === notice.dataset.revision;
  notice.querySelector(current ? ".paper__changed" : ".paper__current").remove();
  notice.hidden = false;
})();
