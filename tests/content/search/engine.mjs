// The search of a built site: `readers`, a Map from the code of each language to what reads its queries, and what its scripts give.
// The folder of the site is the first argument, the code of each language with its folder the others: en= nl=nl.
import { readFileSync, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import vm from "node:vm";

const [site, ...folders] = process.argv.slice(2);
const ENGINE = ["js/words.js", "js/search/answer.js"];

/* The text of a script that was called `name` before it was named by what it holds. */
const source = (name) => {
  const folder = join(site, dirname(name));
  const named = readdirSync(folder).find((file) => file.replace(/\.[0-9a-f]{10}(?=\.js$)/, "") === basename(name));
  return readFileSync(join(folder, named), "utf8");
};
const languages = Object.fromEntries(folders.map((one) => one.split("=")));
const known = Object.values(languages).flatMap((folder) => ["search/words.js", "search/index.js"].map((name) => join(folder, name)));
for (const name of [...ENGINE, ...known]) vm.runInThisContext(source(name), { filename: name });

export const { likeness, words, searchAnswer } = vm.runInThisContext("({ likeness, words, searchAnswer })");
const readerOf = vm.runInThisContext("(code) => new searchQuery.Reader(new searchIndex.Index(searchIndexes[code], searchWords[code]))");
export const readers = new Map(Object.keys(languages).map((code) => [code, readerOf(code)]));
