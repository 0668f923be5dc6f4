/* Into which groups people are divided, and what must lie ready for them: the materials of a workshop's cards taken together. Knows no page.

   Global name: workshopMaterials. */
const workshopMaterials = (() => {
  const LARGE = 4; // people in a group

  /* How many groups of how many people: of pairs and threes some have one more rather than one too few, and no larger group has more than
     `size`, which for an exercise is the most that it can do with. */
  const groups = (people, size) => {
    const fewest = Math.max(1, Math.floor(people / size));
    const n = size < LARGE && Math.ceil(people / fewest) <= size + 1 ? fewest : Math.ceil(people / size);
    const smaller = Math.floor(people / n);
    const larger = people % n;
    const counted = [{ n: n - larger, size: smaller }, { n: larger, size: smaller + 1 }];
    return counted.filter((some) => some.n);
  };

  /* How many times something that is counted by `per` is needed among `people` who work in groups of `size`, or all together where that is
     nothing; nothing where nobody said how many people there are. */
  const times = (per, people, size) => {
    if (per === "room") return 1;
    if (!people) return null;
    if (per === "person") return people;
    return size ? groups(people, size).reduce((sum, { n }) => sum + n, 0) : 1;
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

  return { groups, together };
})();
