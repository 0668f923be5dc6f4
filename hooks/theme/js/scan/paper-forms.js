/* The forms of paper of a team: each is typed as its numbers in a row and kept with Enter. Needs messages.js and scan/entry.js.

   Global name: scanPaperForms. */

/* `form` holds the fields; `asked` returns the statements that a form has, and `keep` takes a name and scores, and returns whether there was
   room for them. */
const scanPaperForms = (form, { words, asked, keep }) => {
  const { say } = messages(words.locale);
  const [typed, name] = ["#scan-typed", "#scan-typed-name"].map((selector) => form.querySelector(selector));
  const button = form.querySelector("button");
  const told = form.querySelector("[role=status]");

  const read = () => scanEntry.read(typed.value, asked().map(({ dataset }) => dataset.slug), scanValues.rules);
  const show = () => {
    const statements = asked();
    const { typed: n, wrong, isWhole } = read();
    const said = [say(words.typed, { n: statements.length, typed: n })];
    if (wrong.length) said.push(say(words.typed_wrong, { signs: wrong.join(" ") }));
    else if (n > statements.length) said.push(words.typed_over);
    else if (n < statements.length) {
      said.push(say(words.typed_next, { place: n + 1, statement: statements[n].querySelector("legend").textContent }));
    } else if (!isWhole) said.push(words.typed_nothing);
    told.textContent = said.join(" ");
    button.disabled = !isWhole;
  };
  typed.addEventListener("input", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const { scores } = read();
    if (button.disabled || !keep(name.value, scores)) return;
    typed.value = "";
    name.value = "";
    show();
    typed.focus();
  });
  button.disabled = true;
};
