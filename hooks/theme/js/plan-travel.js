/* Takes the plan of a workshop along from page to page, in their addresses. Needs plan.js and messages.js.

   Global name: carryPlan. */

/* Keeps a plan in the address when a link is followed: links to the workshop page open it, links to the other pages carry it on.
   `current` returns the plan there is at that moment. */
const carryPlan = (current) => {
  const { isEmpty, withCard, write } = workshopPlan;
  const carry = (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
    if (!link || isEmpty(current())) return;
    const leadsHere = link.protocol === location.protocol && link.host === location.host && link.pathname.endsWith(".html");
    if (!leadsHere || (link.hash && !link.dataset.add && !link.dataset.carries)) return;
    link.dataset.carries = "true";
    const plan = write(link.dataset.add ? withCard(current(), link.dataset.add) : current());
    link.hash = link.pathname.endsWith("/workshop.html") ? plan : `workshop=${encodeURIComponent(plan)}`;
  };
  for (const kind of ["pointerdown", "focusin", "click"]) document.addEventListener(kind, carry, { capture: true });
};

/* On every page but the workshop's: take the plan along that the address carries. */
(() => {
  const carried = new URLSearchParams(location.hash.slice(1)).get("workshop");
  if (carried === null || document.querySelector(".workshop")) return;
  const { plan, problems } = workshopPlan.read(carried);

  const notice = document.querySelector(".under-way");
  if (notice) {
    const { locale, some, all, unreadable, partly } = JSON.parse(notice.dataset.messages);
    const { say } = messages(locale);
    const read = say(plan.all ? all : some, { n: workshopPlan.cards(plan).length });
    const told = workshopPlan.isEmpty(plan) ? [] : [read];
    if (problems.length) told.push(say(told.length ? partly : unreadable, { text: problems.map(({ text }) => text).join(", ") }));
    notice.firstElementChild.textContent = told.length ? told.join(" ") : read;
    notice.hidden = false;
  }
  for (const link of document.querySelectorAll("a[data-add]")) {
    if (!workshopPlan.hasCard(plan, link.dataset.add)) continue;
    link.firstElementChild.textContent = link.dataset.added;
    link.classList.add("add--done");
  }
  carryPlan(() => plan);
})();
