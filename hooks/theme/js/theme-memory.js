/* What the theme remembers of a reader, under keys that begin with the path of the site; where a browser keeps nothing, nothing is remembered.

   Global names, which the theme's script and ours call: __md_scope, __md_get, __md_set. */
const { __md_scope, __md_get, __md_set } = (() => {
  const site = new URL(document.currentScript.dataset.scope, location);
  const nameOf = (key) => `${site.pathname}.${key}`;

  /* Where the browser is told to keep nothing, even a look at its memory is an error. */
  const get = (key, memory) => {
    try {
      return JSON.parse((memory ?? localStorage).getItem(nameOf(key)));
    } catch {
      return null;
    }
  };
  const set = (key, value, memory) => {
    try {
      (memory ?? localStorage).setItem(nameOf(key), JSON.stringify(value));
    } catch {
      // It is for this page alone then.
    }
  };
  return { __md_scope: site, __md_get: get, __md_set: set };
})();
