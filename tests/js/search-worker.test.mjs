// The worker talks to the theme's script, and loads what it needs when somebody first searches, at once in a worker and later in a frame.
import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate } from "node:timers/promises";
import vm from "node:vm";

import { source } from "./load.mjs";

const [READY, QUERY, RESULT, FAILED] = [1, 2, 3, 4];
const DOCS = [{ location: "practices/pizza.html", title: "Pizza", text: "<p>Eat.</p>", boost: 2 }];
const GENERATED = {
  "search/words.js": 'const searchWords = { stemmer: "none", function_words: "", synonyms: [], keywords_section: "keywords" };',
  "search/search_index.js": `var __index = ${JSON.stringify({ docs: DOCS })};`,
};

/* A worker of the site at `root`, which may be a hidden frame of one of its pages; notes what it loads, answers and reports. The files
   in `missing` do not come. */
const worker = (root, isFrame, missing = new Set()) => {
  const [loaded, answers, errors] = [[], [], []];
  let listen = null;
  const run = (address) => {
    assert.ok(address.startsWith(root), address);
    const name = address.slice(root.length);
    if (missing.has(name)) throw new Error(`${name} does not come`);
    loaded.push(name);
    vm.runInContext(GENERATED[name] ?? source(name.slice("js/".length, -".js".length)), context, { filename: name });
  };
  const importAtOnce = (...addresses) => {
    for (const address of addresses) run(address);
  };
  const importLater = async (...addresses) => {
    for (const address of addresses) {
      await setImmediate();
      run(address);
    }
  };
  const frame = { document: { querySelector: () => ({ src: `${root}js/search/worker.js?1` }) }, location: { href: `${root}practices/pizza.html` } };
  const context = vm.createContext({
    URL,
    importScripts: isFrame ? importLater : importAtOnce,
    addEventListener: (_, listener) => { listen = listener; },
    postMessage: (message) => answers.push(structuredClone(message)),
    reportError: (error) => errors.push(error.message),
    ...(isFrame ? frame : { location: { href: `${root}js/search/worker.js` } }),
  });
  vm.runInContext(source("search/worker"), context, { filename: "worker.js" });
  const say = (type, data) => listen({ data: { type, data } });
  const heard = async (number) => {
    while (answers.length < number) await setImmediate();
    return answers;
  };
  return { say, heard, loaded, errors };
};

for (const isFrame of [false, true]) {
  const where = isFrame ? "from a file" : "from a server";

  test(`${where}: nothing is loaded until somebody searches, and then all of it once`, async () => {
    const { say, heard, loaded, errors } = worker("https://example.org/nl/", isFrame);
    say(QUERY, " ");
    assert.deepEqual(await heard(2), [{ type: READY }, { type: RESULT, data: { items: [], suggest: [] } }]);
    assert.deepEqual(loaded, []);
    say(QUERY, "piz");
    say(QUERY, "pizza");
    const answers = await heard(4);
    for (const { type, data } of answers.slice(2)) assert.deepEqual([type, data.items[0][0].location], [RESULT, "practices/pizza.html"]);
    assert.equal(new Set(loaded).size, loaded.length);
    assert.ok(loaded.includes("search/search_index.js"));
    assert.deepEqual(errors, []);
  });

  test(`${where}: what does not come is told, and the search works once it comes`, async () => {
    const missing = new Set(["search/search_index.js"]);
    const { say, heard, loaded, errors } = worker("file:///some%20where/site/", isFrame, missing);
    say(QUERY, "pizza");
    const [, failed] = await heard(2);
    assert.deepEqual(failed, { type: FAILED });
    assert.deepEqual(errors, ["search/search_index.js does not come"]);
    missing.clear();
    say(QUERY, "pizza");
    const answers = await heard(3);
    assert.equal(answers[2].data.items.length, 1);
    assert.equal(new Set(loaded).size, loaded.length);
  });
}
