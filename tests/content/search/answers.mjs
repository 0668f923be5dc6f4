// Answers queries as the search of a built site does: reads a list of them, and writes for each what the theme's script would show.
// The folder of the site, in one language, is the argument.
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import vm from "node:vm";

const site = process.argv.at(-1);
const SCRIPTS = ["words", ...["stem", "likeness", "index", "query", "ranking", "results"].map((name) => `search/${name}`)].map((name) => `js/${name}.js`);

/* The text of a script that was called `name` before it was named by what it holds. */
const source = (name) => {
  const folder = join(site, dirname(name));
  const named = readdirSync(folder).find((file) => file.replace(/\.[0-9a-f]{10}(?=\.js$)/, "") === basename(name));
  return readFileSync(join(folder, named), "utf8");
};
for (const name of [...SCRIPTS, "search/words.js", "search/search_index.js"]) vm.runInThisContext(source(name), { filename: name });

const { Index, words, docs, of } = vm.runInThisContext("({ Index: searchIndex.Index, words: searchWords, docs: __index.docs, of: searchResults.of })");
const index = new Index(docs, words);
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => of(index, query).items)));
