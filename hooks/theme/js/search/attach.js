/* Joins our search to the theme's box: names our worker to the theme's script, and tells readers when the search does not work. */
(() => {
  const FAILED = 4; // as search/worker.js says it
  const config = document.getElementById("__config");
  const worker = new URL("worker.js", document.currentScript.src).href;
  config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), search: worker });

  const said = document.querySelector(".md-search-result__meta");
  const tell = () => {
    said.textContent = said.dataset.failed;
  };

  /* The theme's script makes one worker, and keeps it to itself. */
  globalThis.Worker = class extends Worker {
    constructor(address) {
      super(address);
      this.addEventListener("error", tell);
      this.addEventListener("message", ({ data }) => {
        if (data.type === FAILED) tell();
      });
    }
  };

  addEventListener("theme-script-fails", tell);
})();
