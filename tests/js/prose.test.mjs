// The browser reads a running text as the build does: the cases are those of tests/unit/test_prose.py.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";

import { load } from "./load.mjs";

const { prose } = load(["../vendor/markdown-it/markdown-it.umd.min", "prose"], ["prose"]);
const cases = JSON.parse(readFileSync(join(process.env.GENERATED, "prose.json"), "utf8"));

for (const [name, { said, html }] of Object.entries(cases)) {
  test(name, () => assert.equal(prose.html(said, (card) => `to/${card}`), html));
}
