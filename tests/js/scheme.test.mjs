// Light or dark goes from file to file where each has a memory of its own, and stays with the theme everywhere else.
import assert from "node:assert/strict";
import { test } from "node:test";
import vm from "node:vm";

import { load, source } from "./load.mjs";

load(["storage"], []);

const DARK = { color: { scheme: "slate" } };

/* What the theme does with a file's memory. */
const chosenIn = (own) => JSON.parse(own.get("__palette") ?? null);
const choose = (own, scheme) => own.set("__palette", JSON.stringify(scheme));

/* Opens a page whose file's memory is `own`, with the cookies of all files; returns what it shows, and a function that leaves it. */
const open = (address, own, cookies) => {
  const leaving = [];
  Object.assign(globalThis, {
    location: new URL(address),
    addEventListener: (kind, act) => kind === "pagehide" && leaving.push(act),
    localStorage: { getItem: (key) => own.get(key) ?? null, setItem: (key, text) => own.set(key, text), removeItem: (key) => own.delete(key) },
    document: {
      get cookie() {
        return [...cookies].map((pair) => pair.join("=")).join("; ");
      },
      set cookie(text) {
        cookies.set(...text.split("; ")[0].split("="));
      },
    },
    __md_scope: new URL("./", address),
    __md_get: () => chosenIn(own),
    __md_set: (_key, value) => choose(own, value),
  });
  vm.runInThisContext(source("scheme"));
  const leave = () => {
    for (const act of leaving) act();
  };
  return { shown: chosenIn(own), leave };
};

test("the next file shows what was chosen in the one before", () => {
  const cookies = new Map();
  const one = new Map();
  const first = open("file:///C:/site/a.html", one, cookies);
  assert.equal(first.shown, null);
  choose(one, DARK);
  first.leave();
  assert.deepEqual(open("file:///C:/site/b.html", new Map(), cookies).shown, DARK);
});

test("whoever chooses nothing changes nothing for the other files, and a server's pages have no need of it", () => {
  const cookies = new Map();
  const onServer = new Map();
  choose(onServer, DARK);
  open("file:///C:/site/a.html", new Map(), cookies).leave();
  open("https://example.org/a.html", onServer, cookies).leave();
  assert.equal(cookies.size, 0);
});
