/* Reads what stands behind an address although mail, chat or a person has bent it on its way, and puts it right before anything else on
   the page reads it. What it cannot read it leaves as it is.

   Global name: addressText. */
const addressText = (() => {
  const HEXADECIMAL = 16;
  const MOST_BENDS = 4; // programs that an address came through, one after the other
  const KEYED = /^[a-z][\w-]*=/i; // names a value, and is no mere anchor
  const BEFORE = /^(?:[#?\s]|%20|%23)+/i;
  const ENTITY = /&(?:amp|#38|#x26)(?:;|%3B)/gi;
  const LEFT_OF_A_PAGE = /(?:&(?:gt|lt|quot|apos|nbsp|#\w+)(?:;|%3B)?)+$/i;
  const TRACKED = /\?[a-z_]+=.*$/i; // put behind all that there was; a question mark of ours is %3F
  const CODED_AGAIN = /^[^%]*(?:%25[0-9a-f]{2}[^%]*)+$/i;
  const BEHIND = /(?:[\s.,;:!?)\]}>"'*_`”’»]|%(?:20|60|C2%A0))+$/i;
  /* Marks that a title may end with, as browsers and we write them: what ends one, and what begins it. */
  const QUOTES = { "%22": null, "%3E": /%3C/g, "%E2%80%9D": /%E2%80%9[CE]/g, "%E2%80%99": /%E2%80%98/g, "%C2%BB": /%C2%AB/g };

  const decoded = (text) => {
    try {
      return decodeURIComponent(text);
    } catch {
      return text; // bytes that are no text
    }
  };
  const opened = (text) => {
    let open = text;
    for (let bend = 0; bend < MOST_BENDS && !open.includes("="); bend++) open = decoded(open);
    return KEYED.test(open.replace(BEFORE, "")) ? open : text;
  };
  const codedOnce = (text) => (KEYED.test(text) && CODED_AGAIN.test(text) ? text.replaceAll("%25", "%") : text);
  /* No name of a card holds a mark between two values; a title may. */
  const parted = (text) => text.replace(/^cards=[^&]*/, (cards) => (/%26\w+(?:%3D|=)/i.test(cards) ? decoded(cards) : cards));
  /* What travels as one value holds no mark between two: whoever wrote one there had taken all of it apart. */
  const gathered = (text) => text.replace(/(^|&)workshop=(\w+=.*)$/, (_, before, plan) => `${before}workshop=${encodeURIComponent(plan)}`);

  const withoutTail = (text) => {
    const bare = text.replace(BEHIND, "");
    const last = bare.slice(bare.lastIndexOf("&") + 1);
    const quote = Object.keys(QUOTES).find((end) => last.endsWith(end));
    if (!quote) return bare;
    const ends = last.split(quote).length - 1;
    const isPaired = QUOTES[quote] ? (last.match(QUOTES[quote]) ?? []).length >= ends : ends % 2 === 0;
    return isPaired ? bare : withoutTail(bare.slice(0, -quote.length));
  };
  const STEPS = [
    (text) => text.replace(BEFORE, ""),
    (text) => text.replaceAll(ENTITY, "&"),
    opened,
    codedOnce,
    parted,
    gathered,
    (text) => text.replace(TRACKED, ""),
    (text) => text.replace(LEFT_OF_A_PAGE, ""),
    withoutTail,
  ];

  /* Returns a text behind `?` or `#` as it was before it was bent. */
  const straightened = (text) => {
    let straight = text;
    for (let bend = 0; bend < MOST_BENDS; bend++) for (const step of STEPS) straight = step(straight);
    return straight || text;
  };

  /* Returns the path of a page without what it has swallowed: what stood behind `?` or `#`, or signs of the sentence around it. */
  const freed = (path) => {
    const [, page, swallowed] = /^(.*?\.html)(.+)$/i.exec(path) ?? [];
    if (!page) return path;
    const marked = swallowed.replace(/^%(?:25)*(?:23|3F)/i, (mark) => (mark.endsWith("23") ? "#" : "?"));
    if (marked !== swallowed) return page + marked;
    return withoutTail(withoutTail(path).replace(LEFT_OF_A_PAGE, "")) === page ? page : path;
  };

  /* Returns a text for an address so that its last sign is not taken for one of the sentence around it. */
  const closed = (text) => text.replace(/[.,:*_]$/, (sign) => `%${sign.codePointAt(0).toString(HEXADECIMAL).toUpperCase()}`);

  return { straightened, freed, closed };
})();

/* Here and now, and whenever somebody puts another address into the bar: before any other script of the page is told of it. */
(() => {
  const behind = (mark, text) => text && `${mark}${addressText.straightened(text.slice(mark.length))}`;
  const straighten = () => {
    const { pathname, search, hash } = location;
    const path = addressText.freed(pathname);
    // No page has such a path, but the one that a server shows for it.
    if (path !== pathname) location.replace(path + search + hash);
    const straight = behind("?", search) + behind("#", hash);
    if (straight !== search + hash) history.replaceState(history.state, "", pathname + straight);
  };
  addEventListener("hashchange", straighten);
  straighten();
})();
