/* Loads what the search needs, once somebody is about to search, and answers queries with it. It works from a file share too: everything is
   a script. Needs no other file; what it loads, it names. answer.js stands there for all the files that mkdocs.yml has joined in it.

   Global name: searchEngine. */
const searchEngine = (() => {
  const ENGINE = ["../words.js", "../element.js", "answer.js", "results.js"];
  const SHARE_IN_A_LIST = 0.5; // of the best score; a card with less is no answer where all answers stand side by side
  const { src } = document.currentScript;
  const home = new URL("../../", src).href; // the folder of the language
  const box = document.querySelector(".md-search");
  const { language } = box.dataset;
  const indexes = JSON.parse(box.dataset.indexes);
  const others = Object.keys(indexes).filter((code) => code !== language);

  const readers = new Map();
  const loading = new Map(); // address -> promise

  /* Loads a script, unless the page has it; what did not come is asked for again the next time. */
  const load = (address) => {
    const { href } = new URL(address, src);
    if (loading.has(href)) return loading.get(href);
    if ([...document.scripts].some((script) => script.src === href)) return Promise.resolve();
    const script = document.createElement("script");
    script.async = false; // in the order in which they are asked for
    const promise = new Promise((resolve, reject) => {
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => {
        loading.delete(href);
        script.remove();
        reject(new Error(`${href} does not come`));
      });
    });
    loading.set(href, promise);
    script.src = href;
    document.head.append(script);
    return promise;
  };

  /* Resolves once all that is being loaded is there, or does not come. */
  const settled = () => Promise.allSettled(loading.values());

  /* Reads the index letter by letter while nobody waits; a first key takes few of them. */
  const readOn = ([letter, ...rest]) => {
    if (letter === undefined) return;
    letter.read();
    setTimeout(readOn, 0, rest);
  };

  const loadLanguage = async (code) => {
    await Promise.all([...ENGINE, ...indexes[code].map((address) => new URL(address, location.href).href)].map(load));
    if (readers.has(code)) return;
    const index = new searchIndex.Index(searchIndexes[code], searchWords[code]);
    readers.set(code, new searchQuery.Reader(index));
    setTimeout(readOn, 0, index.letters);
  };

  /* Loads all that a first answer takes. */
  const ready = () => loadLanguage(language);

  /* The answer to a query of which everything is loaded; nothing before. `isWhole` tells that no other language is to be waited for. */
  const now = (query) => {
    if (!readers.has(language) || !query.trim()) return null;
    const loaded = new Map(others.filter((code) => readers.has(code)).map((code) => [code, readers.get(code)]));
    const answer = searchAnswer.to(readers.get(language), loaded, query);
    return { ...answer, query, completion: readers.get(language).completion(query), isWhole: !answer.wantsOthers || loaded.size === others.length };
  };

  /* Likewise, loading what is missing; another language that does not come is done without. */
  const answer = async (query) => {
    await ready();
    const first = now(query);
    if (first === null || first.isWhole) return first;
    await Promise.allSettled(others.map(loadLanguage));
    return { ...now(query), isWhole: true };
  };

  /* The slugs of the cards that a query finds for sure, once everything is loaded that a first answer takes. */
  const slugs = (query) => {
    const found = now(query);
    const hits = found?.state === "results" ? found.hits : [];
    return new Set(hits.filter(({ score }) => score >= hits[0].score * SHARE_IN_A_LIST).map(({ place }) => place.slug));
  };

  /* The keywords of each card, and what is heard where it helps, by its slug; none before all that is loaded. */
  const keywords = () => new Map(readers.get(language)?.index.places.map((place) => [place.slug, [...place.keywords, ...place.heard].join(" ")]));

  /* Loads all that when somebody goes to a field, and calls `then`; without it the field does what it can. */
  const whenNeeded = (field, then) => {
    field.addEventListener("focus", () => ready().then(then, () => null), { once: true });
  };

  /* Loads what places say, of which the index has only titles and summaries. */
  const texts = async (places) => {
    const { texts: files, inAFile } = searchIndexes[language];
    const cards = readers.get(language).index.places.findLastIndex(({ slug }) => slug) + 1;
    const fileOf = ({ number }) => (number < cards ? Math.floor(number / inAFile) : files.length - 1);
    const folder = new URL(indexes[language][1], location.href);
    await Promise.allSettled([...new Set(places.map(fileOf))].map((file) => load(new URL(files[file], folder).href)));
    const said = new Map();
    for (const place of places) {
      const file = fileOf(place);
      const [first, all] = [file === files.length - 1 ? cards : file * inAFile, globalThis.searchTexts?.[`${language} ${file}`]];
      if (all) said.set(place, all[place.number - first]);
    }
    return said;
  };

  /* The folder of a language of the site. */
  const root = (code) => new URL("../", new URL(indexes[code][1], location.href)).href;

  return { language, others, root, home, ready, settled, now, answer, slugs, keywords, whenNeeded, texts };
})();
