"""The pages are HTML as the standard has it, and tell a reader who listens what another one sees."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from xml.etree.ElementTree import Element

from cards.content.catalog import Catalog

from tests.assets import as_before

THEME_CONTROLS = {"md-header__button", "md-search__icon", "md-nav__icon", "md-top", "md-tabs__link"}
"""Classes of Material's own buttons, whose icons it neither hides nor names; readers come to them by the name of the control."""


FORMER = "practices/why-question.html"
"""The address that the card `ask-why` had before."""


def test_every_page_is_correct_html(parsed: dict[str, tuple[Element, list[str]]]) -> None:
    assert {address: errors for address, (_, errors) in parsed.items() if errors} == {}


SCRIPTS = {
    "about.html": [],
    "scan.html": ["element", "scan/page"],
    "workshop.html": ["words", "element", "workshop/page"],
    "practices/glass-wall.html": ["element", "take-along"],
}
"""Those of some pages beside those of every page."""


def test_a_page_asks_for_one_script_of_its_own_beside_those_that_others_may_ask_for_too(trees: dict[str, Element]) -> None:
    asked = {
        address: [as_before(script.get("src", "")).partition("js/")[2] for script in trees[address].iter("script") if script.get("src")]
        for address in SCRIPTS
    }
    of_every_page = ["head", "theme-script", "site", "search/engine"]
    assert asked == {address: [f"{name}.js" for name in [*of_every_page, *own]] for address, own in SCRIPTS.items()}


def test_no_element_has_an_attribute_that_html_does_not_know(trees: dict[str, Element]) -> None:
    elements = [(address, element) for address, tree in trees.items() for element in tree.iter()]
    assert {address for address, element in elements if "markdown" in element.attrib or element.get("tabindex") == ""} == set()


def test_every_dialog_has_a_name(trees: dict[str, Element]) -> None:
    dialogs = [element for tree in trees.values() for element in tree.iter() if element.get("role") == "dialog"]
    assert {element.get("aria-label") for element in dialogs} == {"Search", "Zoeken"}


def test_every_page_says_which_language_it_is_in(trees: dict[str, Element]) -> None:
    assert {address: tree.get("lang") for address, tree in trees.items()} == {
        address: "nl" if address.startswith("nl/") else "en" for address in trees
    }


def test_every_language_said_within_a_page_is_one_of_the_two_of_the_site(trees: dict[str, Element]) -> None:
    assert {element.get("lang") for tree in trees.values() for element in tree.iter()} == {None, "en", "nl"}


def test_every_title_in_another_language_than_its_page_says_which(trees: dict[str, Element], cards: Catalog) -> None:
    titles = {source.title: source.language for source in cards.sources.values()}
    silent = [
        f"{address}: {text}"
        for address, tree in trees.items()
        for text, language in _texts(next(tree.iter("body")), str(tree.get("lang")))
        if titles.get(text, language) != language
    ]
    assert silent == []


def test_every_page_but_one_that_sends_on_has_a_title_and_a_description_of_its_own(trees: dict[str, Element]) -> None:
    for language in ("en", "nl"):
        pages = [tree for address, tree in trees.items() if tree.get("lang") == language and not address.endswith(FORMER)]
        titles = Counter(_text(next(tree.iter("title"))) for tree in pages)
        descriptions = Counter(
            element.get("content", "") for tree in pages for element in tree.iter("meta") if element.get("name") == "description"
        )
        assert (len(titles), len(descriptions)) == (len(pages), len(pages)), (titles.most_common(2), descriptions.most_common(2))


def test_every_page_has_one_heading_of_the_first_level(trees: dict[str, Element]) -> None:
    assert {address: count for address, tree in trees.items() if (count := len(list(tree.iter("h1")))) != 1} == {}


def test_no_heading_skips_a_level(trees: dict[str, Element]) -> None:
    skips = [
        f"{address}: h{level} {_text(heading)!r} below h{above}"
        for address, tree in trees.items()
        for (above, _), (level, heading) in pairwise([(0, tree), *_headings(_content(tree))])
        if level > above + 1
    ]
    assert skips == []


def test_no_two_elements_of_a_page_have_the_same_id(trees: dict[str, Element]) -> None:
    repeated = {
        address: twice
        for address, tree in trees.items()
        if (twice := [name for name, count in Counter(element.get("id") for element in tree.iter()).items() if name and count > 1])
    }
    assert repeated == {}


def test_what_an_element_says_it_is_labelled_by_exists(trees: dict[str, Element]) -> None:
    missing = [
        f"{address}: {label}"
        for address, tree in trees.items()
        for element in tree.iter()
        for attribute in ("aria-labelledby", "aria-describedby", "for")
        for label in element.get(attribute, "").split()
        if label not in {other.get("id") for other in tree.iter()}
    ]
    assert missing == []


def test_every_image_has_a_text_in_its_place(trees: dict[str, Element]) -> None:
    assert {address for address, tree in trees.items() for image in tree.iter("img") if not image.get("alt")} == set()


def test_every_drawing_is_named_or_hidden_from_readers_who_listen(trees: dict[str, Element]) -> None:
    nameless = {address for address, tree in trees.items() for drawing in _nameless_drawings(tree)}
    assert nameless == set()


def test_every_drawing_has_a_size_without_a_style_sheet(trees: dict[str, Element]) -> None:
    drawings = [drawing for tree in trees.values() for drawing in tree.iter("svg")]
    assert {drawing.get("class") for drawing in drawings if not (drawing.get("width") and drawing.get("height"))} == set()


def test_every_link_says_where_it_leads(trees: dict[str, Element]) -> None:
    silent = [
        f"{address}: {link.get('href')}"
        for address, tree in trees.items()
        for link in tree.iter("a")
        if not (_text(link) or link.get("title") or link.get("aria-label"))
    ]
    assert silent == []


def test_links_that_lead_to_different_places_have_different_names(trees: dict[str, Element]) -> None:
    alike = [
        f"{address}: {name!r} leads to {', '.join(sorted(places))}"
        for address, tree in trees.items()
        for name, places in _places_by_name(_content(tree)).items()
        if len(places) > 1
    ]
    assert alike == []


def _places_by_name(content: Element) -> dict[str, set[str]]:
    """Return the names of the links, each with the pages and plans that links of this name lead to."""
    places = defaultdict(set)
    for link in content.iter("a"):
        page, _, fragment = link.get("href", "").partition("#")
        # An anchor stands on a page that the name may stand for; a plan, which holds values, is what the link is about.
        if place := link.get("href", "") if "=" in fragment else page:
            places[link.get("aria-label") or _text(link)].add(place)
    return places


def _text(element: Element) -> str:
    return re.sub(r"\s+", " ", "".join(element.itertext())).strip()


def _texts(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Yield each text in `element`, which is within one of `language`, with the language that it is said to be in."""
    own = element.get("lang", language)
    yield (element.text or "").strip(), own
    for child in element:
        yield from _texts(child, own)
        yield (child.tail or "").strip(), own


def _content(tree: Element) -> Element:
    """Return the part of the page that is ours: the theme's frame around it has no headings."""
    return next(element for element in tree.iter("article"))


def _headings(content: Element) -> Iterator[tuple[int, Element]]:
    for element in content.iter():
        if re.fullmatch("h[1-6]", str(element.tag)):
            yield int(str(element.tag)[1]), element


def _nameless_drawings(element: Element, *, excused: bool = False) -> Iterator[Element]:
    """Yield the drawings below `element` that nothing around them names or hides."""
    excused = (
        excused
        or element.get("aria-hidden") == "true"
        or bool(element.get("aria-label") or element.get("title"))
        or bool(THEME_CONTROLS & set(element.get("class", "").split()))
    )
    if element.tag == "svg" and not excused and element.find("title") is None:
        yield element
    for child in element:
        yield from _nameless_drawings(child, excused=excused)
