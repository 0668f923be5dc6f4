"""The commands that write: each leaves files that say what was meant, and nothing behind that leads nowhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from cards.authoring import changes
from cards.authoring.fix import Order, fixed
from cards.authoring.remove import remove
from cards.authoring.rename import rename
from cards.cli import main
from cards.content import catalog
from cards.content.calendar import today
from cards.content.catalog import Catalog
from click.testing import CliRunner, Result, _NamedTextIOWrapper

HERE = Path(__file__).parent
NEW_CARD = HERE / "new_card.yml"
FILES_TO_FIX = HERE / "fix.yml"


def cards(project: Path, *arguments: str) -> Result:
    result = CliRunner().invoke(main, ["--root", str(project), *arguments])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.output
    return result


def loaded(project: Path) -> Catalog:
    found = catalog.load(project)
    assert isinstance(found, Catalog), cards(project, "check").output
    return found


def told(project: Path) -> list[str]:
    """Return what `cards check` tells, a line each."""
    return [line for line in cards(project, "check").stdout.splitlines() if not line.startswith(" ")]


def naming(project: Path, slug: str) -> list[str]:
    """Return the files that name the card of that slug, but for the list of addresses."""
    found = re.compile(rf"[\[ (,]{slug}\b")
    files = sorted(project.glob("practices/*.yml"))
    return [file.name for file in files if file.name != "_addresses.yml" and found.search(file.read_text(encoding="utf-8"))]


# --- new ------------------------------------------------------------------------------------------------------------


def test_new_begins_a_card_with_every_key_explained(project: Path, pytestconfig: pytest.Config) -> None:
    result = cards(project, "new", "home-visit")
    expected = "`practices/home-visit.yml` is there: write what is marked TODO, then run `cards check`.\n"
    assert (result.exit_code, result.output) == (0, expected)
    text = project.joinpath("practices/home-visit.yml").read_text(encoding="utf-8").replace(str(today()), "TODAY")
    if pytestconfig.getoption("--renew"):
        NEW_CARD.write_text(text, encoding="utf-8")
    assert text == NEW_CARD.read_text(encoding="utf-8")


def test_an_address_and_a_language_that_cannot_be_are_asked_for_again(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_NamedTextIOWrapper, "isatty", lambda _: True)
    answers = "Bel terug\nBel Terug\nglass-wall\n\nFrench\nNederlands\n"
    result = CliRunner().invoke(main, ["--root", str(project), "new"], input=answers)
    assert result.exit_code == 0, result.output
    assert [line.split()[0] for line in result.output.splitlines()].count("Error:") == 3
    assert "nl:\n  # what people remember it by; at most 60 characters\n  title: Bel terug\n" in project.joinpath(
        "practices/bel-terug.yml"
    ).read_text(encoding="utf-8")


def test_a_fresh_card_has_problems_of_one_kind_only(project: Path) -> None:
    cards(project, "new", "home-visit")
    assert {line.rpartition("[")[2].partition("]")[0] for line in told(project)} == {"todo"}


@pytest.mark.parametrize("kind", ["article", "case", "interview", "research"])
def test_so_has_a_fresh_source(kind: str, project: Path) -> None:
    cards(project, "new", "--source", kind, "our-source")
    assert {line.rpartition("[")[2].partition("]")[0] for line in told(project)} == {"todo"}
    assert yaml.safe_load(project.joinpath("seeds/our-source.yml").read_text(encoding="utf-8"))["kind"] == kind


def test_a_fresh_card_that_is_written_has_none(project: Path) -> None:
    cards(project, "new", "home-visit", "--title", "Visit: at home", "--language", "en")
    card = project / "practices/home-visit.yml"
    card.write_text("\n".join(_written(card.read_text(encoding="utf-8").splitlines())), encoding="utf-8")
    made = loaded(project).cards["home-visit"]
    assert made.texts["en"].title == "Visit: at home"
    assert made.case is not None


def _written(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a fresh card, each with something of its own in the place of what is to be written."""
    words = {"theme": "openness", "leaders": "[owner]", "start": "today", "rhythm": "weekly", "cost": "none", "seen_by": "[staff]"}
    others = {
        "group": "pairs",
        "related": "[ride-along, ask-why]",
        "minutes": "20",
        "- minutes": "10",
        "when": "2026-03",
        "agreed": "2026-11-20",
    }
    for number, line in enumerate(lines):
        key = line.partition(":")[0].strip()
        value = (words | others).get(key, f"Something of its own {number}")
        yield re.sub(r"\[TODO.*\]|TODO", value, line)


def test_with_evidence_a_fresh_card_tells_no_case(project: Path) -> None:
    cards(project, "new", "home-visit", "--evidence", "interview/ask-why")
    text = project.joinpath("practices/home-visit.yml").read_text(encoding="utf-8")
    assert "\nevidence: [interview/ask-why]\n" in text
    assert "\ncase:" not in text


def test_new_speaks_the_language_asked_for(project: Path) -> None:
    result = cards(project, "new", "--lang", "nl", "huisbezoek")
    assert result.output.startswith("`practices/huisbezoek.yml` staat klaar")
    text = project.joinpath("practices/huisbezoek.yml").read_text(encoding="utf-8")
    assert "\nnl:\n  # waar mensen de kaart aan herkennen; hoogstens 60 tekens\n  title: TODO\n" in text


@pytest.mark.parametrize(
    ("slug", "hint"),
    [
        ("Home Visit", "home-visit"),
        ("home_visit", "home-visit"),
        ("één", "een"),
        ("../home", "home"),
        ("home.yml", "home"),
        ("-", "visitor-parking"),
        ("", "visitor-parking"),
        ("x" * 300, "x" * 60),
        ("a\nb", "a-b"),
    ],
)
def test_new_refuses_what_cannot_be_an_address(project: Path, slug: str, hint: str) -> None:
    before = sorted(project.rglob("*"))
    result = cards(project, "new", "--", slug)
    assert result.exit_code == 2
    assert f"use small letters, digits and hyphens, as in `{hint}`." in result.output
    assert sorted(project.rglob("*")) == before


@pytest.mark.parametrize("command", [["new", "index"], ["rename", "ask-why", "index"]])
def test_a_name_that_the_site_needs_is_refused_with_one_that_is_free(command: list[str], project: Path) -> None:
    assert "the site needs this one itself. Choose another, such as `index-1`." in cards(project, *command).output


def test_a_source_is_begun_without_passages_to_cite(project: Path) -> None:
    result = cards(project, "new", "our-desk", "--source", "case", "--evidence", "interview/ask-why")
    assert (result.exit_code, "A source cites nothing" in result.output) == (2, True)


@pytest.mark.parametrize("command", [["new", "x"], ["fix"], ["rename", "a", "b"], ["remove", "a"], ["addresses"]], ids=" ".join)
def test_outside_a_project_each_command_says_so(command: list[str], tmp_path: Path) -> None:
    result = cards(tmp_path, *command)
    assert (result.exit_code, "there is no folder `practices` here" in result.output) == (1, True)


def test_fix_says_which_path_is_none_of_the_project(project: Path, tmp_path: Path) -> None:
    result = cards(project, "fix", str(tmp_path))
    assert result.exit_code == 0, "a folder around the project is meant for it"
    assert "is not in the folders" in cards(project, "fix", str(Path(__file__))).output


def test_new_begins_nothing_in_a_language_that_the_site_has_not(project: Path) -> None:
    assert cards(project, "new", "home-visit", "--language", "xx").exit_code == 2
    assert not (project / "practices/home-visit.yml").exists()


def test_new_leaves_an_existing_card_alone(project: Path) -> None:
    card = project / "practices/ask-why.yml"
    before = card.read_bytes()
    result = cards(project, "new", "ask-why")
    assert result.exit_code == 2
    assert "`practices/ask-why.yml` exists already." in result.output
    assert card.read_bytes() == before


# --- fix ------------------------------------------------------------------------------------------------------------

FIXES: dict[str, dict[str, str]] = yaml.safe_load(FILES_TO_FIX.read_text(encoding="utf-8"))
KEYS = frozenset(("theme", "related", "nl", "title", "why", "steps"))
ORDER: Order = {(): ["theme", "related", "nl"], ("nl",): ["title", "why", "steps"]}


@pytest.mark.parametrize("case", FIXES)
def test_fix_puts_in_order_what_cannot_change_what_is_said(case: str) -> None:
    assert fixed("some.yml", FIXES[case]["before"], KEYS, ORDER) == FIXES[case]["after"]


@pytest.mark.parametrize("case", FIXES)
def test_fix_twice_is_fix_once(case: str) -> None:
    assert fixed("some.yml", FIXES[case]["after"], KEYS, ORDER) == FIXES[case]["after"]


def test_fix_twice_is_fix_once_of_every_broken_text() -> None:
    texts = yaml.load(FILES_TO_FIX.with_name("mending.yml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader).values()
    once = [fixed("some.yml", text, KEYS, ORDER) for text in texts]
    assert [fixed("some.yml", text, KEYS, ORDER) for text in once] == once


def test_fix_changes_nothing_that_the_site_shows(project: Path) -> None:
    before = loaded(project)
    assert cards(project, "fix").exit_code == 0
    assert loaded(project) == before
    assert cards(project, "fix").output == "0 files changed.\n"


def test_fix_leaves_a_text_alone_that_looks_like_a_key_of_other_files(project: Path) -> None:
    card = project / "practices/ride-along.yml"
    text = card.read_text(encoding="utf-8")
    before = re.sub(r"(?m)^  summary: .*$", "  summary: >-\n    Ride along and write\n    cards: one for each visitor.", text, count=1)
    assert before != text
    card.write_text(before, encoding="utf-8")
    cards(project, "fix", str(card))
    assert "    cards: one for each visitor.\n" in card.read_text(encoding="utf-8")


def test_fix_with_a_path_leaves_other_files_alone(project: Path) -> None:
    card, other = project / "practices/ride-along.yml", project / "practices/ask-why.yml"
    for file in (card, other):
        file.write_text(file.read_text(encoding="utf-8") + "\n\n", encoding="utf-8")
    before = other.read_bytes()
    assert cards(project, "fix", str(card)).output == "`practices/ride-along.yml` is in order now.\n1 file changed.\n"
    assert other.read_bytes() == before


# --- rename and remove ------------------------------------------------------------------------------------------------


def test_a_renamed_card_is_named_anew_everywhere_and_its_addresses_lead_to_it(project: Path) -> None:
    result = cards(project, "rename", "ask-why", "why-do-you-come")
    assert result.exit_code == 0, result.output
    found = loaded(project)
    assert naming(project, "ask-why") == ["why-do-you-come.yml"]  # its former name
    assert found.cards["why-do-you-come"].formerly[-1] == "ask-why"
    assert {"ask-why", "why-do-you-come"} <= set(yaml.safe_load(project.joinpath("practices/_addresses.yml").read_text())["published"])


def test_what_people_type_follows_a_renamed_card_and_goes_with_one_that_is_removed(project: Path) -> None:
    folder = project / "practices/_asked"
    folder.mkdir()
    (folder / "ask-why.yml").write_text("en: [what is it for]\n", encoding="utf-8")
    cards(project, "rename", "ask-why", "why-do-you-come")
    assert {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()} == {"why-do-you-come.yml": "en: [what is it for]\n"}
    (folder / "ride-again.yml").write_text("en: [where do you go]\n", encoding="utf-8")
    assert "`practices/_asked/ride-again.yml` exists already." in cards(project, "rename", "why-do-you-come", "ride-again").output
    cards(project, "remove", "why-do-you-come")
    assert [file.name for file in folder.iterdir()] == ["ride-again.yml"]


def test_what_was_to_do_before_a_card_was_renamed_is_not_told_again(project: Path) -> None:
    cards(project, "new", "home-visit")
    assert "left for you to mend" not in cards(project, "rename", "home-visit", "visit-at-home").output


def test_a_card_that_gets_its_old_name_back_has_it_only_once(project: Path) -> None:
    cards(project, "rename", "ask-why", "why-do-you-come")
    cards(project, "rename", "why-do-you-come", "ask-why")
    assert loaded(project).cards["ask-why"].formerly[-1] == "why-do-you-come"


def test_links_in_texts_follow_a_renamed_card(project: Path) -> None:
    card = project / "practices/ride-along.yml"
    links = "See [why](ask-why), [why again](ask-why.html) and [how](ask-why.html#steps)."
    card.write_text(re.sub(r"\n  why: .*", f"\n  why: {links}", card.read_text(encoding="utf-8"), count=1), encoding="utf-8")
    cards(project, "rename", "ask-why", "why-do-you-come")
    assert links.replace("ask-why", "why-do-you-come") in card.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (("no-card", "new-name"), "There is no card `no-card` that can be read."),
        (("ask-wy", "new-name"), "There is no card `ask-wy` that can be read. Did you mean `ask-why`?"),
        (("ask-why", "ride-along"), "`practices/ride-along.yml` exists already."),
        (("ask-why", "Ride Along"), "use small letters, digits and hyphens, as in `ride-along`."),
    ],
)
def test_what_cannot_be_renamed_stays_as_it_is(names: tuple[str, str], said: str, project: Path) -> None:
    before = {file: file.read_bytes() for file in project.rglob("*.yml")}
    result = cards(project, "rename", *names)
    assert result.exit_code == 2
    assert said in result.output
    assert {file: file.read_bytes() for file in project.rglob("*.yml")} == before


def test_a_removed_card_is_named_nowhere_and_its_addresses_lead_to_another(project: Path) -> None:
    former = loaded(project).cards["ask-why"].formerly
    result = cards(project, "remove", "ask-why", "--instead", "ride-along")
    assert result.exit_code == 0, result.output
    assert naming(project, "ask-why") == []
    removed = yaml.safe_load(project.joinpath("practices/_addresses.yml").read_text(encoding="utf-8"))["removed"]
    assert removed == dict.fromkeys(("ask-why", *former), "ride-along")


def test_what_is_left_to_do_after_a_card_is_removed_is_told(project: Path) -> None:
    result = cards(project, "remove", "ask-why")
    left = result.output.partition("left for you to mend:\n")[2]
    assert [line for line in left.splitlines() if not line.startswith(" ")] == told(project)
    assert not any("[unknown-card]" in line or "[lost-address]" in line for line in told(project))


def test_addresses_are_added_to_the_list_and_none_is_taken_out(project: Path) -> None:
    file = project / "practices/_addresses.yml"
    file.write_text("published: [ask-why]\nremoved: {long-gone: ask-why}\n", encoding="utf-8")
    cards(project, "addresses")
    listed = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(listed["published"]) > {"ask-why", "ride-along", "glass-wall"}
    assert listed["removed"] == {"long-gone": "ask-why"}
    assert loaded(project)


def test_a_list_that_cannot_be_read_is_not_written_over(project: Path) -> None:
    file = project / "practices/_addresses.yml"
    file.write_text("published: {", encoding="utf-8")
    result = cards(project, "rename", "ask-why", "why-do-you-come")
    assert result.exit_code == 2
    assert "mend it first, or addresses would be lost" in result.output
    assert file.read_text(encoding="utf-8") == "published: {"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("related: [\"ride-along\", 'glass-wall']", "related: ['glass-wall']"),
        ("related:\n-   ride-along # first\n-   glass-wall", "related:\n-   glass-wall"),
        ("related: [ride-along-too, ride-along] # ride-along", "related: [ride-along-too] # ride-along"),
        ('related: ["ride\\x2dalong", glass-wall]', 'related: ["ride\\x2dalong", glass-wall]'),
    ],
)
def test_a_removed_card_is_taken_out_as_it_was_written(before: str, after: str, tmp_path: Path) -> None:
    file = tmp_path / "practices/other.yml"
    _two_cards(file, f"{before}\nminutes: 20\n")
    assert remove(tmp_path, "ride-along", None).get(file, f"{before}\nminutes: 20\n") == f"{after}\nminutes: 20\n"


def test_a_break_after_a_removed_card_goes_with_it(tmp_path: Path) -> None:
    file = tmp_path / "practices/_workshops.yml"
    _two_cards(file, "workshops:\n  one:\n    breaks: {ride-along : 15, glass-wall: 10}\n")
    assert remove(tmp_path, "ride-along", None)[file] == "workshops:\n  one:\n    breaks: {glass-wall: 10}\n"


@pytest.mark.parametrize(
    "change", [b"minutes: 20\nrelated:\n\t- ride-along\n", "minutes: 20 # één\nrelated: [ride-along]\n".encode("latin-1")]
)
def test_a_file_that_must_be_mended_first_stops_no_renaming(change: bytes, tmp_path: Path) -> None:
    file = tmp_path / "practices/other.yml"
    _two_cards(file, "")
    file.write_bytes(change)
    assert rename(tmp_path, "ride-along", "along")[tmp_path / "practices/along.yml"] == "formerly: [ride-along]\nen: {title: Ride along}\n"


def test_a_former_name_stands_above_the_comment_of_the_first_language(tmp_path: Path) -> None:
    _two_cards(tmp_path / "practices/other.yml", "")
    card = tmp_path / "practices/ride-along.yml"
    card.write_text("theme: a\n\n# in English\nen: {title: Ride along}\n", encoding="utf-8")
    made = rename(tmp_path, "ride-along", "along")[card.with_name("along.yml")]
    assert made == "theme: a\n\nformerly: [ride-along]\n# in English\nen: {title: Ride along}\n"


def _two_cards(other: Path, text: str) -> None:
    other.parent.mkdir()
    other.write_text(text, encoding="utf-8")
    other.with_name("ride-along.yml").write_text("en: {title: Ride along}\n", encoding="utf-8")


def test_no_card_is_removed_for_itself(project: Path) -> None:
    result = cards(project, "remove", "ask-why", "--instead", "ask-why")
    assert result.exit_code == 2
    assert (project / "practices/ask-why.yml").exists()


def test_where_one_text_cannot_be_written_no_file_changes(tmp_path: Path) -> None:
    file, astray, gone = (tmp_path / name for name in ("a.yml", "no/such/b.yml", "c.yml"))
    for there in (file, gone):
        there.write_text("before", encoding="utf-8")
    with pytest.raises(changes.Refused):
        changes.write({gone: None, file: "after", astray: "after"})
    assert {there.name: there.read_text(encoding="utf-8") for there in tmp_path.iterdir()} == {"a.yml": "before", "c.yml": "before"}
