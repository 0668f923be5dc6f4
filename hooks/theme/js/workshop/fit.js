/* Sets each sheet, leaflet, slide and card in the page that must hold a text of any length in the largest type in which it does.

   Global name: fitSheets. */
const fitSheets = (sheets) => {
  const SIZES = ["roomy", "regular", "dense", "small"];
  let open = [...sheets.querySelectorAll(".leaf--programme, .leaf--guide, .leaflet, .short--single, .slide")];
  for (const size of SIZES) {
    for (const part of open) part.dataset.size = size;
    open = open.filter((part) => part.scrollHeight > part.clientHeight || part.scrollWidth > part.clientWidth);
  }
};
