/* Lets the items of a list be dragged by mouse, finger or pen.

   Global name: draggable. */

/* Calls `moved` with the old and the new place of an item; the list is drawn anew by the caller. */
const draggable = (list, moved) => {
  const EDGE = 60; // px from the edge of the screen, where it begins to scroll
  const SCROLL = 15; // px at each move
  let drag = null;

  const place = (item) => [...list.children].indexOf(item);
  const put = (item, next) => (next ? next.before(item) : list.append(item));
  const stop = (isDone) => {
    if (!drag) return;
    const { item, from, pointer, after } = drag;
    drag = null;
    if (list.hasPointerCapture(pointer)) list.releasePointerCapture(pointer);
    item.classList.remove("item--dragged");
    const to = place(item);
    if (!isDone) put(item, after);
    else if (to !== from) moved(from, to);
  };

  list.addEventListener("pointerdown", (event) => {
    const item = event.target.closest("li");
    const handle = event.target.closest("[data-control=handle]");
    const onText = event.pointerType === "mouse" && !event.target.closest("button, input, textarea, details, a");
    if (!item || event.button !== 0 || drag || !(handle || onText)) return;
    event.preventDefault();
    (handle ?? item.querySelector("[data-control=handle]")).focus();
    list.setPointerCapture(event.pointerId);
    drag = { item, pointer: event.pointerId, from: place(item), after: item.nextElementSibling };
    item.classList.add("item--dragged");
  });
  list.addEventListener("pointermove", (event) => {
    if (!drag || event.pointerId !== drag.pointer) return;
    const others = [...list.children].filter((other) => other !== drag.item);
    const next = others.find((other) => {
      const box = other.getBoundingClientRect();
      return event.clientY < box.top + box.height / 2;
    });
    if ((next ?? null) !== drag.item.nextElementSibling) put(drag.item, next ?? null);
    if (event.clientY < EDGE) scrollBy(0, -SCROLL);
    if (event.clientY > innerHeight - EDGE) scrollBy(0, SCROLL);
  });
  list.addEventListener("pointerup", () => stop(true));
  list.addEventListener("pointercancel", () => stop(false));
  // An item loses the focus while it moves, so the key arrives anywhere.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") stop(false);
  });
};
