// Tables are written as the Python code writes them, letter by letter.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { load } from "./load.mjs";

const { spreadsheet } = load(["limits", "spreadsheet"], ["spreadsheet"]);
const cases = JSON.parse(readFileSync(join(process.env.GENERATED, "spreadsheet.json"), "utf8"));

test("no cell is taken for a formula, by the same rule", () => {
  assert.ok(Object.keys(cases).length > 100);
  for (const [text, [harmless]] of Object.entries(cases)) assert.equal(spreadsheet.harmless(text), harmless);
});

test("tables are the same", () => {
  for (const [text, [, ...tables]] of Object.entries(cases)) {
    assert.deepEqual([",", ";"].map((separator) => spreadsheet.table([["a", text], [text, "b"]], separator)), tables);
  }
});

test("cells are separated as the reader's spreadsheet wants it", () => {
  assert.deepEqual(["en-GB", "nl", "de", "en"].map(spreadsheet.separatorOf), [",", ";", ";", ","]);
});
