/* Sends the reader of a former address on, with all that stands behind the address. Needs address.js. */
location.replace(document.currentScript.dataset.to + location.search + location.hash);
