/* The button in the header for light or dark; the theme's script, where it has come, does the same. Needs theme-memory.js. */
(() => {
  const inputs = [...document.querySelectorAll("[data-md-component=palette] input")];
  if (inputs.length === 0) return;

  const offer = (shown) => {
    for (const [index, { nextElementSibling: label }] of inputs.entries()) label.hidden = index !== shown;
  };
  const choose = (index) => {
    const { mdColorMedia: media, mdColorScheme: scheme, mdColorPrimary: primary, mdColorAccent: accent } = inputs[index].dataset;
    const color = { media, scheme, primary, accent };
    for (const [name, value] of Object.entries(color)) document.body.setAttribute(`data-md-color-${name}`, value);
    __md_set("__palette", { index, color });
    offer(index);
  };

  const asTheComputer = () => inputs.findIndex((input) => matchMedia(input.dataset.mdColorMedia).matches);
  offer(Math.max(0, __md_get("__palette")?.index ?? asTheComputer()));
  for (const [index, input] of inputs.entries()) input.addEventListener("change", () => choose(index));
})();
