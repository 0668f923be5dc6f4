"""What a build takes from the one before is what it would have made, whatever has changed; and it is much."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from cards.content.catalog import Catalog
from cards.content.remembered import FOLDER
from cards.content.schema import Slug
from cards.site import kept_texts
from cards.site.bytecode_cache import CompiledTemplates
from cards.site.kept_texts import KeptTexts
from cards.site.looked_at import watched
from cards.site.pages import all_files, all_pages
from cards.site.renderer import Renderer
from cards.site.search_script import scripts

from tests.languages import EN

FILES = ("form/", "sheets/", "practices", "schemas/names", "feed.xml")
"""How the addresses of those files begin that are looked at here, beside all pages."""

COMPILED = CompiledTemplates(Path("nowhere"), EN.code)
"""The templates, which all builds here have in common."""


def build(project: Path, cards: Catalog) -> tuple[dict[str, str], set[str]]:
    """Return the pages and files of a build of `cards` as far as they are looked at here, and the names of what it made anew."""
    renderer, kept = Renderer(cards, EN, bytecode=COMPILED), KeptTexts(project, cards, EN.code, [])
    texts: dict[str, str] = {}
    anew: set[str] = set()

    def made(name: str, make: Callable[[], str], seen: Collection[Slug] = ()) -> str:
        def noted() -> str:
            anew.add(name)
            return make()

        return kept.text(name, renderer.looked_at, noted, seen)

    renderer.made = made
    for page, seen in renderer.looked_at.each(all_pages(renderer)):
        texts[page.uri] = made(page.uri, page.render, seen)
    for file, seen in renderer.looked_at.each(file for file in all_files(renderer) if file.uri.startswith(FILES)):
        texts[file.uri] = made(file.uri, file.render, seen)
    texts |= dict(scripts(renderer, made, []))
    kept.save()
    return texts, anew


def _with(cards: Catalog, slug: Slug, **texts: object) -> Catalog:
    """Return `cards` as they are read when the English text of one says something else."""
    card = cards.cards[slug]
    new = card.model_copy(update={"en": card.texts["en"].model_copy(update=texts)})
    return replace(cards, cards={**cards.cards, slug: new}, lines={**cards.lines, slug: [repr(texts)]})


def test_a_build_takes_what_still_holds_and_makes_the_rest_anew(cards: Catalog, tmp_path: Path) -> None:
    first, anew = build(tmp_path, cards)
    assert anew
    assert build(tmp_path, cards) == (first, set())
    changed = cards
    for slug, text in (
        ("ask-why", {"title": "Ask why, and why"}),  # which former addresses show, and cards that name it
        ("glass-wall", {"why": "It is of glass."}),
        ("ride-along", {"keywords": ("a van",)}),
    ):
        changed = _with(changed, slug, **text)
        _, anew = build(tmp_path, changed)
        of_cards = {name for name in anew if name.startswith("practices/") and name.endswith(".html")}
        assert f"practices/{slug}.html" in of_cards
        assert len(of_cards) < len(cards.cards)
        assert len([name for name in anew if name.startswith("record of ")]) == 1  # of two with some cards each
    assert build(tmp_path, changed)[0] == build(tmp_path / "clean", changed)[0]


def _without_one(cards: Catalog) -> Catalog:
    return replace(cards, cards={slug: card for slug, card in cards.cards.items() if slug != "glass-wall"})


def _in_another_order(cards: Catalog) -> Catalog:
    return replace(cards, cards=dict(reversed(list(cards.cards.items()))))


def _reviewed_again(cards: Catalog) -> Catalog:
    card = cards.cards["glass-wall"]
    return replace(cards, cards={**cards.cards, "glass-wall": card.model_copy(update={"reviewed": card.reviewed.replace(year=2025)})})


CHANGES: dict[str, Callable[[Catalog], Catalog]] = {
    "a card is gone": _without_one,
    "cards stand in another order": _in_another_order,
    "what a card says that is no text": _reviewed_again,
    "another day": lambda cards: replace(cards, today=cards.today.replace(year=2031)),
    "a source": lambda cards: replace(cards, sources=dict(list(cards.sources.items())[1:])),
    "a situation": lambda cards: replace(cards, situations={}),
}


def taken(project: Path, cards: Catalog, new: str) -> str:
    """Return the text that a build of `cards` has which hangs on none of them: that of the build before, or a `new` one."""
    kept = KeptTexts(project, cards, EN.code, [])
    text = kept.text("footer", watched(cards)[1], lambda: new)
    kept.save()
    return text


def test_texts_stay_where_they_are_until_one_is_new_and_one_that_nobody_asks_for_goes(cards: Catalog, tmp_path: Path) -> None:
    def build_of(*names: str) -> tuple[int, int]:
        kept = KeptTexts(tmp_path, cards, EN.code, [])
        for name in names:
            kept.text(name, watched(cards)[1], lambda: "text")
        kept.save()
        file = tmp_path.joinpath(FOLDER, "texts-en").stat()
        return file.st_mtime_ns, file.st_size

    first = build_of("one", "two")
    assert build_of("one", "two") == build_of() == first
    assert build_of("two")[1] < first[1] < build_of("two", "three", "four")[1]


def test_new_texts_are_written_behind_the_others_until_half_of_the_file_is_of_no_use(cards: Catalog, tmp_path: Path) -> None:
    file = tmp_path / FOLDER / "texts-en"
    large, sizes = "large " * 1000, []
    for number in range(12):
        kept = KeptTexts(tmp_path, cards, EN.code, [])
        texts = [kept.text(name, watched(cards)[1], partial(str.__add__, name, large)) for name in ("one", "two", f"of {number}")]
        kept.save()
        assert texts == [f"one{large}", f"two{large}", f"of {number}{large}"]
        assert [other.name for other in file.parent.iterdir()] == [file.name]
        sizes.append(file.stat().st_size)
    assert sizes[1] > sizes[0]
    assert max(sizes) < 3 * sizes[0]
    with file.open("ab") as killed:
        killed.write(b"of a build that was killed")
    kept = KeptTexts(tmp_path, cards, EN.code, [])
    assert kept.text("one", watched(cards)[1], lambda: "") == f"one{large}"
    kept.save()


def test_the_parts_of_a_text_stay_with_it_and_hang_on_the_same_cards(cards: Catalog, tmp_path: Path) -> None:
    def build_of(cards: Catalog) -> tuple[str, list[str]]:
        kept, (watched_cards, looked_at) = KeptTexts(tmp_path, cards, EN.code, []), watched(cards)
        anew: list[str] = []

        def part(slug: Slug) -> str:
            anew.append(slug)
            return watched_cards.title(slug, EN)

        def whole() -> str:
            anew.append("all")
            return "".join(kept.text(f"of {slug}", looked_at, partial(part, slug)) for slug in ("ask-why", "glass-wall"))

        text = kept.text("all", looked_at, whole)
        kept.save()
        return text, anew

    changed = [cards, _with(cards, "ask-why", title="O"), _with(cards, "glass-wall", title="P")]
    assert [anew for _, anew in map(build_of, (cards, cards, *changed))] == [
        ["all", "ask-why", "glass-wall"],
        [],
        [],
        ["all", "ask-why"],
        ["all", "ask-why", "glass-wall"],  # which says again what it did two builds ago, of which nothing is known
    ]
    assert build_of(changed[-1])[0] == f"{cards.title('ask-why', EN)}P"


def test_of_what_is_large_the_last_ones_are_kept(cards: Catalog) -> None:
    looked_at = watched(cards)[1]
    made: list[str] = []

    def make(slug: Slug) -> object:
        made.append(slug)
        return looked_at[slug]

    get = looked_at.once(make, most=1)
    for slug in ("ask-why", "ask-why", "glass-wall", "ask-why"):
        with looked_at.noting() as seen:
            assert get(slug) is cards.cards[slug]
        assert seen == {slug}
    assert made == ["ask-why", "glass-wall", "ask-why"]


@pytest.mark.parametrize("change", CHANGES)
def test_nothing_is_taken_when_what_all_texts_hang_on_has_changed(change: str, cards: Catalog, tmp_path: Path) -> None:
    assert [taken(tmp_path, cards, new) for new in ("first", "second")] == ["first", "first"]
    assert taken(tmp_path, CHANGES[change](cards), "new") == "new"


@pytest.mark.parametrize("part", ["program", "_templates"])
def test_nothing_is_taken_that_another_program_made(part: str, cards: Catalog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken(tmp_path, cards, "first")
    monkeypatch.setattr(kept_texts, part, lambda: b"another")
    assert taken(tmp_path, cards, "new") == "new"


@pytest.mark.parametrize("where", [-1, kept_texts.HEAD])
def test_nothing_is_taken_that_is_not_whole(where: int, cards: Catalog, tmp_path: Path) -> None:
    taken(tmp_path, cards, "first")
    kept = tmp_path / FOLDER / "texts-en"
    content = bytearray(kept.read_bytes())
    content[where] ^= 1
    kept.write_bytes(content)
    assert taken(tmp_path, cards, "new") == "new"
