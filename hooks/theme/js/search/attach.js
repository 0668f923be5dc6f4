/* Names our worker to the theme's script, which reads from this part of the page which one answers the search box. */
(() => {
  const config = document.getElementById("__config");
  const worker = new URL("worker.js", document.currentScript.src).href;
  config.textContent = JSON.stringify({ ...JSON.parse(config.textContent), search: worker });
})();
