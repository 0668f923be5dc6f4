"""What is pressed on the pages of a workshop and of a scan is as large as a finger."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

FINGER = 44
"""Pixels that whatever is pressed measures at least (WCAG 2.2, target size, enhanced)."""

TOO_SMALL = """finger => {
  const pressed = [...document.querySelectorAll(":is(.workshop, .scan) :is(button, input, select, summary, textarea, a[href])")];
  const area = part => (part.matches("[type=radio], [type=checkbox]") ? part.closest("label") : part).getBoundingClientRect();
  const isText = part => part.matches("p a") && getComputedStyle(part).display === "inline";
  const isSmall = ({width, height}) => width > 1 && Math.min(width, height) < finger - 0.5;
  const isShown = part => part.checkVisibility({visibilityProperty: true}) && !part.closest(".leaf");
  const name = part => part.outerHTML.slice(0, 80);
  return pressed.filter(part => isShown(part) && !isText(part) && isSmall(area(part))).map(name);
}"""
"""What is smaller; a link in running text may be, and what a sheet of paper shows is pressed by nobody."""


@pytest.mark.parametrize(
    ("uri", "ready"), [("workshop.html#cards=~10.opening,glass-wall&sheet=slides", ".item"), ("scan.html", ".scan-progress")]
)
def test_whatever_is_pressed_is_as_large_as_a_finger(uri: str, ready: str, site: Path, browser: Browser) -> None:
    with browser.new_context(has_touch=True, is_mobile=True, offline=True, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(f"{site.as_uri()}/{uri}")
        page.locator(ready).first.wait_for()
        for folded in page.locator("details").all():
            folded.evaluate("details => { details.open = true }")
        assert page.evaluate(TOO_SMALL, FINGER) == []
