// Answers queries as the search of a built site does: reads a list of them, and writes for each what the theme's script would show.
// The folder of the site, in one language, is the argument.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const site = process.argv.at(-1);
const SCRIPTS = ["words", ...["stem", "likeness", "index", "query", "ranking", "results"].map((name) => `search/${name}`)].map((name) => `js/${name}.js`);
for (const name of [...SCRIPTS, "search/words.js", "search/search_index.js"]) vm.runInThisContext(readFileSync(join(site, name), "utf8"), { filename: name });

const { Index, words, docs, of } = vm.runInThisContext("({ Index: searchIndex.Index, words: searchWords, docs: __index.docs, of: searchResults.of })");
const index = new Index(docs, words);
const queries = JSON.parse(readFileSync(0, "utf8"));
process.stdout.write(JSON.stringify(queries.map((query) => of(index, query).items)));
