/* What must lie ready for a workshop: the materials of its cards taken together. Knows no page.

   Global name: workshopMaterials. */
const workshopMaterials = (() => {
  /* How many times something that is counted by `per` is needed among `people` who work in groups of `size`, or all together where that is
     nothing; nothing where nobody said how many people there are. */
  const times = (per, people, size) => {
    if (per === "room") return 1;
    if (!people) return null;
    if (per === "person") return people;
    return size ? Math.ceil(people / size) : 1;
  };

  /* Each thing once, as {count, thing, per}: `cards` are as {people, materials}, `per` says by what it is counted where its sum is not known.
     What is not used up, one card after the other uses. */
  const together = (cards, people) => {
    const found = new Map();
    for (const { people: size, materials } of cards) {
      for (const { per, count, thing, used_up: isUsedUp } of materials) {
        const known = times(per, people, size);
        const by = known === null ? per : "room";
        const key = `${by} ${thing}`;
        const before = found.get(key)?.count ?? 0;
        const needed = count * (known ?? 1);
        found.set(key, { count: isUsedUp ? before + needed : Math.max(before, needed), thing, per: by });
      }
    }
    return [...found.values()];
  };

  return { together };
})();
