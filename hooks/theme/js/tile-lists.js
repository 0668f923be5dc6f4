/* The tiles of a group of the catalogue, in lists. A large group has several: what a browser has to keep in sight is a few lists then, and not
   thousands of tiles. Needs nothing else.

   Global name: tileLists. */

/* `group` is an element that has a list, or none where it never gets a tile. */
const tileLists = (group) => {
  const A_LIST = 60; // tiles of each; so rows of one to six are full
  let lists = [...group.querySelectorAll(".tiles")]; // at first the one that the page came with, however long
  let room = A_LIST; // for so many more tiles in the last one

  const emptyList = () => {
    const list = lists[0].cloneNode(false);
    list.classList.add("tiles--part");
    room = A_LIST;
    return list;
  };

  /* Puts a tile behind the others. */
  const append = (tile) => {
    if (room === 0) {
      const list = emptyList();
      lists.at(-1).after(list);
      lists.push(list);
    }
    room--;
    lists.at(-1).append(tile);
  };

  /* Begins anew with an empty list. Returns the old ones, which are out of sight and still to be removed: with thousands of tiles that takes time. */
  const renew = () => {
    if (!lists[0]?.hasChildNodes()) return [];
    const old = lists;
    const list = emptyList();
    old[0].before(list);
    lists = [list];
    for (const each of old) each.classList.add("tiles--going");
    return old;
  };

  return { append, renew };
};
