// Writes what it reads, a list of cards as JSON, as a list of YAML texts, as the form for cards does; one that has `lines` into these.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const { cardYaml, cardFile } = load(["form/yaml", "form/file"], ["cardYaml", "cardFile"]);
const write = (given) => (given.lines ? cardFile.write(given.card, given.kept, given.lines) : cardYaml.write(given));
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(write)));
