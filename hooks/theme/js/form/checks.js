/* What is not right yet about a card, told before it leaves the page: the limits are the validator's, and so are most sentences.
   A problem is {field, wrong, values}: the field's name, the key of a sentence, and what fills it in, a `remedy` among it where there is one.

   Needs messages.js, prose.js, form/values.js and form/room.js.

   Global name: cardChecks. */

/* `form` is what the page knows: fields with limits, names that are taken, languages. */
const cardChecks = (form) => {
  const name = new RegExp(form.slug.form);
  const said = (field, wrong, values = {}) => ({ field, wrong, values });
  const length = (text) => [...text].length;
  const { say } = messages(form.locale);
  const taken = cardRoom(form);
  const quoted = (text) => `‘${text}’`;

  /* The first words for which there is no room. */
  const beyond = (text, limit) => {
    const cut = [...text].slice(0, limit).join("").lastIndexOf(" ");
    return `‘${text.slice(cut + 1).split(/\s+/).slice(0, form.words_beyond).join(" ")}’`;
  };
  const tooLong = (field, text, limit) => {
    const over = length(text) - limit;
    return over > 0 ? [said(field, "text-too-long", { length: length(text), limit, by: over, words: beyond(text, limit), remedy: "shorten" })] : [];
  };

  const list = (field, items, { fewest, most, longest, values, parts, required }) => {
    const n = items.length;
    const problems = items.flatMap((item, index) => [
      ...(longest ? tooLong(`${field}.${index}`, item, longest) : []),
      ...parts.flatMap((part) => below(`${field}.${index}`, item, part)),
    ]);
    const repeated = items.find((item, index) => items.indexOf(item) !== index);
    if (repeated) problems.push(said(field, "repeated", { item: repeated }));
    if (most && n > most) problems.push(said(field, "too-many-items", { n, limit: most, remedy: "keep-what-matters" }));
    if (n < fewest && (n || required)) problems.push(n ? said(field, "too-few-items", { n: fewest, count: fewest - n, items: n, remedy: "add-more" }) : said(field, values.length ? "missing-choices" : "missing-list", { n: fewest }));
    return problems;
  };

  const number = (field, value, { numbers: [least, most], multiple_of: multipleOf, required }) => {
    if (value === null || value === undefined) return required ? [said(field, "missing-number", { least, most })] : [];
    if (!Number.isInteger(value / (multipleOf ?? 1))) return [said(field, multipleOf ? "no-half" : "missing-number", { least, most })];
    if (value < least) return [said(field, "out-of-range", { number: value, limit: least, remedy: "write-more" })];
    return value > most ? [said(field, "out-of-range", { number: value, limit: most, remedy: "write-less" })] : [];
  };

  /* What is wrong with a key below another; a text in languages has one for each language. */
  const below = (field, item, part) => {
    if (!part.in_languages) return one(`${field}.${part.key}`, item[part.key], part);
    return form.languages.flatMap((code) => (item[code] ? tooLong(`${field}.${code}`, item[code], part.longest) : []));
  };

  const one = (field, value, limits) => {
    if (limits.fewest !== null) return list(field, value ?? [], limits);
    if (limits.parts.length) return value ? limits.parts.flatMap((part) => below(field, value, part)) : [];
    if (limits.numbers) return number(field, value, limits);
    if (!value) return limits.required ? [said(field, limits.values.length ? "missing-choice" : "missing")] : [];
    return limits.longest ? tooLong(field, value, limits.longest) : [];
  };

  const address = (slug, own) => {
    const { longest, reserved } = form.slug;
    if (!slug) return [said("slug", "missing")];
    if (length(slug) > longest) return tooLong("slug", slug, longest);
    if (!name.test(slug)) return [said("slug", "no-name", { typed: slug, name: cardValues.slug(slug, longest) || form.slug.example, remedy: "form-of-name" })];
    if (reserved.includes(slug)) return [said("slug", "reserved", { typed: slug, remedy: "choose-another-name" })];
    return slug !== own && form.taken.includes(slug) ? [said("slug", "taken", { slug })] : [];
  };

  const texts = (card) => {
    const written = form.languages.filter((code) => card[code]);
    if (!written.length) return form.texts.flatMap((key) => one(`${form.language}.${key}`, undefined, form.fields[key]));
    const found = written.flatMap((code) => form.texts.flatMap((key) => one(`${code}.${key}`, card[code][key], form.fields[key])));
    const [first, ...others] = written;
    for (const code of others) {
      for (const key of form.texts) {
        const text = card[code][key];
        if (typeof text === "string" && text === card[first][key] && text.includes(" ")) found.push(said(`${code}.${key}`, "text-copied", { language: form.language_names[first], remedy: "translate" }));
      }
    }
    return found;
  };

  const wrongLink = ({ text, target, title: shownNowhere }) => {
    const card = prose.cardOf(target);
    if (card === null && !prose.isWebAddress(target)) return ["no-link", { target: quoted(target), remedy: "form-of-link" }];
    if (card !== null && !form.cards.includes(card)) return ["no-card", { card: quoted(card), remedy: "form-of-link" }];
    if (!text) return ["link-without-text", { target: quoted(target), remedy: "write-link-text" }];
    return shownNowhere ? ["link-with-title", { title: quoted(shownNowhere), remedy: "remove-title" }] : null;
  };
  const links = (field, text) => prose.links(text).map(wrongLink).filter(Boolean).map(([wrong, values]) => said(field, wrong, values));

  const running = (card) =>
    form.languages.flatMap((code) => form.running.flatMap((key) => {
      const [field, text] = [`${code}.${key}`, card[code]?.[key] ?? ""];
      if (length(text) > form.fields[key].longest) return [];
      const { running: most, items, paragraphs } = form.room;
      const n = text.split("\n").filter((it) => it.trim()).length;
      const full = taken.running(text) > most ? [said(field, "too-many-lines", { n, items, paragraphs, remedy: "fewer-lines" })] : [];
      return [...full, ...links(field, text), ...prose.bracketedLists(text).map((mark) => said(field, "bracketed-list", { mark: `‘${mark}’`, remedy: "list-with-stops", inRemedy: { mark: `‘${mark.slice(0, -1)}.’` } }))];
    }));

  const title = (card, kept) =>
    form.languages.flatMap((code) => {
      const typed = card[code]?.title;
      return typed && typed !== kept?.[code]?.title && form.titles[code].includes(typed) ? [said(`${code}.title`, "title-taken")] : [];
    });

  const cited = (card) => ["evidence", "against", "background"].flatMap((key) => card[key] ?? []);
  const month = new RegExp(form.days.when);
  const exists = (date) => {
    const at = new Date(date);
    return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(date);
  };
  const dated = (key, date, { isOne, none, today }) => {
    if (!isOne) return [said(`case.${key}`, none)];
    if (date > today) return [said(`case.${key}`, "future")];
    return date < form.days.earliest[key] ? [said(`case.${key}`, "long-ago")] : [];
  };
  const ownCase = (card, today) => {
    if (!card.case) return card.evidence?.length ? [] : [said("case", "rests-on-nothing")];
    const { told_by: teller = {}, where, when, agreed } = card.case;
    const happened = form.languages.map((code) => [code, card.case[code]]).filter(([, text]) => text);
    const found = [];
    if (!teller.name && !teller.role) found.push(said("case.role", "nobody"));
    found.push(
      ...(where ? tooLong("case.where", where, form.case.where) : [said("case.where", "missing")]),
      ...dated("when", when, { isOne: month.test(when) && exists(when), none: "no-month", today }),
      ...dated("agreed", agreed, { isOne: agreed?.length === today.length && exists(agreed), none: "no-day", today }),
    );
    if (teller.name) found.push(...tooLong("case.name", teller.name, form.case.name));
    for (const [code, text] of Object.entries(teller.role ?? {})) found.push(...tooLong(`case.role.${code}`, text, form.case.role));
    if (!happened.length) found.push(said(`case.${form.language}`, "missing"));
    for (const [code, text] of happened) found.push(...tooLong(`case.${code}`, text, form.case.text));
    return found;
  };
  /* Cards are related to those that they name and to those that name them; to as many as there are, where there are few. */
  const related = (card, own) => {
    const { fewest, named_by: namedBy } = form.related;
    const named = new Set([...(card.related ?? []), ...(namedBy[own] ?? [])]);
    const lacking = (own ? fewest.improved : fewest.new) - named.size;
    return lacking > 0 ? [said("related", "missing-related", { n: lacking })] : [];
  };

  const reasons = (card) =>
    Object.entries(card.rather_than ?? {}).flatMap(([slug, reason]) =>
      form.languages.flatMap((code) => (reason[code] ? tooLong(`rather_than.${slug}.${code}`, reason[code], form.reason) : [])));

  /* Each text is looked at sentence by sentence. */
  const end = new RegExp(form.sentence.end);
  const sentences = (field, value) => {
    if (Array.isArray(value)) return value.flatMap((item, index) => sentences(`${field}.${index}`, item));
    if (value && typeof value === "object") return Object.entries(value).flatMap(([key, item]) => sentences(`${field}.${key}`, item));
    const long = String(value ?? "").split(end).filter((it) => it.split(/\s+/).filter((word) => /[\p{L}\p{N}_]/u.test(word)).length > form.sentence.most);
    return long.slice(0, 1).map((it) => {
      const each = it.replace(/^[-* \n]+/, "").trim().split(/\s+/);
      const sentence = `‘${each.slice(0, form.words_beyond).join(" ")} …’`;
      return said(field, "long-sentence", { count: each.length, most: form.sentence.most, sentence, remedy: "make-two-sentences" });
    });
  };
  const longSentences = (card) =>
    form.languages.flatMap((code) => [...form.texts.flatMap((key) => sentences(`${code}.${key}`, card[code]?.[key])), ...sentences(`case.${code}`, card.case?.[code])]);

  /* How many passages fit on the paper: a case of the card's own takes room, and so does the heading of each further kind of sources. */
  const citations = (card) => {
    const all = cited(card);
    const kinds = new Set(all.map((citation) => form.kinds[citation.split("/")[0]]));
    if (card.case) kinds.add("case");
    const most = form.most_citations[card.case ? "beside_a_case" : "alone"][kinds.size - 1];
    return all.length > most ? [said("evidence", "too-many-passages", { n: all.length, limit: most })] : [];
  };

  /* The minutes of the exercise are those of the card, and the same in every language; the size of a group is for small groups. */
  const exercise = (card) => {
    const written = form.languages.filter((code) => card[code]?.exercise);
    const minutes = (code) => card[code].exercise.map((step) => step.minutes);
    const sums = written.map((code) => [code, minutes(code).reduce((sum, it) => sum + it, 0)]).filter(([, sum]) => sum !== card.minutes);
    const [first, ...others] = written;
    const other = sums.length ? [] : others.filter((code) => String(minutes(code)) !== String(minutes(first)));
    const size = card.group_size && form.undivided.includes(card.group) ? [said("group_size", "no-small-groups", { group: quoted(card.group), remedy: "remove-size-or-choose-groups" })] : [];
    return [
      ...sums.map(([code, sum]) => said(`${code}.exercise`, "minutes-do-not-add-up", { taken: sum, minutes: card.minutes, remedy: "make-minutes-add-up", inRemedy: { line: quoted(`${form.minutes}: ${sum}`) } })),
      ...other.map((code) => said(`${code}.exercise`, "other-minutes", { these: minutes(code).join(", "), those: minutes(first).join(", "), language: form.language_names[first], remedy: "make-minutes-equal" })),
      ...size,
    ];
  };

  /* Each side of the A4 has room for so much. */
  const sides = (card) =>
    form.languages.filter((code) => card[code]).flatMap((code) =>
      [["front", "why"], ["back", "exercise"]].flatMap(([side, key]) => {
        const n = taken[side](card, code);
        const limit = form.room[side];
        return n > limit ? [said(`${code}.${key}`, `too-long-for-the-${side}`, { n, limit, remedy: `shorten-the-${side}`, inRemedy: { n: n - limit } })] : [];
      }));

  /* What is wrong with the whole card, once each part of it is right. */
  const whole = (card) => [...longSentences(card), ...exercise(card), ...sides(card)];

  const inParts = (card, slug, { kept, own, today }) => [
    ...texts(card), ...running(card), ...title(card, kept), ...address(slug, own),
    ...form.plain.flatMap((key) => one(key, card[key], form.fields[key])),
    ...related(card, own), ...reasons(card), ...ownCase(card, today), ...citations(card),
  ];

  /* The problems of `card` in the order of the keys; `kept` is the card that is improved, `today` a day such as 2026-11-30. */
  const problems = (card, slug, { kept = null, own = null, today }) => {
    const found = inParts(card, slug, { kept, own, today });
    return found.length ? found : whole(card);
  };

  /* What a problem says, with the remedy where there is one. */
  const sentence = (text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
  const explain = ({ wrong, values }) => {
    if (form.words[wrong]) return say(form.words[wrong], values);
    const items = values.items === undefined ? {} : { items: say(form.said.parts.items, { n: values.items }) };
    const what = sentence(say(form.said.wrong[wrong], { ...values, ...items }));
    return values.remedy ? `${what} ${say(form.said.remedies[values.remedy], { ...values, ...values.inRemedy })}` : what;
  };

  return { problems, explain };
};
