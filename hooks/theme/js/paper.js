/* A code on paper leads to #paper=STAMP-PARTS: hashes of what stands on that sheet, as a whole and part by part. Tells whether that has changed
   since it was printed, and what of it. A sheet without a code says its stamp alone. Needs limits.js. */
(() => {
  const notice = document.querySelector(".paper");
  const { stamp: figures, part: figuresOfAPart } = limits.revision;
  const form = new RegExp(`^([0-9a-f]{${figures}})(?:-((?:[0-9a-f]{${figuresOfAPart}})+))?$`);
  const [, printed] = /^#paper=(.+)$/.exec(location.hash) ?? [];
  if (!notice || !printed) return;
  const [, stamp, parts = ""] = form.exec(printed) ?? [];

  const hashes = (text) => text.match(new RegExp(`.{${figuresOfAPart}}`, "g")) ?? [];
  /* Leaves of the names of parts those that have changed. Kinds of sheets have different numbers of parts. */
  const showChanged = (list) => {
    const now = hashes(list.dataset.mark.split("-")[1]);
    const then = hashes(parts);
    if (then.length !== now.length) return;
    for (const [place, name] of [...list.querySelectorAll("li")].entries()) if (then[place] === now[place]) name.remove();
    list.hidden = list.querySelector("li") === null;
  };

  const comparison = notice.dataset.stamps.split(" ").includes(stamp) ? "current" : "changed";
  const told = notice.querySelector(`.paper__${stamp ? comparison : "unreadable"}`);
  for (const list of told.querySelectorAll(".paper__parts")) showChanged(list);
  notice.replaceChildren(told);
  notice.hidden = false;
})();
