/* Let screen readers hear how many results a search has. */
document.querySelector(".md-search-result__meta")?.setAttribute("role", "status");
