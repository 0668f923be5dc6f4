/* A running text of a card as HTML: paragraphs, lists, emphasis and links; all other marks are text. hooks/cards/content/prose.py reads
   the same, and says why; tests/unit/prose.yml holds for both.
   Needs vendor/markdown-it.

   Global name: prose. */
const prose = (() => {
  const LONGEST_SLUG = 60;
  const SLUG = /^[a-z0-9]+(-[a-z0-9]+)*$/;
  const WEB_ADDRESS = /^https?:\/\/[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?([/?#]\S*)?$/i;
  const LIST_MARK = /^(?:[-*]|([0-9]{1,9})[.)])[ \t]+(?=[^ \t])/;
  const LIKE_A_MARK = /^(?:[-*+]|[0-9]{1,9}[.)])(?:[ \t]|$)/;
  const STARS_IN_A_WORD = /(?<=[\p{L}\p{N}])\*+(?=[\p{L}\p{N}])/uy;
  const NO_MARK = "\f"; // before what only looks like the mark of an item
  const NUMBER_AND_BRACKET = /^[ \t]*[0-9]{1,9}\)[ \t]/m;
  const INDENTATION = "    ";
  const ALMOST_A_LINK = /(?<!!)\[([^\][]*)\]\(([^()]*)\)/g;
  const DEEPEST = 3; // levels of lists in one another

  /* The card that a link to `target` leads to, if it is the name of one. */
  const cardOf = (target) => {
    const name = target.replace(/\.html$/, "");
    return name.length <= LONGEST_SLUG && SLUG.test(name) ? name : null;
  };

  const noItem = (said) => (LIKE_A_MARK.test(said) ? NO_MARK + said : said);
  const follows = (item, before) => item.number <= 1 || (before !== undefined && item.number === before.number + 1);

  /* The items of lists indented by their level, and all else that looks like an item marked as none. */
  const withPlainLists = (text) => {
    const lines = [];
    let within = []; // the items that a line may be a part of: {indentation, number}
    for (const line of text.split("\n")) {
      const said = line.replace(/^[ \t]+/, "");
      const indentation = line.length - said.length;
      const mark = LIST_MARK.exec(said);
      const above = within.filter((item) => item.indentation < indentation - 1).slice(0, DEEPEST - 1);
      const item = mark && { indentation, number: Number(mark[1] ?? 0) };
      if (item && follows(item, within[above.length])) {
        lines.push(INDENTATION.repeat(above.length) + mark[0] + noItem(said.slice(mark[0].length)));
        within = [...above, item];
        continue;
      }
      if (said && lines.at(-1) === "") within = within.filter((one) => one.indentation < indentation);
      lines.push(said && INDENTATION.repeat(within.length) + noItem(said));
    }
    return lines.join("\n");
  };

  const asText = (state, said, silent) => {
    if (!silent) state.pending += said;
    state.pos += said.length;
    return true;
  };
  const starInAWord = (state, silent) => {
    STARS_IN_A_WORD.lastIndex = state.pos;
    const run = STARS_IN_A_WORD.exec(state.src);
    return Boolean(run) && asText(state, run[0], silent);
  };
  const image = (state, silent) => state.src.startsWith("![", state.pos) && asText(state, "![", silent);

  const readerOf = (isLink) => {
    const made = markdownit("zero").enable(["list", "emphasis", "link"]);
    made.inline.ruler.before("emphasis", "star_in_a_word", starInAWord);
    made.inline.ruler.before("link", "image", image);
    made.validateLink = isLink;
    return made;
  };
  const isWebAddress = (target) => WEB_ADDRESS.test(target);
  const reader = readerOf((target) => isWebAddress(target) || cardOf(target) !== null);
  const ofAnyLink = readerOf(() => true);

  /* `address` tells where the page of a card is. */
  const html = (text, address) => {
    const tokens = reader.parse(withPlainLists(text), {});
    for (const token of tokens.flatMap((inline) => inline.children ?? [])) {
      const card = token.type === "link_open" && cardOf(token.attrGet("href"));
      if (card) token.attrSet("href", address(card));
    }
    return reader.renderer.render(tokens, reader.options, {}).replaceAll(NO_MARK, "").trim();
  };

  /* The links in a text, whether they lead anywhere or not, and what was meant to be one: {text, target, title}. */
  const links = (text) => {
    const found = [];
    const almost = (said) => found.push(...[...said.matchAll(ALMOST_A_LINK)].map(([, named, target]) => ({ text: named, target, title: "" })));
    for (const inline of ofAnyLink.parse(withPlainLists(text), {})) {
      let [said, target, title] = ["", "", ""];
      for (const token of inline.children ?? []) {
        if (token.type === "link_open") {
          almost(said);
          [said, target, title] = ["", token.attrGet("href"), token.attrGet("title") ?? ""];
        } else if (token.type === "link_close") {
          found.push({ text: said.trim(), target, title });
          said = "";
        } else {
          said += token.content;
        }
      }
      almost(said);
    }
    return found;
  };

  /* How each numbered list begins that has a bracket behind its numbers, such as "1)". */
  const bracketedLists = (text) => {
    if (!NUMBER_AND_BRACKET.test(text)) return [];
    const lists = reader.parse(withPlainLists(text), {}).filter(({ type, markup }) => type === "ordered_list_open" && markup === ")");
    return lists.map((list) => `${list.attrGet("start") ?? 1})`);
  };

  return { html, links, cardOf, isWebAddress, bracketedLists };
})();
