/* The questions of the home page, narrowed to what somebody types of their trouble. Needs words.js and messages.js. */
(() => {
  const root = document.querySelector(".situations");
  if (!root) return;

  const SHORTEST = 4; // letters of a word that says something: people write whole sentences
  const NEARLY = 0.75; // of the score of the best
  const OPENED = 3; // so few questions show their answers at once

  const field = root.querySelector("input");
  const found = root.querySelector(".situations__found");
  const texts = JSON.parse(found.dataset.messages);
  const { say } = messages(document.documentElement.lang);
  const situations = [...root.querySelectorAll(".situation")].map((element) => ({
    element,
    fold: element.querySelector("details"),
    said: words.searchable(`${element.querySelector("h3").textContent} ${element.dataset.words}`),
  }));

  const narrow = () => {
    const typed = words.split(field.value).filter((word) => word.length >= SHORTEST);
    // A word counts by how few questions have it: "with" says nothing.
    const weights = typed.map((word) => 1 / situations.filter(({ said }) => said.includes(word)).length);
    const scores = situations.map(({ said }) => typed.reduce((sum, word, at) => sum + (said.includes(word) ? weights[at] : 0), 0));
    const best = Math.max(...scores);
    const isFitting = (place) => best === 0 || scores[place] >= NEARLY * best;
    const n = best === 0 ? 0 : scores.filter((_, place) => isFitting(place)).length;
    for (const [place, { element, fold }] of situations.entries()) {
      element.hidden = !isFitting(place);
      fold.open = n > 0 && n <= OPENED && isFitting(place);
    }
    found.textContent = typed.length ? say(n ? texts.some : texts.none, { n }) : "";
  };

  field.addEventListener("input", narrow);
  // The browser keeps what was typed when somebody comes back.
  addEventListener("pageshow", narrow);
})();
