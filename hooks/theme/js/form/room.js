/* How much room a card and its texts take on paper, in characters; hooks/cards/content/paper_length.py reckons the same, and says why.

   Global name: cardRoom. */

/* `room` is what things cost, and how long the passages are; `kinds` tells of what kind each source is; `languages` are those of the form. */
const cardRoom = ({ room, kinds, languages }) => {
  const length = (text) => [...(text ?? "")].length;
  const sum = (numbers) => numbers.reduce((one, other) => one + other, 0);
  const items = (texts) => sum(texts.map((text) => length(text) + room.item));
  const inThis = (texts, code) => [code, ...languages].map((each) => texts[each]).find(Boolean);

  const running = (text) => {
    const lines = text.split("\n").map((line) => line.trim()).filter(Boolean);
    if (lines.length <= 1) return length(text);
    const blank = room.blank * (text.match(/\n[ \t]*\n/g) ?? []).length;
    return sum(lines.map((line) => Math.ceil(length(line) / room.line) * room.line + room.gap)) + blank;
  };

  const cited = (card) => ["evidence", "against", "background"].flatMap((key) => card[key] ?? []);

  /* The practice, on the front. */
  const front = (card, code) => {
    const text = card[code];
    const told = cited(card).map((citation) => kinds[citation.split("/")[0]]);
    const own = card.case ? length(inThis(card.case, code)) + room.passage + room.teller + room.heading : 0;
    return own
      + room.teller * told.filter((kind) => kind !== "article").length
      + room.heading * Math.max(new Set(told).size - 1, 0)
      + running(text.why ?? "")
      + sum([text.summary, text.our_view, text.since, text.first_step, text.measure].map(length))
      + items([...(text.steps ?? []), ...(text.works_when ?? []), ...(text.backfires_when ?? [])])
      + sum(cited(card).map((citation) => room.passages[citation][code] + room.passage));
  };

  /* The exercise, on the back. */
  const back = (card, code) => {
    const text = card[code];
    const materials = (card.materials ?? []).map((material) => inThis(material, code));
    const steps = (text.exercise ?? []).map((step) => step.do);
    const all = [...(text.before ?? []), ...steps, ...(text.debrief ?? []), text.listen_for, text.variation, ...materials];
    return length(text.question) + length(text.statement) + items(all);
  };

  return { running, front, back };
};
