"""What day it is can be set, and a card that nobody has looked at for long says so; nothing fails on it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from cards.content import catalog
from cards.content.calendar import VARIABLE, NoMomentError, months_after, today
from cards.content.catalog import Catalog
from cards.content.languages import Language
from cards.content.settings import ReviewAfter
from cards.paper import sheets
from cards.paper.printed_card import printed_card
from cards.site.export import practices_csv, practices_json
from cards.site.freshness import reviews
from cards.site.pages import all_pages
from cards.site.renderer import Renderer
from cards.site.spreadsheet import COMMA
from click.testing import CliRunner

from tests.fixture_project import FIXTURE
from tests.languages import EN, NL

GLASS_WALL = "glass-wall"  # reviewed on 22 November 2026


def on(day: date, cards: Catalog, months: int = 18) -> Catalog:
    """Return the cards as they are read on that day, with that limit."""
    return replace(cards, settings=cards.settings.model_copy(update={"review_after": ReviewAfter(months=months)}), today=day)


def page(cards: Catalog, uri: str, language: Language = EN) -> str:
    html = next(page.render() for page in all_pages(Renderer(cards, language)) if page.uri == uri)
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


@pytest.fixture
def stale(cards: Catalog) -> Catalog:
    """The cards half a year after the first of them has become due, two of them looked after by somebody."""
    owned = {"glass-wall": "Anna Bakker", "ask-why": "ben@example.org"}
    named = {slug: card.model_copy(update={"owner": owned.get(slug, "")}) for slug, card in cards.cards.items()}
    return on(date(2028, 10, 1), replace(cards, cards=named))


@pytest.mark.parametrize(
    ("seconds", "day"),
    [("0", date(1970, 1, 1)), ("86399", date(1970, 1, 1)), ("1795564799", date(2026, 11, 24)), ("1795564800", date(2026, 11, 25))],
)
def test_the_day_can_be_set_as_builds_set_it(seconds: str, day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, seconds)
    assert today() == day


def test_a_catalog_is_of_the_day_that_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(VARIABLE, "1795564800")
    loaded = catalog.load(FIXTURE)
    assert isinstance(loaded, Catalog)
    assert loaded.today == date(2026, 11, 25)


@pytest.mark.parametrize("nothing", [None, ""])
def test_else_it_is_that_of_the_clock(nothing: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    if nothing is not None:
        monkeypatch.setenv(VARIABLE, nothing)
    assert today() in {datetime.now(tz=UTC).date(), datetime.now(tz=UTC).date() - timedelta(days=1)}


@pytest.mark.parametrize("nonsense", ["yesterday", "1.5", "9" * 30])
def test_a_day_that_is_none_is_refused_with_its_variable(nonsense: str, monkeypatch: pytest.MonkeyPatch) -> None:
    from cards.cli import main  # noqa: PLC0415 - the command reads the day when it starts

    monkeypatch.setenv(VARIABLE, nonsense)
    with pytest.raises(NoMomentError):
        today()
    result = CliRunner().invoke(main, ["--root", str(FIXTURE), "check"])
    assert (result.exit_code, result.output) == (1, "Error: `SOURCE_DATE_EPOCH` must be a number of seconds since 1970.\n")


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2026, 11, 22), 18, date(2028, 5, 22)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2023, 8, 31), 6, date(2024, 2, 29)),
        (date(2026, 11, 30), 12, date(2027, 11, 30)),
        (date(9999, 12, 31), 18, date.max),
    ],
)
def test_months_end_on_the_same_day_or_on_the_last_one(day: date, months: int, after: date) -> None:
    assert months_after(day, months) == after


def test_a_card_is_due_from_the_day_after_its_last(cards: Catalog) -> None:
    assert [on(date(2028, 5, day), cards).is_due(GLASS_WALL) for day in (22, 23)] == [False, True]


def test_without_a_limit_no_card_is_ever_due(cards: Catalog) -> None:
    old = replace(cards, today=date(2100, 1, 1))
    assert (old.due(GLASS_WALL), old.is_due(GLASS_WALL)) == (None, False)
    assert page(old, "maintenance.html").startswith("Maintenance No card is due for review. This site sets no limit")


def test_a_card_that_is_due_says_so_on_its_page_and_on_paper(stale: Catalog) -> None:
    english, dutch = (page(stale, "practices/glass-wall.html", language) for language in (EN, NL))
    assert "Last reviewed on 22 November 2026; due for review since 22 May 2028." in english
    assert "Last reviewed 22 November 2026, due for review Revision" in english
    assert "Voor het laatst nagekeken op 22 november 2026; moet sinds 22 mei 2028 opnieuw worden nagekeken." in dutch
    assert (
        Renderer(stale, EN).paper_script(GLASS_WALL).count(", due for review</span>") == len(sheets.PIECES) - 4
    )  # a back, a vote, a poster and slides say nothing


def test_one_that_is_not_due_says_only_when_it_was_reviewed(cards: Catalog) -> None:
    assert "due for review" not in page(on(date(2028, 5, 22), cards), "practices/glass-wall.html")


def test_who_looks_after_a_card_and_whether_it_is_due_make_no_paper_outdated(cards: Catalog, stale: Catalog) -> None:
    before, after = (
        printed_card(each.cards[GLASS_WALL], each.cited(each.cards[GLASS_WALL].citations), EN, None) for each in (cards, stale)
    )
    assert before.revisions == after.revisions


def test_the_maintenance_page_lists_the_longest_overdue_first_with_whom_to_ask(stale: Catalog) -> None:
    listed = reviews(stale)
    assert [review.reviewed for review in listed] == sorted(card.reviewed for card in stale.cards.values())
    html = next(page.render() for page in all_pages(Renderer(stale, EN)) if page.uri == "maintenance.html")
    assert '<a href="mailto:ben@example.org">ben@example.org</a>' in html
    assert ">Anna Bakker</td>" in html
    assert f"{len(stale.cards)} of {len(stale.cards)} cards are due for review." in html
    assert "A window in the workshop 4 months Anna Bakker 22 May 2028 22 November 2026" in page(stale, "maintenance.html")
    assert "Een raam in de werkplaats 4 maanden Anna Bakker 22 mei 2028 22 november 2026" in page(stale, "maintenance.html", NL)


def test_the_data_tell_when_a_card_is_due_and_whom_to_ask_and_nothing_that_another_day_would_change(stale: Catalog) -> None:
    glass_wall = json.loads(practices_json(stale))["practices"][0]
    assert (glass_wall["slug"], glass_wall["due"], glass_wall["owner"]) == (GLASS_WALL, "2028-05-22", "Anna Bakker")
    assert "2026-11-22,2028-05-22,Anna Bakker," in practices_csv(stale, COMMA)
    later = replace(stale, today=date(2030, 1, 1))
    assert (practices_json(later), practices_csv(later, COMMA)) == (practices_json(stale), practices_csv(stale, COMMA))
