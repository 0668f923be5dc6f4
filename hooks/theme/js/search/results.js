/* The list of results, as elements: each page with why it is there. Needs words.js, element.js, messages.js, search/engine.js and the files it loads.

   Global name: searchResults. */
const searchResults = (() => {
  const { html } = element;
  const SURE = 0.45; // how sure a word must be that is marked
  const FEWEST_HEARD = 2; // words of what is heard that are told as a reason
  const MOST_KEYWORDS = 2; // that are told of a result
  const MOST_MARKED = 8; // words, on the page that a result leads to
  const MOST_NEAR = 3; // themes, and situations, that are named where nothing fits
  const BETWEEN_SENTENCES = /(?<=[.!?]['’”)]*) +/;
  const SENTENCE = /[.!?]['’”)]*$/;

  const said = () => searchWords[searchEngine.language].said;

  /* The words by which a place answers: those that are said there, each with what was typed for it. */
  const meantBy = ({ reading, place, foreign = place }) => {
    const meant = new Map();
    for (const { at, candidates, phrase } of reading.wanted) {
      const typed = phrase ? phrase.places.map((n) => reading.typed[n]).join(" ") : reading.used[at].word;
      for (const [term, sure] of candidates) {
        if (sure < SURE || !term.places.includes(foreign.number)) continue;
        for (const { word, display } of term.several ?? [term]) if (sure > (meant.get(word)?.sure ?? 0)) meant.set(word, { typed, sure, display });
      }
    }
    return meant;
  };

  const marked = (text, meant) => {
    const parts = [];
    let end = 0;
    for (const { 0: written, index } of text.matchAll(words.WORD)) {
      if (!meant.has(words.fold(written))) continue;
      parts.push(text.slice(end, index), html("mark", {}, written));
      end = index + written.length;
    }
    return [...parts, text.slice(end)];
  };
  const saidIn = (text, meant) => new Set(words.split(text).filter((word) => meant.has(word)));

  /* The address of a result, which tells its page what to mark. */
  const href = ({ place }, meant) => {
    const [page, section] = place.location.split("#");
    const found = [...meant.values()].map(({ display }) => display).slice(0, MOST_MARKED).join(" ");
    return `${searchEngine.home}${page}${found && `?h=${encodeURIComponent(found)}`}${section ? `#${section}` : ""}`;
  };

  /* Whether two words have a stem in common, or one is a part of the other: of these nobody needs to be told. */
  const isForm = ({ reader }, typed, word) => {
    const stems = reader.index.language.of(typed);
    return word.includes(typed) || typed.includes(word) || reader.index.language.of(word).some((stem) => stems.includes(stem) || typed.includes(stem));
  };

  const why = (label, parts, attributes = {}) => html("span", { class: "search-why" }, `${label} `, html("span", attributes, ...parts));

  /* The keywords that tell most of the words that are `missing`, those first of which they are the larger part. */
  const telling = ({ keywords }, missing) => {
    const share = (keyword) => saidIn(keyword, missing).size / words.split(keyword).length;
    return keywords.filter((keyword) => share(keyword) > 0).sort((a, b) => share(b) - share(a)).slice(0, MOST_KEYWORDS);
  };

  /* Why a result is there, where neither its title nor its summary tells: `missing` are the words that are not in these. */
  const reasons = (hit, meant, missing) => {
    const texts = said();
    if (hit.through) {
      const { foreign } = hit;
      const known = telling(foreign, meant)[0] ?? foreign.title;
      return [why(texts.through[hit.through], marked(known, meant), { lang: hit.through })];
    }
    const told = [];
    const heard = hit.place.heard?.find((line) => saidIn(line, missing).size >= FEWEST_HEARD);
    if (heard) told.push(why(texts.heard, ["“", ...marked(heard, meant), "”"]));
    const keywords = hit.place.slug ? telling(hit.place, missing) : [];
    if (keywords.length) told.push(why(texts.also_known, keywords.flatMap((keyword, n) => [n ? ", " : "", ...marked(keyword, meant)])));
    const stands = [...meant].find(([word, { typed }]) => !hit.reading.typed.includes(word) && !isForm(hit, typed, word));
    if (stands) told.push(html("span", { class: "search-why" }, texts.stands_for.replace("{typed}", stands[1].typed).replace("{word}", stands[1].display)));
    return told;
  };

  /* The sentence of a text that says most of what is `meant`. */
  const telltale = (blocks, meant) => {
    const sentences = blocks.flatMap((block) => block.split(BETWEEN_SENTENCES)).filter((text) => SENTENCE.test(text));
    const counted = sentences.map((text) => ({ text, n: saidIn(text, meant).size }));
    return counted.sort((a, b) => b.n - a.n).find(({ n }) => n)?.text;
  };

  /* One result: {place, item, quote}, the last to be called with what the place says, once that has come. */
  const result = (hit) => {
    const { place } = hit;
    const meant = meantBy(hit);
    const marks = hit.through ? new Map() : meant;
    const shown = saidIn(`${place.title} ${place.summary ?? ""}`, meant);
    const missing = new Map([...meant].filter(([word]) => !shown.has(word)));
    const article = html("article", { class: "md-search-result__article md-typeset" }, html("h2", {}, ...marked(place.title, marks)));
    if (place.tags.length) article.append(html("div", { class: "md-tags" }, ...place.tags.map((tag) => html("span", { class: "md-tag" }, tag))));
    if (place.summary) article.append(html("p", {}, ...marked(place.summary, marks)));
    const text = html("p", {});
    const told = reasons(hit, meant, missing);
    article.append(text, html("p", { class: "search-whys" }, ...told));
    const quote = (blocks) => {
      const sentence = hit.through ? undefined : telltale(blocks, place.slug ? missing : meant);
      text.replaceChildren(...marked(sentence ?? (place.slug ? "" : (blocks[0] ?? "")), marks));
    };
    return { place, item: html("li", { class: "md-search-result__item" }, html("a", { href: href(hit, marks), class: "md-search-result__link" }, article)), quote };
  };

  const link = (address, ...text) => html("a", { href: `${searchEngine.home}${address}` }, ...text);
  const listed = (heading, items) => (items.length ? [html("p", {}, heading), html("ul", {}, ...items.map((item) => html("li", {}, item)))] : []);

  /* What one can do where nothing fits: the nearest themes and situations, all cards, the other language, and to write the card. */
  const ways = ({ near, query }) => {
    const { themes, situations } = searchIndexes[searchEngine.language];
    const texts = said();
    const cards = new Set(near.map(({ place }) => place.number));
    const nearest = [...new Set(near.map(({ place }) => place.tags[0]))].slice(0, MOST_NEAR);
    const asked = situations.filter(([, numbers]) => numbers.some((number) => cards.has(number))).slice(0, MOST_NEAR);
    const other = searchEngine.others.map((code) =>
      html("a", { href: `${searchEngine.root(code)}index.html?q=${encodeURIComponent(query)}`, hreflang: code }, texts.elsewhere[code]),
    );
    return html(
      "div",
      { class: "search-ways md-typeset" },
      ...listed(texts.themes, themes.filter(([name]) => nearest.length === 0 || nearest.includes(name)).map(([name, uri]) => link(uri, name))),
      ...listed(texts.situations, asked.map(([question]) => link("index.html#situations", question))),
      ...listed(texts.otherwise, [link("practices/index.html", texts.catalogue), ...other, link("new.html", texts.suggest)]),
    );
  };

  return { result, ways };
})();
