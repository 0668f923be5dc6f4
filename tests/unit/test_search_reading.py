"""The search plugin is handed what it is to read, and none of what is kept from it."""

from __future__ import annotations

import pytest
from site_build.search_reading import without_excluded


@pytest.mark.parametrize(
    ("html", "read"),
    [
        ("<p>read</p>", "<p>read</p>"),
        ('<div><p data-search-exclude class="a">not</p>read</div>', '<div><p data-search-exclude class="a"></p>read</div>'),
        ("<section data-search-exclude><section>not</section>not</section>read", "<section data-search-exclude></section>read"),
        ("<a data-search-exclude>not</a><a data-search-exclude>not</a>", "<a data-search-exclude></a><a data-search-exclude></a>"),
        ("<p data-search-exclude><pre>not</pre></p>read", "<p data-search-exclude></p>read"),
        ("<input data-search-exclude>read", "<input data-search-exclude>read"),  # nothing ends it, so nothing is in it
        ("<p data-search-exclude>not</p> data-search-exclude>read", "<p data-search-exclude></p> data-search-exclude>read"),
        ("<p data-search-exclude>read data-search-exclude>read", "<p data-search-exclude>read data-search-exclude>read"),
        ('<p title="data-search-excluded">read</p>', '<p title="data-search-excluded">read</p>'),
    ],
)
def test_what_is_in_elements_that_are_kept_from_the_search_is_left_out(html: str, read: str) -> None:
    assert without_excluded(html) == read
