// Answers queries as Material's search does that nobody has changed: reads {language, docs, queries}, and writes for each query the locations,
// the best first. The folder of the theme's scripts is the argument.
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

const folder = process.argv.at(-1);
const { language, docs, queries } = JSON.parse(readFileSync(0, "utf8"));

const run = (file) => vm.runInThisContext(readFileSync(file, "utf8"), { filename: file });
const answered = [];
let listener = null;
Object.assign(globalThis, {
  self: globalThis,
  addEventListener: (_, listen) => (listener = listen),
  postMessage: (message) => answered.push(message),
  importScripts: (...files) => {
    for (const file of files) run(join(folder, "workers", file));
  },
});
run(join(folder, "workers", readdirSync(join(folder, "workers")).find((name) => name.endsWith(".js"))));

const say = async (message) => {
  listener({ data: message });
  while (answered.length === 0) await new Promise(setImmediate);
  return answered.pop().data;
};
const config = { lang: [language], separator: String.raw`[\s\-]+`, pipeline: ["stopWordFilter"], fields: { title: { boost: 1000 }, text: { boost: 1 }, tags: { boost: 1_000_000 } } };
await say({ type: 0, data: { config, docs, options: {} } });
const found = [];
for (const query of queries) {
  const { items } = await say({ type: 2, data: query });
  found.push(items.map(([{ location }]) => location));
}
process.stdout.write(JSON.stringify(found));
