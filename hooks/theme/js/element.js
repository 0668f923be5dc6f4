/* Elements made by scripts. What they hold becomes text and never HTML.

   Global name: element. */
const element = (() => {
  const SVG = "http://www.w3.org/2000/svg";

  const filled = (made, attributes, children) => {
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    made.append(...children);
    return made;
  };
  const html = (name, attributes, ...children) => filled(document.createElement(name), attributes, children);
  const svg = (name, attributes, ...children) => filled(document.createElementNS(SVG, name), attributes, children);

  return { html, svg };
})();
