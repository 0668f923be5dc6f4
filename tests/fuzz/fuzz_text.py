"""Whatever stands in a file: it is shown, or refused at its place, and never ends in a traceback."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest
import yaml
from cards.content.catalog import Catalog
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from tests.fixture_project import FIXTURE
from tests.mutations import places
from tests.mutations.judging import LONGEST, Checker, said
from tests.mutations.kinds.texts import sentences
from tests.mutations.mutation import Change, Mutation
from tests.mutations.places import Place
from tests.mutations.reading import pages_about

settings.register_profile(
    "fuzz",
    max_examples=int(os.environ.get("FUZZ_EXAMPLES", "200")),
    deadline=LONGEST * 1000,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("fuzz")

BASE = places.read(FIXTURE)
CARD = "practices/glass-wall.yml"
UNSEEN = ("keywords", "unfolded", "statement")
"""Keys whose words no page of the file itself shows as they are: the search knows keywords."""

PROSE = ("why",)
"""Keys in which Markdown means something."""

FIELDS = {
    f"{file} {place.where}": place
    for file in (CARD, "seeds/interview.yml")
    for place in sentences(BASE.files[file])
    if place.key not in UNSEEN
}

KEYS = [place.location for place in BASE.files[CARD].places if not place.in_brackets and not place.is_item]

printable = st.characters(exclude_categories=["C", "Zl", "Zp", "Zs"], include_characters=" ")
signs = st.sampled_from(list("#:<>[]{}()*_-–'\"`!&|@%?,.~=+\\/$^0123456789"))
pieces = st.sampled_from(
    [" #", ": ", " - ", "'s ", "1. ", "<b>", "</b>", "![", "](", "http://", "\\n", "&amp;", "***", "__", "<!--", "-->"]
)
typed = st.lists(st.one_of(printable, signs, st.sampled_from("aeinrst "), pieces), min_size=1, max_size=40).map("".join)


Way = Callable[[Place, str], Change]
"""How a text is written as the value of a key."""


def plain(place: Place, text: str) -> Change:
    return place.written(text)


def in_double_quotes(place: Place, text: str) -> Change:
    return place.written('"{}"'.format(text.replace("\\", "\\\\").replace('"', '\\"')))


def in_single_quotes(place: Place, text: str) -> Change:
    return place.written("'{}'".format(text.replace("'", "''")))


def folded(place: Place, text: str) -> Change:
    return place.written(">-", f"{' ' * (place.column + 2)}{text}")


def literal(place: Place, text: str) -> Change:
    return place.written("|", f"{' ' * (place.column + 2)}{text}")


def on_two_lines(place: Place, text: str) -> Change:
    half = len(text) // 2
    return place.written(f"Words {text[:half]}", f"{' ' * (place.column + 2)}{text[half:]}")


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(FIXTURE, tmp_path_factory.mktemp("fuzz") / "project")


def letters(text: str, *, prose: bool) -> str:
    """Return what of `text` must be found again: all but blanks, in prose only what is no sign of Markdown."""
    return "".join(character for character in text if not character.isspace() and (character.isalnum() or not prose))


@pytest.mark.parametrize("way", [plain, in_double_quotes, in_single_quotes, folded, literal, on_two_lines], ids=lambda way: way.__name__)
@given(data=st.data())
def test_a_text_is_shown_or_refused_at_its_place(way: Way, data: st.DataObject, check: Checker) -> None:
    place, text = FIELDS[data.draw(st.sampled_from(list(FIELDS)))], data.draw(typed)
    change = way(place, text)
    mutation = Mutation("text", place.where, (change,))
    check.make(mutation)
    try:
        answer = check.answer()
    finally:
        check.mend(mutation)
    if isinstance(answer, Catalog):
        quoted = way in (plain, on_two_lines) and text.strip()[:1] in ("'", '"')
        prose = place.key in PROSE or quoted
        shown = letters(pages_about(answer, place.path, check.compiled), prose=prose)
        assert letters(text, prose=prose) in shown, f"{place.where} lost something of {text!r}"
    else:
        own = range(place.line + 1, place.line + len(change.lines) + 2)
        told = [said(problem) for problem in answer]
        assert all(problem.path == place.path for problem in told), told
        assert any(problem.line in own for problem in told), f"{place.where}, line {place.line + 1}: {text!r} is told elsewhere: {told}"


@given(content=st.one_of(st.binary(max_size=300), st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass"))))
@example(content=b"")
@example(content=b"\xff\xfe")
@example(content=b"[?")
def test_bytes_are_answered(content: bytes, check: Checker) -> None:
    answered(check, content)


@given(data=st.data())
def test_a_file_with_a_piece_replaced_is_answered(data: st.DataObject, check: Checker) -> None:
    whole = BASE.files[CARD].text.encode()
    start = data.draw(st.integers(0, len(whole)))
    length = data.draw(st.integers(0, 200))
    answered(check, whole[:start] + data.draw(st.binary(max_size=20)) + whole[start + length :])


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.dates() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8) | st.sampled_from(["en", "nl", "title"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(data=st.data())
def test_a_value_of_any_structure_is_answered(data: st.DataObject, check: Checker) -> None:
    card = yaml.safe_load(BASE.files[CARD].text)
    *above, key = data.draw(st.sampled_from(KEYS))
    holder = card
    for step in above:
        holder = holder[step]
    holder[key] = data.draw(values)
    answered(check, yaml.safe_dump(card, allow_unicode=True).encode("utf-8", "surrogatepass"))


BLANKS = {ord(blank): " " for blank in "\t\u00a0"}
"""Those that stand between words as people may write them, and so in lines that are mended in another place."""


def answered(check: Checker, content: bytes) -> None:
    """See that a card of these bytes makes a page, or problems with a line of its own file each."""
    mutation = Mutation("bytes", CARD, files={CARD: content})
    check.make(mutation)
    try:
        answer = check.answer()
    finally:
        check.mend(mutation)
    if isinstance(answer, Catalog):
        assert pages_about(answer, CARD, check.compiled)
        return
    for problem in answer:
        assert problem.line >= 1
        assert said(problem).text.translate(BLANKS).isprintable()
    assert answer
