"""Running texts hold paragraphs, lists, emphasis and links; whatever else looks like a mark is text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml
from cards.content import prose

CASES: dict[str, dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("prose.yml").read_text(encoding="utf-8"))
"""Those that the script of the pages is tested with, too."""

each_case = pytest.mark.parametrize("case", CASES.values(), ids=CASES)


@each_case
def test_a_text_becomes_html(case: dict[str, Any]) -> None:
    assert prose.html(case["said"], "to/{}".format) == case["html"]


@each_case
def test_its_links_are_found(case: dict[str, Any]) -> None:
    assert [[link.text, link.target] for link in prose.links(case["said"])] == case.get("links", [])
