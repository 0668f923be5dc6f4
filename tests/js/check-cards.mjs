// Reads what the form knows and cards as JSON, and writes of each card what the form says of which fields.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const { cardValues, cardChecks } = load(
  ["days", "messages", "../vendor/markdown-it/markdown-it.umd.min", "prose", "form/values", "form/room", "form/checks"],
  ["cardValues", "cardChecks"],
);
const { form, cards, own } = JSON.parse(readFileSync(0, "utf8"));
const { problems, explain } = cardChecks(form);
const checked = (card) => problems(cardValues.card(card, null, form), own, { own, kept: card, today: "2026-11-25" });
process.stdout.write(JSON.stringify(cards.map((card) => checked(card).map((problem) => [problem.field, explain(problem)]))));
