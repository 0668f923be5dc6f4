// Each copy of the site has a memory of its own, shared by its languages; what was remembered before is taken over once.
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { load } from "./load.mjs";

const { siteStorage } = load(["storage"], ["siteStorage"]);

/* A browser's memory, and the cookies of its files where it keeps any. */
const memory = new Map();
const cookies = new Map();
let keepsCookies = false;
let refuses = false;
const orRefuse = (act) => {
  if (refuses) throw new DOMException("no", "SecurityError");
  return act();
};
globalThis.localStorage = {
  getItem: (key) => orRefuse(() => memory.get(key) ?? null),
  setItem: (key, text) => orRefuse(() => memory.set(key, text)),
  removeItem: (key) => orRefuse(() => memory.delete(key)),
};
globalThis.document = {
  get cookie() {
    return [...cookies].map((pair) => pair.join("=")).join("; ");
  },
  set cookie(text) {
    const [name, value] = text.split("; ")[0].split("=");
    if (text.includes("max-age=0")) cookies.delete(name);
    else if (keepsCookies) cookies.set(name, value);
  },
};
const on = (page, site, options = {}) => {
  globalThis.location = new URL(page);
  return siteStorage("scan", { site, ...options });
};

beforeEach(() => {
  memory.clear();
  cookies.clear();
  [keepsCookies, refuses] = [false, false];
});

const COPIES = [
  ["https://example.org/one/scan.html", "https://example.org/one/nl/scan.html", "https://example.org/two/scan.html"],
  ["https://example.org/scan.html", "https://example.org/nl/scan.html", "https://example.org/two/scan.html"],
  ["file:///C:/one/scan.html", "file:///C:/one/nl/scan.html", "file:///C:/two/scan.html"],
  ["file://server/share/scan.html", "file://server/share/nl/scan.html", "file://other/share/scan.html"],
];
const keepApart = ([page, dutch, other]) => {
  on(page, "./").write({ own: 1 });
  assert.deepEqual(on(dutch, "../").read(), { own: 1 });
  assert.equal(on(other, "./").read(), null);
  on(other, "./").write({ own: 2 });
  assert.deepEqual(on(page, "./").read(), { own: 1 });
  on(page, "./").remove();
  assert.equal(on(dutch, "../").read(), null);
  assert.deepEqual(on(other, "./").read(), { own: 2 });
};
const keepApartByCookies = (copies) => {
  keepsCookies = true;
  keepApart(copies);
};
for (const copies of COPIES) {
  test(`the languages share a memory, another copy has its own: ${copies[0]}`, () => keepApart(copies));
  test(`likewise where each file has a memory of its own: ${copies[0]}`, () => keepApartByCookies(copies));
}

test("what stood under the key of before is taken over once, by the first that asks", () => {
  memory.set("scan", '{"own":1}');
  const options = { formerly: "scan" };
  assert.deepEqual(on("https://example.org/one/scan.html", "./", options).read(), { own: 1 });
  assert.equal(memory.get("scan"), undefined);
  assert.deepEqual(on("https://example.org/one/nl/scan.html", "../", options).read(), { own: 1 });
  assert.equal(on("https://example.org/two/scan.html", "./", options).read(), null);
  on("https://example.org/one/scan.html", "./", options).remove();
  assert.equal(on("https://example.org/one/scan.html", "./", options).read(), null);
});

test("what is there already is not overwritten by what was before", () => {
  const here = on("https://example.org/one/scan.html", "./", { formerly: "scan" });
  here.write({ own: 2 });
  memory.set("scan", '{"own":1}');
  assert.deepEqual(here.read(), { own: 2 });
});

test("where each file has a memory of its own, one value is in one place", () => {
  keepsCookies = true;
  const files = on("file:///C:/one/scan.html", "./");
  files.write("a; b=ç");
  memory.clear();
  assert.equal(files.read(), "a; b=ç");
  files.write("x".repeat(5000));
  assert.equal(cookies.size, 0);
  assert.equal(files.read().length, 5000);
  files.write("short");
  assert.equal(memory.size, 0);
});

test("what cannot be read is as good as nothing, and whoever is refused a memory is told", () => {
  memory.set("scan /one/", "{");
  let told = 0;
  const here = on("https://example.org/one/scan.html", "./", { whenRefused: () => (told += 1) });
  assert.equal(here.read(), null);
  here.test();
  assert.deepEqual([told, memory.size], [0, 1]);
  refuses = true;
  for (const act of [here.test, here.read, () => here.write(1), here.remove]) act();
  assert.equal(told, 4);
});
