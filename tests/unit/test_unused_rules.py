"""What is left out of the theme's style sheets: rules for parts that no page has, and nothing that a page could miss."""

from __future__ import annotations

import pytest
from site_build.unused_rules import named_by_hand, without_unused


@pytest.mark.parametrize(
    ("css", "kept"),
    [
        ("a{b:c}", "a{b:c}"),
        (".keys kbd{b:c}.card{b:c}", ".card{b:c}"),
        (".keys,.card{b:c}", ".card{b:c}"),
        (".key-home:before,.keyboard{b:c}", ".keyboard{b:c}"),
        (".md-version__list--x>a{b:c}", ""),
        ("a:not(.keys){b:c}", "a:not(.keys){b:c}"),
        ("a:is(.keys,.card),.hll b{b:c}", "a:is(.keys,.card){b:c}"),
        ("@media print{.keys{b:c}}@media screen{.keys{b:c}a{b:c}}", "@media screen{a{b:c}}"),
        ("@keyframes keys{from{b:c}to{b:d}}", "@keyframes keys{from{b:c}to{b:d}}"),
        ('a{b:url("data:<svg>{}</svg>")}', 'a{b:url("data:<svg>{}</svg>")}'),
        (
            ':root{--md-x-icon:url("data:{;}");--md-y-icon:url("d;")}a{b:var(--md-y-icon)}',
            ':root{--md-y-icon:url("d;")}a{b:var(--md-y-icon)}',
        ),
    ],
)
def test_only_rules_for_parts_that_no_page_has_are_left_out(css: str, kept: str) -> None:
    assert without_unused(css, used=set()) == kept


@pytest.mark.parametrize("page", ['<p class="keys">', "<p class='x keys--y'>", "Press it.{: .keys #a }", "Press *it*{.keys}"])
def test_what_a_page_written_by_hand_names_is_kept(page: str) -> None:
    assert without_unused(".keys kbd{b:c}.hll{b:c}", named_by_hand(page)) == ".keys kbd{b:c}"
