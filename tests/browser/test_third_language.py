"""A third language is data alone: a message file, pages written by hand, settings, search words, and its blocks in some of the cards.

What it lacks is shown in the language that its entry names as the next, and says so. German here; only one card is translated.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as ET

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.commands import cards_command
from tests.fixture_project import change, copy_project
from tests.paper import A4, printed

GERMAN = Path(__file__).parent / "third_language"
ENTRY = "  de: {complete: false, fallback: [nl]}\n"
TRANSLATED, ONLY_DUTCH, ONLY_ENGLISH = "glass-wall", "door-to-door", "ask-why"

MISSING = """\
practices/_site.yml:5:3: the language `de` has no `docs/de/index.md` [incomplete-language]. \
Begin with a copy of `docs/en/index.md`, or remove the language.
practices/_site.yml:5:3: the language `de` has no `hooks/cards/messages/de.yml` [incomplete-language]. \
Begin with a copy of `hooks/cards/messages/en.yml`, or remove the language.
practices/_site.yml:5:3: the language `de` has no `hooks/cards/search_words/de.yml` [incomplete-language]. \
Begin with a copy of `hooks/cards/search_words/en.yml`, or remove the language.
practices/_site.yml:5:3: the language `de` has no `mkdocs.de.yml` [incomplete-language]. Begin with a copy of `mkdocs.yml`, or remove the \
language.
"""


def over(value: dict[str, Any], other: dict[str, Any]) -> dict[str, Any]:
    """Return `value` with what `other` says otherwise."""
    return {**value, **{key: over(value[key], part) if isinstance(part, dict) else part for key, part in other.items()}}


def read(file: Path) -> Any:
    return yaml.safe_load(file.read_text(encoding="utf-8"))


def add_german(project: Path) -> None:
    """Add the data of German to a copy of the project, and nothing else."""
    package = project / "hooks" / "cards"
    messages = over(read(package / "messages" / "en.yml"), read(GERMAN / "messages.yml"))
    text = yaml.safe_dump(messages, allow_unicode=True, sort_keys=False, width=200)
    (package / "messages" / "de.yml").write_text(re.sub("(?<=: )(‘.*’)$", r'"\1"', text, flags=re.MULTILINE), encoding="utf-8")
    shutil.copy(GERMAN / "search_words.yml", package / "search_words" / "de.yml")
    shutil.copy(GERMAN / "settings.yml", project / "mkdocs.de.yml")
    shutil.copytree(GERMAN / "docs", project / "docs" / "de")
    with (project / "practices" / f"{TRANSLATED}.yml").open("a", encoding="utf-8") as card:
        card.write((GERMAN / "card.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the fixture project that lists German."""
    folder = copy_project(tmp_path_factory.mktemp("german"))
    with (folder / "practices" / "_site.yml").open("a", encoding="utf-8") as settings:
        settings.write(ENTRY)
    return folder


@pytest.fixture(scope="module")
def told(project: Path, environment: dict[str, str]) -> str:
    """What `cards check` prints while the language is listed and nothing of it is there."""
    return told_by(cards_command(project, environment, "check"))


@pytest.fixture(scope="module")
def trilingual(project: Path, told: str, environment: dict[str, str]) -> Path:
    """The site in three languages."""
    add_german(project)
    built = cards_command(project, environment, "build")
    assert built.returncode == 0, built.stderr
    return project / "site"


@pytest.fixture(scope="module")
def german(browser: Browser) -> Iterator[Page]:
    """A page for files."""
    with browser.new_context(offline=True) as context:
        yield context.new_page()


def test_a_language_that_is_not_there_is_refused_with_all_that_is_missing(told: str) -> None:
    assert told == MISSING


def test_it_has_every_page_of_the_first_language(trilingual: Path) -> None:
    def pages(folder: str) -> set[str]:
        return {file.relative_to(trilingual / folder).as_posix() for file in (trilingual / folder).rglob("*.html")}

    first = {page for page in pages("") if not page.startswith(("nl/", "de/"))}
    assert pages("de") == first - {"404.html", "if-mkdocs-ends.html", "operations.html"}


def test_a_translated_card_is_in_its_language(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "practices" / f"{TRANSLATED}.html").as_uri())
    expect(german.get_by_role("heading", level=1)).to_have_text("Ein Fenster zur Werkstatt")
    expect(german.locator("html")).to_have_attribute("lang", "de")
    expect(german.locator(".card__notice")).to_have_count(0)
    expect(german.locator(".part--first h2")).to_contain_text("Am Montag")


def test_a_card_that_is_not_translated_says_in_which_language_it_is_read(german: Page, trilingual: Path) -> None:
    for slug, shown_in, name in (
        ("ride-along", "nl", "Niederländisch"),
        (ONLY_DUTCH, "nl", "Niederländisch"),
        (ONLY_ENGLISH, "en", "Englisch"),
    ):
        german.goto((trilingual / "de" / "practices" / f"{slug}.html").as_uri())
        expect(german.locator(".card__notice")).to_have_text(f"Diese Karte ist noch nicht übersetzt; Sie lesen sie auf {name}.")
        expect(german.locator(f"[lang={shown_in}] > h1")).to_be_visible()


def test_what_the_vocabulary_lacks_says_which_language_it_is_in(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "practices" / f"{TRANSLATED}.html").as_uri())
    languages = german.locator(".facts dt span:not(.twemoji)").evaluate_all("parts => [...new Set(parts.map(part => part.lang))]")
    assert languages == ["nl"]


def test_a_menu_of_the_languages_leads_to_the_same_page_in_each(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "practices" / f"{TRANSLATED}.html").as_uri())
    menu = german.locator("details.language-menu")
    expect(menu.get_by_role("link").first).to_be_hidden()
    menu.get_by_text("Sprachen").click()
    expect(menu.get_by_role("link")).to_have_count(2)
    assert menu.get_by_role("link").evaluate_all("links => links.map(link => [link.lang, link.innerText.trim(), link.title])") == [
        ["en", "English", "Diese Seite auf Englisch"],
        ["nl", "Nederlands", "Diese Seite auf Niederländisch"],
    ]
    menu.get_by_role("link", name="Nederlands").click()
    expect(german).to_have_url((trilingual / "nl" / "practices" / f"{TRANSLATED}.html").as_uri())


def test_its_search_finds_its_own_words_and_what_it_shows_of_the_others(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "index.html").as_uri())
    german.locator(".md-search__input").click()
    german.locator(".md-search__input").press_sequentially("durchblick")
    expect(german.locator(".md-search-result__item").first).to_contain_text("Ein Fenster zur Werkstatt")
    german.locator(".md-search__input").fill("")
    german.locator(".md-search__input").press_sequentially("rijd mee")
    expect(german.locator(".md-search-result__item").first).to_contain_text("Rijd mee")


def test_its_catalogue_filters(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "practices" / "index.html").as_uri())
    german.locator("#facets-text").fill("glasscheibe")
    expect(german.locator(".tile:visible .tile__title")).to_have_text(["Ein Fenster zur Werkstatt"])


def test_its_workshop_prints_cards_in_the_languages_that_they_have(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "workshop.html").as_uri() + f"#cards={TRANSLATED},{ONLY_DUTCH}&sheet=handouts")
    expect(german.locator("h1#content")).to_have_text("Stellen Sie Ihren Workshop zusammen")
    expect(german.locator("#sheets")).to_have_attribute("aria-busy", "false")
    paper = printed(german)
    assert paper.sizes == [A4] * 4
    assert "Ein Fenster zur Werkstatt" in paper.texts[0]
    assert "30 Minuten" in paper.texts[1]


def test_its_scan_counts(german: Page, trilingual: Path) -> None:
    german.goto((trilingual / "de" / "scan.html").as_uri())
    expect(german.get_by_role("heading", level=1)).to_have_text("Wo stehen Sie?")
    german.locator(f'input[name="{TRANSLATED}"][value="4"]').check()
    expect(german.locator(".scan-averages tbody td").first).to_have_text("4,0")


def test_its_feed_tells_the_language_of_each_card(trilingual: Path) -> None:
    atom, language = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/XML/1998/namespace}lang"
    feed = ET.parse(trilingual / "de" / "feed.xml").getroot()
    titles = {title.text: title.get(language) for title in feed.iterfind(f"{atom}entry/{atom}title")}
    assert feed.get(language) == "de"
    assert (titles["Ein Fenster zur Werkstatt"], titles["Rijd mee"], titles["Ask why"]) == ("de", "nl", "en")


def test_the_data_has_its_texts(trilingual: Path) -> None:
    data = json.loads((trilingual / "practices.json").read_text(encoding="utf-8"))
    german = {practice["slug"]: practice["de"] for practice in data["practices"]}
    assert {slug for slug, text in german.items() if text} == {TRANSLATED}
    assert data["practices"][0]["address"]["de"] == f"de/practices/{data['practices'][0]['slug']}.html"
    assert "de.title" in (trilingual / "practices.csv").read_text(encoding="utf-8-sig").partition("\n")[0]


def test_the_page_for_unknown_addresses_speaks_it_too(trilingual: Path) -> None:
    html = (trilingual / "404.html").read_text(encoding="utf-8")
    assert re.findall(r'<section lang="(\w+)">', html) == ["en", "nl", "de"]


SLIPS = [
    ("messages", "  languages: Sprachen\n", ""),
    ("messages", "lesen sie auf {language}", "lesen sie auf {sprache}"),
    ("messages", "    other: '{n} Minuten'", "    many: '{n} Minuten'"),
    ("search_words", '"(?:en|e)$"', '"(?:en|e$"'),
    ("search_words", "synonyms:", "synonym:"),
]
TOLD = """\
hooks/cards/search_words/de.yml:1:16: `(?:en|e$` is no regular expression [wrong-form]. \
Write it as Python and JavaScript both read it, such as `ies$`.
hooks/cards/search_words/de.yml:4:1: the key `synonym` is not known here [unknown-key]. Did you mean `synonyms`?

practices/_site.yml:5:3: `hooks/cards/messages/de.yml` lacks `site.languages` [incomplete-language]. \
Write them as `hooks/cards/messages/en.yml` has them.
practices/_site.yml:5:3: `hooks/cards/messages/de.yml` has other placeholders in `card.not_translated` [incomplete-language]. \
Write them as `hooks/cards/messages/en.yml` has them.
practices/_site.yml:5:3: `hooks/cards/messages/de.yml` has no form `other` of `card.minutes` [incomplete-language]. \
Write them as `hooks/cards/messages/en.yml` has them.
"""


def told_by(done: subprocess.CompletedProcess[str]) -> str:
    """Return what `cards check` prints, without the lines that it quotes."""
    return re.sub(r"^ .*\n", "", done.stdout, flags=re.MULTILINE)


def told_with(slips: list[tuple[str, str, str]], project: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """Return how `cards check` ends while each of `slips` is in the German file of its folder."""
    files = {folder: project / "hooks" / "cards" / folder / "de.yml" for folder, _, _ in slips}
    before = {file: file.read_text(encoding="utf-8") for file in files.values()}
    for folder, old, new in slips:
        change(files[folder], old, new)
    done = cards_command(project, environment, "check")
    for file, text in before.items():
        file.write_text(text, encoding="utf-8")
    return done


def test_all_that_is_wrong_with_its_words_is_told(project: Path, trilingual: Path, environment: dict[str, str]) -> None:
    assert told_by(told_with(SLIPS, project, environment)) == TOLD


def test_messages_that_are_no_yaml_are_told_with_their_place(project: Path, trilingual: Path, environment: dict[str, str]) -> None:
    done = told_with([("messages", "site:\n", "site: {\n")], project, environment)
    assert done.stdout.startswith("hooks/cards/messages/de.yml:1:7: the brace that opens here does not close [brackets].")
    assert "Traceback" not in done.stderr


def test_settings_that_still_name_another_language_are_refused(project: Path, trilingual: Path, environment: dict[str, str]) -> None:
    settings = project / "mkdocs.de.yml"
    change(settings, "extra:\n  language: de", "extra:\n  language: nl")
    command = [sys.executable, "-m", "mkdocs", "build", "--config-file", settings.name]
    variables = {**environment, "PYTHONPATH": str(project / "hooks")}
    built = subprocess.run(command, cwd=project, env=variables, capture_output=True, encoding="utf-8", check=False)
    change(settings, "extra:\n  language: nl", "extra:\n  language: de")
    assert built.returncode != 0
    assert "mkdocs.de.yml: `extra.language` is `nl` and `docs_dir` ends in `de`; in mkdocs.nl.yml both are `nl`" in built.stderr
