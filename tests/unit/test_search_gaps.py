"""What people searched for in vain, grouped, with lines to paste."""

from __future__ import annotations

import json
from pathlib import Path

from cards.authoring.search_gaps import Asked, gaps, read
from cards.cli import main
from cards.content.catalog import Catalog
from click.testing import CliRunner

from tests.languages import BY_CODE

LOG = """\
192.0.2.1 - - [26/Nov/2026] "GET /cards/nl/index.html?q=raam+poetsen HTTP/1.1" 200
192.0.2.1 - - [26/Nov/2026] "GET /cards/about.html?h=x&q=a%20window HTTP/1.1" 200
192.0.2.1 - - [26/Nov/2026] "GET /cards/about.html HTTP/1.1" 200
"""
SAVED = json.dumps(
    [{"query": "window", "language": "en", "state": "nothing", "day": "2026-11-26"}, {"query": 1}, {"query": "x", "language": "fr"}]
)


def test_queries_are_read_from_what_the_page_saves_from_logs_and_from_lists() -> None:
    assert read(LOG, BY_CODE) == [Asked("raam poetsen", "nl"), Asked("a window", "en")]
    assert read(SAVED, BY_CODE) == [Asked("window", "en")]
    assert read("window\n\n  parking \n", BY_CODE) == [Asked("window", "en"), Asked("parking", "en")]


def test_queries_that_ask_for_the_same_are_one_gap_with_the_nearest_cards_and_unknown_words(cards: Catalog) -> None:
    asked = [Asked(query, "en") for query in ("Zorbing in the workshop", "workshop zorbing", "quasar", "workshop  zorbing")]
    first, second = gaps(cards, asked)
    assert (first.queries, first.times) == ((("workshop zorbing", 2), ("zorbing in the workshop", 1)), 3)
    assert (first.cards[0], first.unknown) == ("glass-wall", ("zorbing",))
    assert (second.cards, second.unknown) == ((), ("quasar",))


def test_the_command_prints_lines_to_paste(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "asked.txt"
    file.write_text("zorbing on the parking\n", encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "search-gaps", str(file)])
    assert done.exit_code == 0, done.output
    assert '- ["zorbing", ' in done.output
    assert "into the list under `en` in practices/_asked/visitor-parking.yml" in done.output
    assert '       "zorbing on the parking",\n' in done.output


def test_a_file_that_is_none_is_refused(root: Path, tmp_path: Path) -> None:
    file = tmp_path / "asked.json"
    file.write_text("[{", encoding="utf-8")
    done = CliRunner().invoke(main, ["--root", str(root), "--lang", "en", "search-gaps", str(file)])
    assert (done.exit_code, "holds no queries" in done.output) == (1, True)
