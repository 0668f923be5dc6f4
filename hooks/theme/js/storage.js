/* What this browser remembers for this site. Each key names the site's folder, so that two sites on one server, or in two folders of a
   file share, have a memory each; all languages of a site share it. Whoever is refused a memory is told, and goes on without.

   Global name: siteStorage. */
const siteStorage = (() => {
  const LONGEST_COOKIE = 4000; // in characters
  const A_YEAR = 31_536_000; // in seconds

  /* Firefox gives each file a memory of its own, while all files of a computer share their cookies, which go nowhere; other browsers
     keep no cookie of a file. */
  const nameOf = (key) => `${encodeURIComponent(key)}=`;
  const cookies = {
    get: (key) => {
      const found = document.cookie.split("; ").find((pair) => pair.startsWith(nameOf(key)));
      return found === undefined ? null : decodeURIComponent(found.slice(nameOf(key).length));
    },
    set: (key, text) => {
      const pair = nameOf(key) + encodeURIComponent(text);
      if (pair.length <= LONGEST_COOKIE) document.cookie = `${pair}; path=/; max-age=${A_YEAR}`;
      return pair.length <= LONGEST_COOKIE && cookies.get(key) === text;
    },
    remove: (key) => {
      document.cookie = `${nameOf(key)}; path=/; max-age=0`;
    },
  };
  const none = { get: () => null, set: () => false, remove: () => null };
  /* A server's memory is its own already; that of files is the same for all of them. */
  const placeOf = ({ protocol, host, pathname }) => (protocol === "file:" ? host : "") + pathname;

  /* `name` says what is remembered, `site` is the address of the site's folder, `formerly` a key without a folder that it stood under;
     `whenRefused` is called when this browser lets the page remember nothing. */
  return (name, { site, formerly, whenRefused = () => null }) => {
    const folder = new URL(site, location.href);
    const KEY = `${name} ${placeOf(folder)}`;
    const shared = folder.protocol === "file:" ? cookies : none;
    const attempt = (act) => {
      try {
        return act(localStorage);
      } catch {
        whenRefused();
        return null;
      }
    };

    /* Tells at once when nothing can be remembered, and not only when there is something to remember. */
    const test = () =>
      attempt((memory) => {
        memory.setItem(`${KEY} test`, "");
        memory.removeItem(`${KEY} test`);
      });
    const keep = (text) =>
      attempt((memory) => {
        if (shared.set(KEY, text)) {
          memory.removeItem(KEY);
        } else {
          memory.setItem(KEY, text);
          shared.remove(KEY);
        }
      });
    const moved = (memory) => {
      const text = formerly === undefined ? null : memory.getItem(formerly);
      if (text === null) return null;
      keep(text);
      memory.removeItem(formerly);
      return text;
    };
    const read = () => {
      const text = attempt((memory) => shared.get(KEY) ?? memory.getItem(KEY) ?? moved(memory));
      try {
        return JSON.parse(text);
      } catch {
        return null; // what cannot be read is as good as nothing
      }
    };
    const write = (value) => keep(JSON.stringify(value));
    const remove = () =>
      attempt((memory) => {
        shared.remove(KEY);
        memory.removeItem(KEY);
      });

    /* Another tab, perhaps with the page in another language, works on the same. */
    const whenChangedElsewhere = (act) =>
      addEventListener("storage", ({ key }) => {
        if (key === KEY || key === null) act();
      });

    return { test, read, write, remove, whenChangedElsewhere };
  };
})();
