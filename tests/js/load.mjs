// Loads the scripts of the pages as a page does: one after the other, each seeing what those before it gave.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import vm from "node:vm";

/* What a script may ask at once, of a page that stays as it is. */
Object.assign(globalThis, { location: new URL("https://example.org/"), history: {}, addEventListener: () => null });

const SCRIPTS = join(import.meta.dirname, "../../hooks/theme/js");
const { GENERATED } = process.env; // a folder with the scripts that are written from the Python code

const pathOf = (name) => (name === "limits" ? join(GENERATED, "limits.js") : join(SCRIPTS, `${name}.js`));

/** Run scripts of the theme, named by their paths within js/, and return what they give by the names `given`. */
export const load = (names, given) => {
  for (const name of names) vm.runInThisContext(readFileSync(pathOf(name), "utf8"), { filename: pathOf(name) });
  return Object.fromEntries(given.map((name) => [name, vm.runInThisContext(name)]));
};

/** The text of a script of the theme. */
export const source = (name) => readFileSync(pathOf(name), "utf8");
