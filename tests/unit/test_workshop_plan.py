"""The plan of a workshop that is ready, as the address of the page that shows it."""

from __future__ import annotations

from cards.content.editorial import Workshop
from cards.paper.workshop import plan

from tests.languages import BY_CODE


def test_a_plan_holds_no_brackets_for_which_its_address_would_be_taken_for_markup() -> None:
    said = {"en": "1 < 2 & <b>"}
    ready = Workshop.model_validate(
        {
            "title": said,
            "intro": said,
            "leaders": ["owner"],
            "minutes": 60,
            "opening": {"minutes": 5, "note": said},
            "cards": ["glass-wall"],
        }
    )
    assert plan(ready, BY_CODE["en"]) == "cards=~5.opening..1__2_*26_b,glass-wall&title=1++2+%26+b&time=60"
