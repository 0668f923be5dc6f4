// Answers queries: reads a list of [language, query], and writes for each what the box would show: {state, found}, the latter a list of slugs
// of cards and addresses of other pages, the best first, with the language that each was found through.
import { readFileSync } from "node:fs";

import { readers, searchAnswer } from "./engine.mjs";

const queries = JSON.parse(readFileSync(0, "utf8"));
const answers = queries.map(([language, query]) => {
  const others = new Map([...readers].filter(([code]) => code !== language));
  const { state, hits } = searchAnswer.to(readers.get(language), others, query);
  return { state, found: hits.map(({ place, through }) => ({ place: place.slug ?? place.location, through })) };
});
process.stdout.write(JSON.stringify(answers));
