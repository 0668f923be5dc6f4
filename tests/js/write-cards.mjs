// Writes what it reads, a list of cards as JSON, as a list of YAML texts, as the form for cards does.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const { cardYaml } = load(["form/yaml"], ["cardYaml"]);
process.stdout.write(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(cardYaml.write)));
