"""The filters of the catalogue: what they show, count, tell and remember; and that nothing typed breaks them."""

from __future__ import annotations

import re
from math import ceil
from pathlib import Path
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from cards.content.card import Card
from cards.content.catalog import Catalog
from cards.content.evidence import strength
from cards.site.facets import time_for, times
from playwright.sync_api import Browser, Locator, Page, Route, expect

from tests.browser.conftest import OpenPage
from tests.languages import EN, NL
from tests.many_cards import crowd, crowded_catalogue
from tests.waiting import wait_until

Choice = dict[str, set[str]]
"""Facet -> the values chosen of it."""

# Further choices are tested without a browser, in tests/js/facet-filter.test.mjs.
CHOICES: list[Choice] = [
    {"theme": {"welcome", "promise"}, "leaders": {"shift-lead"}},
    {"source": {"column"}, "rhythm": {"weekly", "always"}},
    {"start": {"this-season"}, "rhythm": {"always"}},
]


@pytest.fixture
def catalogue(page: Page, site: Path) -> Page:
    """The catalogue as a file, where browsers allow a page least."""
    page.goto(catalogue_of(site))
    return page


def catalogue_of(site: Path) -> str:
    return (site / "practices" / "index.html").as_uri()


def values(cards: Catalog, card: Card) -> Choice:
    facets = {name: set(values) for name, values in card.facets.items() if name != "group"}
    evidence = {str(kind) for kind in strength(card, cards.cited(card.evidence)).kinds}
    sources = {citation.partition("/")[0] for citation in card.citations}
    time = {time_for(card.first_step_minutes or card.minutes)}
    online = {"online"} if any(text.variation for text in card.texts.values()) else set[str]()
    return {"theme": {card.theme}, "time": time, "online": online, **facets, "evidence_kind": evidence, "source": sources}


def fits(cards: Catalog, card: Card, choice: Choice) -> bool:
    return all(chosen & values(cards, card)[facet] for facet, chosen in choice.items())


def titles(cards: Catalog, choice: Choice) -> list[str]:
    return [card.text(EN).title for card in cards.cards.values() if fits(cards, card, choice)]


def choose(page: Page, choice: Choice) -> None:
    for facet, chosen in choice.items():
        group = page.locator(f".facet[data-facet={facet}]")
        if group.get_attribute("open") is None:
            group.locator("summary").click()
        for value in chosen:
            group.locator(f"input[value={value}]").check()


def expect_shown(page: Page, wanted: list[str]) -> None:
    """See that the titles on the page are `wanted`, in this order."""
    expect(page.locator(".tile:visible .tile__title")).to_have_text(wanted)


def found(page: Page) -> Locator:
    """Return what tells how many cards fit, and is read out when it changes."""
    return page.get_by_role("status").and_(page.locator(".results__found"))


def dictionary_order(title: str) -> str:
    return "".join(letter for letter in title.casefold() if letter.isalnum() or letter == " ")


def test_what_somebody_chose_before_the_scripts_came_stays(page: Page, site: Path) -> None:
    held: list[Route] = []
    page.route("**/js/facets*.js", lambda route: held.append(route))  # noqa: PLW0108 - Playwright marks what it is given
    with page.expect_request("**/js/facets*.js"):
        page.goto(catalogue_of(site), wait_until="commit")
    page.get_by_label("Contains").fill("transparency")
    page.locator(".facet").first.evaluate("facet => { facet.open = true; facet.querySelector('input').checked = true }")
    held[0].continue_()
    expect(page.get_by_role("link", name="Ride along", exact=True)).to_be_hidden()
    expect(page.get_by_label("Contains")).to_have_value("transparency")
    expect(page.locator(".facet input:checked")).to_have_count(1)
    expect(page).to_have_url(re.compile("#text=transparency&"))


def test_values_of_a_facet_widen_further_facets_narrow_and_the_number_beside_a_value_follows_the_others(
    catalogue: Page, cards: Catalog
) -> None:
    for choice in CHOICES:
        choose(catalogue, choice)
        expected = titles(cards, choice)
        expect(found(catalogue)).to_have_text(f"{len(expected)} of {len(cards.cards)} practices")
        expect_shown(catalogue, expected)
        for facet, value, number in numbers(catalogue):
            assert number == sum(fits(cards, card, {**choice, facet: {value}}) for card in cards.cards.values()), (choice, facet, value)
        catalogue.get_by_role("button", name="Clear all").click()


def numbers(page: Page) -> list[tuple[str, str, int]]:
    """Return each facet and value with the number beside it."""
    told = page.locator(".choice").evaluate_all(
        """labels => labels.map((label) => [
            label.control.name, label.control.value, Number(label.querySelector(".choice__count").textContent)
        ])"""
    )
    return [(facet, value, number) for facet, value, number in told]


def test_without_a_choice_every_card_is_counted(catalogue: Page, cards: Catalog) -> None:
    expect(found(catalogue)).to_have_text(f"{len(cards.cards)} of {len(cards.cards)} practices")
    expect_shown(catalogue, titles(cards, {}))


def test_text_finds_title_summary_and_keywords_in_any_order_and_spelling_of_capitals_and_accents(catalogue: Page) -> None:
    for typed in ("  honesty, GLÂSS! ", "behind closed doors' window"):
        catalogue.get_by_label("Contains").fill(typed)
        expect(catalogue.locator(".tile:visible .tile__title").filter(has_text="A window in the workshop")).to_be_visible()
        expect(catalogue.locator(".results__none")).to_be_hidden()


def test_an_address_with_words_asks_the_keywords_too(page: Page, site: Path) -> None:
    page.goto(f"{catalogue_of(site)}#text=ransparenc")  # a part of a word, which the search itself does not find
    expect_shown(page, ["A window in the workshop"])


def test_text_and_facets_work_together(catalogue: Page) -> None:
    catalogue.get_by_label("Contains").fill("honest glass")
    choose(catalogue, {"theme": {"welcome"}})
    expect(catalogue.get_by_text("No practice fits all of this.")).to_be_visible()
    expect(catalogue.locator(".tile:visible")).to_have_count(0)
    expect(catalogue.locator(".results h2:visible")).to_have_count(0)


def test_themes_without_a_fitting_card_leave_no_heading(catalogue: Page, cards: Catalog) -> None:
    choose(catalogue, {"theme": {"welcome", "promise"}})
    headings = [cards.vocabulary.themes[theme].name.text(EN) for theme in ("promise", "welcome")]
    expect(catalogue.locator(".results h2:visible")).to_have_text(headings)


def test_the_address_holds_the_choice(catalogue: Page, site: Path) -> None:
    page = catalogue
    choose(page, {"theme": {"welcome", "promise"}, "cost": {"none"}})
    page.get_by_label("Sort by").select_option("title")
    page.get_by_label("Contains").fill("<b>&#\\ é")
    expect(page).to_have_url(
        f"{catalogue_of(site)}#"
        + urlencode([("text", "<b>&#\\ é"), ("theme", "promise"), ("theme", "welcome"), ("cost", "none"), ("sort", "title")])
    )


def test_an_address_that_is_passed_on_shows_the_same_cards(catalogue: Page, cards: Catalog, open_page: OpenPage) -> None:
    choice: Choice = {"theme": {"welcome", "promise"}, "leaders": {"shift-lead"}, "source": {"interview"}}
    choose(catalogue, choice)
    wanted = titles(cards, choice)
    expect_shown(catalogue, wanted)
    assert wanted
    with open_page() as elsewhere:
        elsewhere.goto(catalogue.url)
        expect_shown(elsewhere, wanted)
        expect(elsewhere.locator(".facet[data-facet=source] input:checked")).to_be_visible()


def test_going_back_from_a_card_brings_the_choice_back(catalogue: Page, cards: Catalog) -> None:
    choose(catalogue, {"theme": {"promise"}})
    catalogue.locator(".tile:visible a").first.click()
    expect(catalogue.locator(".card--front")).to_be_visible()
    catalogue.go_back()
    expect(found(catalogue)).to_have_text(f"{len(titles(cards, {'theme': {'promise'}}))} of {len(cards.cards)} practices")
    expect_shown(catalogue, titles(cards, {"theme": {"promise"}}))


def test_the_other_language_shows_the_same_choice(catalogue: Page, site: Path, cards: Catalog) -> None:
    choose(catalogue, {"theme": {"promise"}, "start": {"today"}})
    catalogue.get_by_role("link", name="Nederlands").click()
    expect(catalogue).to_have_url(f"{site.as_uri()}/nl/practices/index.html#theme=promise&start=today")
    choice = {"theme": {"promise"}, "start": {"today"}}
    expect_shown(catalogue, [card.text(NL).title for card in cards.cards.values() if fits(cards, card, choice)])


def test_clear_takes_everything_back(catalogue: Page, site: Path, cards: Catalog) -> None:
    clear = catalogue.get_by_role("button", name="Clear all")
    expect(clear).to_be_hidden()
    choose(catalogue, {"theme": {"promise"}})
    catalogue.get_by_label("Contains").fill("zzz")
    clear.click()
    expect(catalogue).to_have_url(catalogue_of(site))
    expect(found(catalogue)).to_have_text(f"{len(cards.cards)} of {len(cards.cards)} practices")
    expect(found(catalogue)).to_be_focused()
    expect(catalogue.get_by_label("Contains")).to_have_value("")
    expect(clear).to_be_hidden()


def test_the_quickest_start_comes_first_under_its_name(catalogue: Page, cards: Catalog) -> None:
    catalogue.get_by_label("Sort by").select_option("start")
    starts = list(cards.vocabulary.facets["start"].values)
    in_order = sorted(cards.cards.values(), key=lambda card: starts.index(card.facets["start"][0]))
    expect_shown(catalogue, [card.text(EN).title for card in in_order])
    used = [start for start in starts if any(card.facets["start"] == (start,) for card in in_order)]
    expect(catalogue.locator(".results h2:visible")).to_have_text(
        [f"Start: {cards.vocabulary.facets['start'].values[start].name.text(EN)}" for start in used]
    )


def test_titles_are_sorted_as_a_dictionary_does_and_the_themes_come_back(catalogue: Page, cards: Catalog) -> None:
    catalogue.get_by_label("Sort by").select_option("title")
    expect_shown(catalogue, sorted(titles(cards, {}), key=dictionary_order))
    catalogue.get_by_label("Sort by").select_option("theme")
    expect_shown(catalogue, titles(cards, {}))


def test_who_has_read_on_sees_the_new_list_from_its_beginning(catalogue: Page, cards: Catalog) -> None:
    catalogue.locator(".tile").last.scroll_into_view_if_needed()
    catalogue.get_by_role("checkbox", name="Keep your word").check()
    expect(catalogue.locator(".tile:visible").first).to_be_in_viewport()
    expect(catalogue.locator(".results__found")).to_be_in_viewport()
    header, head_of_the_list = catalogue.locator(".md-header").bounding_box(), catalogue.locator(".results__head").bounding_box()
    assert header
    assert head_of_the_list
    assert head_of_the_list["y"] >= header["y"] + header["height"]


# --- many cards ------------------------------------------------------------------------------------------------------

MANY = 400
"""Cards of which a filter shows the first at once, and the others with the next frames."""

A_LIST = 60
"""Tiles of a list; of a large group the browser keeps a few lists in sight, and not thousands of tiles."""


@pytest.fixture(scope="module")
def of_many(site: Path, cards: Catalog, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a catalogue of so many cards."""
    return crowded_catalogue(crowd(MANY, cards), site, tmp_path_factory.mktemp("many")).as_uri()


@pytest.fixture
def crowded(of_many: str, page: Page) -> Page:
    page.goto(of_many)
    return page


def tiles(page: Page) -> Locator:
    """Return the tiles that stand on the page, without those on their way out."""
    return page.locator(".tiles:not(.tiles--going) > .tile")


def titles_of(page: Page) -> list[str]:
    expect(tiles(page)).to_have_count(MANY)
    return tiles(page).locator(".tile__title").all_text_contents()


def test_many_cards_all_come_in_their_order(crowded: Page) -> None:
    by_theme = titles_of(crowded)
    crowded.get_by_label("Sort by").select_option("title")
    assert titles_of(crowded) == sorted(by_theme, key=dictionary_order)
    expect(crowded.locator("[data-sort=title] .tiles")).to_have_count(ceil(MANY / A_LIST))
    crowded.get_by_label("Sort by").select_option("theme")
    assert titles_of(crowded) == by_theme
    expect(crowded.locator(".tiles--going")).to_have_count(0)


def test_of_choices_in_one_moment_the_last_is_shown(crowded: Page) -> None:
    crowded.evaluate(
        """() => {
            const tick = (theme) => document.querySelector(`[name=theme][value=${theme}]`).click();
            tick("welcome");
            tick("welcome");
            tick("promise");
        }"""
    )
    told = int((found(crowded).text_content() or "").split()[0])
    expect(tiles(crowded)).to_have_count(told)
    expect(tiles(crowded).and_(crowded.locator("[data-theme=promise]"))).to_have_count(told)


def test_a_section_off_the_screen_is_as_high_as_its_tiles_will_be(crowded: Page) -> None:
    crowded.get_by_label("Sort by").select_option("start")
    expect(tiles(crowded)).to_have_count(MANY)
    heights = crowded.locator(".theme-section:visible").evaluate_all(
        "sections => sections.map((section) => section.offsetHeight / section.querySelectorAll('.tile').length)"
    )
    assert len(heights) > 1
    assert min(heights) > 40  # px a tile, of which three stand side by side


def test_going_back_leads_to_where_one_was(of_many: str, page: Page) -> None:
    page.goto(f"{of_many}#sort=start")
    tiles(page).nth(300).scroll_into_view_if_needed()
    before = page.evaluate("() => new Promise((resolve) => requestAnimationFrame(() => resolve(scrollY)))")
    page.goto("about:blank")
    page.go_back()
    wait_until(page, "scrollY > 0")
    assert page.evaluate("scrollY") == pytest.approx(before, rel=0.1)  # heights above are estimates until they are seen


def test_all_are_there_when_the_page_is_printed(crowded: Page) -> None:
    crowded.evaluate(
        """() => {
            document.querySelector(".results__sort select").value = "title";
            document.querySelector(".results__sort select").dispatchEvent(new Event("change"));
            dispatchEvent(new Event("beforeprint"));
            document.querySelector(".results").dataset.printed = document.querySelectorAll("[data-sort=title] .tile").length;
        }"""
    )
    expect(crowded.locator(".results")).to_have_attribute("data-printed", str(MANY))


# --- everybody -------------------------------------------------------------------------------------------------------


def test_the_keyboard_is_enough(catalogue: Page, cards: Catalog) -> None:
    catalogue.get_by_label("Contains").focus()
    catalogue.keyboard.press("Tab")
    expect(catalogue.locator(".facet[data-facet=time] summary")).to_be_focused()
    catalogue.keyboard.press("Tab")
    catalogue.keyboard.press("Space")
    first, *_ = times(cards, EN)
    expect(found(catalogue)).to_have_text(f"{first.cards} of {len(cards.cards)} practices")


def test_without_scripts_the_full_list_stands_there_and_no_filter(browser: Browser, site: Path, cards: Catalog) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(catalogue_of(site) + "#theme=welcome")
        expect(page.locator(".tile:visible")).to_have_count(len(cards.cards))
        for part in (".facets", ".results__sort", ".results__clear"):
            expect(page.locator(part)).to_be_hidden()
        expect(page.get_by_role("navigation", name="Themes")).to_be_visible()


def test_on_a_phone_the_facets_are_folded_away_until_asked_for(page: Page, site: Path) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(catalogue_of(site))
    people = page.get_by_role("checkbox", name="Keep your word")
    expect(people).to_be_hidden()
    expect(page.get_by_label("Contains")).to_be_visible()
    page.get_by_role("button", name="Filters").click()
    people.check()
    page.get_by_role("button", name="Filters (1)", expanded=True).click()
    expect(people).to_be_hidden()
    assert page.evaluate("document.documentElement.scrollWidth") == 390


ODD_WORDS = [
    "<img src=x onerror=document.title='owned'>",
    "</input><script>document.title='owned'</script>",
    "%E0%A4%A %",
    "\u202e\u0000 \ud83d\ude00",
    "a" * 10_000,
]


def test_nothing_typed_breaks_the_page(catalogue: Page, cards: Catalog) -> None:
    title = catalogue.title()
    field = catalogue.get_by_label("Contains")
    for typed in ODD_WORDS:
        field.fill(typed)
        field.blur()
        kept = field.input_value()
        catalogue.reload()
        expect(field).to_have_value(kept)
        assert catalogue.title() == title
        field.fill("")
        expect(found(catalogue)).to_have_text(f"{len(cards.cards)} of {len(cards.cards)} practices")


ODD_FRAGMENTS = [
    "theme=<script>",
    "theme=nobody&sort=sideways&__proto__=1&constructor=2",
    "theme=%E0%A4%A&text=%",
    "=&&==&=theme",
    "text=" + "%22" * 3_000,
    "sort=toString",
    "content",
    "\\",
    "'\"]",
    "%",
]


def test_no_fragment_breaks_the_page(page: Page, site: Path, cards: Catalog) -> None:
    for fragment in ODD_FRAGMENTS:
        page.goto(f"{catalogue_of(site)}#{fragment}")
        page.get_by_label("Contains").fill("")
        choose(page, {"theme": {"promise"}})
        expect_shown(page, titles(cards, {"theme": {"promise"}}))


@pytest.mark.parametrize(
    ("folder", "said"),
    [
        ("", "This in the address is not known here and was passed over: theme=welcom, them=x"),
        ("nl/", "Dit in het adres is hier niet bekend en is overgeslagen: theme=welcom, them=x"),
    ],
)
def test_what_the_address_asks_and_nobody_knows_is_told_and_stays_there(folder: str, said: str, page: Page, site: Path) -> None:
    page.goto((site / folder / "practices/index.html").as_uri() + "#theme%3Dwelcom%26them%3Dx%26theme%3Dopenness%26paper%3Dabc).")
    told = page.locator(".results__unread")
    expect(told).to_have_text(said)
    page.locator(".results__sort select").select_option("title")
    expect(page).to_have_url(re.compile("#theme=openness&sort=title&theme=welcom&them=x&paper=abc$"))
    page.locator(".results__clear").click()
    expect(told).to_be_hidden()
    assert page.url.endswith("index.html#sort=title")


def test_an_anchor_is_no_choice_and_takes_none_back(catalogue: Page, cards: Catalog) -> None:
    choose(catalogue, {"theme": {"promise"}})
    catalogue.get_by_label("Sort by").select_option("title")
    address = catalogue.url
    wanted = sorted(titles(cards, {"theme": {"promise"}}), key=dictionary_order)
    catalogue.get_by_role("link", name="Skip to content").press("Enter")
    expect(catalogue).to_have_url(address)
    expect_shown(catalogue, wanted)
    catalogue.reload()
    expect_shown(catalogue, wanted)
    catalogue.goto("about:blank")
    catalogue.go_back()
    expect_shown(catalogue, wanted)
    expect(catalogue.get_by_label("Sort by")).to_have_value("title")


def test_a_link_to_a_theme_of_the_page_opens_the_whole_list(catalogue: Page, site: Path, cards: Catalog) -> None:
    catalogue.goto("about:blank")
    catalogue.goto(f"{catalogue_of(site)}#welcome")
    expect_shown(catalogue, titles(cards, {}))


def test_a_changed_fragment_changes_the_choice(catalogue: Page, cards: Catalog) -> None:
    choose(catalogue, {"theme": {"promise"}})
    catalogue.evaluate("location.hash = '#theme=welcome'")
    expect(catalogue.get_by_role("checkbox", name="Make room")).to_be_checked()
    expect_shown(catalogue, titles(cards, {"theme": {"welcome"}}))
    assert dict(parse_qsl(urlsplit(catalogue.url).fragment)) == {"theme": "welcome"}
