// Reads what the form knows and cards as JSON, and writes of each card which fields the form has something to say of.
import { readFileSync } from "node:fs";

import { load } from "./load.mjs";

const { cardValues, cardChecks } = load(["form/values", "form/checks"], ["cardValues", "cardChecks"]);
const { form, cards, own } = JSON.parse(readFileSync(0, "utf8"));
const { problems } = cardChecks(form);
const checked = (card) => problems(cardValues.card(card, null, form), own, { own, kept: card, today: "2026-11-25" });
process.stdout.write(JSON.stringify(cards.map((card) => checked(card).map(({ field }) => field))));
