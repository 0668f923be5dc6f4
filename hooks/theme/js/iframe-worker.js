/* From a file share a browser starts no worker: there a hidden frame takes its place, in which the same script runs.
   Scripts are loaded by their address alone, so that a page may forbid those that stand in pages.

   Global name: Worker, in the place of the browser's. */
(() => {
  if (location.protocol !== "file:") return;

  const run = (frame, address) =>
    new Promise((resolve, reject) => {
      const script = frame.contentDocument.createElement("script");
      script.src = address;
      script.addEventListener("load", resolve);
      script.addEventListener("error", () => reject(new Error(`${address} cannot be loaded`)));
      frame.contentDocument.body.append(script);
    });

  globalThis.Worker = class extends EventTarget {
    #frame = document.createElement("iframe");
    #started;

    constructor(address) {
      super();
      this.#frame.hidden = true;
      document.body.append(this.#frame);
      const inside = this.#frame.contentWindow;
      // Some browsers put another empty page into a frame a moment later, unless somebody has written in it.
      inside.document.open();
      inside.document.close();
      inside.postMessage = (data) => this.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
      inside.importScripts = async (...files) => {
        for (const file of files) await run(this.#frame, file);
      };
      this.#started = run(this.#frame, address);
      this.#started.catch(() => this.dispatchEvent(new Event("error")));
    }

    async postMessage(data) {
      await this.#started;
      const inside = this.#frame.contentWindow;
      inside.dispatchEvent(new MessageEvent("message", { data: structuredClone(data) }));
    }
  };
})();
