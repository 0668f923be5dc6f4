"""What the form for cards writes as YAML is read back as the very same values, and looks like our cards."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from cards.authoring.fix import Order, fixed
from cards.content import catalog
from cards.content.card import CardText
from cards.content.catalog import Catalog
from cards.site import form

from tests import node
from tests.fixture_project import ROOT

HERE = Path(__file__).parent

ODD = [
    'She said: "no"',
    "a: b",
    "ends in a colon:",
    "a #hashtag",
    "# first",
    "#1",
    "'s avonds is het rustig",
    "it's 'fine'",
    '"quoted" first',
    "🙂 smiles",
    "smile 🙂 inside 👩‍👩‍👧",
    "- a dash first",
    "* star",
    "1. one",
    "2026",
    "3.5",
    "0x1F",
    "1e3",
    "2026-03-01",
    "2026-03",
    "12:30",
    "1 keer per week",
    "10 klanten: bel ze",
    "yes",
    "No",
    "null",
    "~",
    "true",
    "y",
    "on",
    "Off",
    ".nan",
    "",
    " leading",
    "trailing ",
    "a  b",
    "NBSP\u00a0here",
    "back\\slash \\n",
    "tab\there",
    "zero\u200bwidth",
    "one\ntwo",
    "one\n\n- two\n- three\n",
    "\nfirst empty",
    "a\n  indented",
    "> quote",
    "| pipe",
    "& anchor",
    "*alias",
    "!tag",
    "%percent",
    "@at",
    "`tick",
    "{brace}",
    "[bracket]",
    "a, b",
    "?",
    "-",
    "---",
    "<<<<<<< ours",
    "=======",
    "x" * 300,
    "word " * 60 + "end",
    ("lang genoeg om te vouwen " * 6 + "- 1. # : ") * 2 + "slot",
    "een " * 30 + "#hekje " + "twee " * 20 + "einde",
    "é à ü ñ",
    "\u2028",
    "\x85",
    "\ufeffbom",
    "«guillemets»",
    "“curly”",
    "€ 5",
    "50% korting",
    "(haakjes) vooraan",
    "e-mail & co",
    "a\r\nb",
]


def written(cards: list[Any]) -> list[str]:
    done = node.run([str(HERE / "write-cards.mjs")], given=json.dumps(cards))
    assert done.returncode == 0, done.stderr
    texts: list[str] = json.loads(done.stdout)
    return texts


@pytest.fixture(scope="module")
def real() -> Catalog:
    loaded = catalog.load(ROOT)
    assert isinstance(loaded, Catalog), loaded
    return loaded


def test_odd_texts_come_back_wherever_they_stand() -> None:
    cards = [{"key": text, "items": [text, "Plain."], "nl": {"deep": text, "names": [text]}} for text in ODD]
    assert [yaml.safe_load(text) for text in written(cards)] == cards


def test_real_cards_come_back_and_pass_the_check(real: Catalog, tmp_path: Path) -> None:
    slugs = list(real.cards)[::2]
    assert len(slugs) >= 20
    order = form.key_order(real.vocabulary, tuple(real.languages))
    values = [form.card_values(real, slug) for slug in slugs]
    in_order = [dict(sorted(card.items(), key=lambda item: order.index(item[0]))) for card in values]
    for folder in ("practices", "seeds"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    for slug, text in zip(slugs, written(in_order), strict=True):
        (tmp_path / "practices" / f"{slug}.yml").write_text(text, encoding="utf-8")
        orders: Order = {(): order, **{(code,): list(CardText.model_fields) for code in real.languages}}
        assert fixed(f"{slug}.yml", text, (), orders) == text  # `cards fix` has nothing to do
    again = catalog.load(tmp_path)
    assert isinstance(again, Catalog), again
    assert again.cards == real.cards


def test_of_a_card_that_is_improved_only_what_changed_is_written_anew(real: Catalog) -> None:
    slugs = list(real.cards)
    order = form.key_order(real.vocabulary, tuple(real.languages))
    kept = [form.card_values(real, slug) for slug in slugs]
    in_order = [dict(sorted(card.items(), key=lambda item: order.index(item[0]))) for card in kept]
    texts = ["\n".join(real.lines[slug]).rstrip() + "\n" for slug in slugs]
    assert improved([(card, card, text) for card, text in zip(in_order, texts, strict=True)]) == texts
    changed = [{**card, "minutes": 7, "nl": {**card["nl"], "why": "Kort.", "steps": ["Een: twee."]}} for card in in_order]
    again = improved([(card, before, text) for card, before, text in zip(changed, in_order, texts, strict=True)])
    assert [yaml.safe_load(text) for text in again] == [{**card, "reviewed": date.fromisoformat(card["reviewed"])} for card in changed]


def test_comments_stay_with_what_is_below_them() -> None:
    text = """\
# yaml-language-server: $schema=_schemas/card.json
# Ask Ada before you change this.
theme: example
minutes: 30 # with a break
materials: [{en: pen, nl: pen}]

# The words of the board.
nl:
  # Not longer.
  title: "De plek"
  why: |-
    Een.

    # Twee
  steps: [a]
# The end.
"""
    text_before = {"title": "De plek", "why": "Een.\n\n# Twee", "steps": ["a"]}
    kept = {"theme": "example", "minutes": 30, "materials": [{"en": "pen", "nl": "pen"}], "nl": text_before}
    materials = [{"nl": "pen", "en": "pen"}]  # the same, as a form in Dutch has it
    card = {"theme": "other", "minutes": 30, "materials": materials, "owner": "Ada", "nl": {**text_before, "title": "Deur"}}
    [again] = improved([(card, kept, text)])
    assert again == text.replace("theme: example", "theme: other").replace('"De plek"', "Deur").replace(
        "\n\n# The words", "\nowner: Ada\n\n# The words"
    )


def improved(cards: list[tuple[Any, Any, str]]) -> list[str]:
    """Return the files of cards that are improved: each what it is to hold, what it held, and its text."""
    given = [{"card": card, "kept": kept, "lines": text.splitlines()} for card, kept, text in cards]
    done = node.run([str(HERE / "write-cards.mjs")], given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    texts: list[str] = json.loads(done.stdout)
    return texts


def test_it_looks_like_our_cards() -> None:
    summary = "Houd de parkeerplekken vlak bij de ingang vrij voor bezoekers en zet je eigen auto verderop, ook als je de eerste bent."
    text = {"title": "De plek bij de deur", "summary": summary, "steps": ["Kort.", "Vraag: wat nu?"]}
    [written_card] = written(
        [
            {
                "theme": "example",
                "leaders": ["board"],
                "related": ["ask-why", "sit-down"],
                "minutes": 30,
                "reviewed": "2026-11-22",
                "nl": text,
            }
        ]
    )
    assert written_card == LIKE_OURS


LIKE_OURS = """\
theme: example
leaders: [board]
related: [ask-why, sit-down]
minutes: 30
reviewed: 2026-11-22
nl:
  title: De plek bij de deur
  summary: >-
    Houd de parkeerplekken vlak bij de ingang vrij voor bezoekers en zet je eigen auto verderop, ook als je
    de eerste bent.
  steps:
    - Kort.
    - "Vraag: wat nu?"
"""
