"""The scripts that the search of a page reads: what it knows of a language, the index of the words, and the texts that it quotes.

The index is made when the site is built, for a browser would take seconds over thousands of cards. It is as short as it can be read
quickly: for each letter that words begin with, a line for each word, and one for the places it is in. `js/search/letter.js` reads both.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from hashlib import sha256
from itertools import groupby
from typing import Any

from cards.content.languages import Language, name_of
from cards.content.search_words import SearchWords, read_search_words
from cards.site import search_places
from cards.site.kept_texts import Made, anew
from cards.site.renderer import Renderer
from cards.site.search_places import Place
from cards.site.search_terms import Stems, Term, split, terms

INDEX, WORDS = "search/index.js", "search/words.js"

CARDS_IN_A_FILE = 12
"""Of how many cards one file has the texts: so many that few files are fetched for a list of results, and few of its texts in vain."""

WEIGHTS = (1, 3, 4.5, 7, 11, 18)
"""What a word may count in a place; what it does count is rounded to one of them."""

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SIGNS = "!#$%&()*+,-./:;<=>?@[]^_{|}~"
"""The digits of numbers before their last one, which is a letter."""


def words_script(renderer: Renderer) -> str:
    """Return the script with what the search of a page knows of its language, and what it says."""
    language, said = renderer.language, renderer.messages["search"]
    others = {code: name_of(code, language) for code in renderer.catalog.languages if code != language.code}
    named = {key: {code: said[key].format(language=name) for code, name in others.items()} for key in ("through", "elsewhere")}
    return _script("searchWords", language, known(read_words(language.code)) | {"said": said | named, "locale": language.web_locale})


def known(words: SearchWords) -> dict[str, Any]:
    """Return what is known of a language as the scripts read it: of words that count by their stems only these, for they take time."""
    stem = Stems(words).stem
    by_stem = {"weak_stems": words.weak_words, "elsewhere_stems": words.elsewhere_words}
    stems = {key: " ".join(sorted({stem(word) for word in split(some)})) for key, some in by_stem.items() if some}
    return words.model_dump(mode="json", exclude_defaults=True, exclude={"weak_words", "elsewhere_words"}) | stems


def read_words(code: str) -> SearchWords:
    """Return what the search knows of the language of that code, whose file has been checked."""
    words = read_search_words(code)
    assert isinstance(words, SearchWords), words
    return words


def text_files(cards: int) -> list[str]:
    """Return the addresses of the scripts with the texts of so many cards, and of the other pages, which is the last."""
    return [f"search/texts-{number}.js" for number in range(-(-cards // CARDS_IN_A_FILE))] + ["search/texts-pages.js"]


def scripts(renderer: Renderer, made: Made, sections: Sequence[Place]) -> Iterator[tuple[str, str]]:
    """Yield the scripts of the index and of the texts, each with its address; `sections` are those of pages that are no cards."""
    language, cards = renderer.language, list(search_places.cards(renderer, made))
    places = [*cards, *sections]
    files = text_files(len(cards))
    told = sha256(repr(places).encode()).hexdigest()
    yield INDEX, made(f"{INDEX} of {told}", partial(_index_script, renderer, places, files, made))
    for number, file in enumerate(files[:-1]):
        yield file, _texts(language, number, cards[number * CARDS_IN_A_FILE : (number + 1) * CARDS_IN_A_FILE])
    yield files[-1], _texts(language, len(files) - 1, sections)


def _index_script(renderer: Renderer, places: Sequence[Place], files: Sequence[str], made: Made) -> str:
    situations = renderer.catalog.situations.values()
    number = {place.slug: at for at, place in enumerate(places) if place.slug}
    ways = {
        "themes": [(renderer.plain(theme.name), f"themes/{slug}.html") for slug, theme in renderer.catalog.vocabulary.themes.items()],
        "situations": [(renderer.plain(one.question), [number[card] for card in one.cards]) for one in situations],
    }
    return _script("searchIndexes", renderer.language, index(places, read_words(renderer.language.code), files, made) | ways)


def index(places: Sequence[Place], words: SearchWords, files: Sequence[str], made: Made = anew) -> dict[str, Any]:
    """Return the index of `places`, whose texts are in `files`, as the scripts of the pages read it."""
    letters = [list(of_letter) for _, of_letter in groupby(terms(places, words, made), lambda term: term.word[0])]
    return {
        "places": [_place(place) for place in places],
        "terms": ["\n".join(_terms(of_letter)) for of_letter in letters],
        "postings": ["\n".join(map(_postings, of_letter)) for of_letter in letters],
        "weights": WEIGHTS,
        "signs": _SIGNS,
        "inAFile": CARDS_IN_A_FILE,
        "texts": [file.removeprefix("search/") for file in files],
    }


def _place(place: Place) -> list[Any]:
    """Return a place: address and title, and of a card its slug, tags, summary, keywords and what is heard."""
    if place.slug is None:
        return [place.location, place.title]
    return [place.location, place.title, place.slug, place.tags, place.blocks[0], place.keywords, place.heard]


def _terms(found: Iterable[Term]) -> Iterator[str]:
    """Yield for each word how many letters of the one before it begins with, as a letter, then the rest of it and what is known of it."""
    before = ""
    for term in found:
        same = min(_same(before, term.word), len(_LETTERS) - 1)
        yield _LETTERS[same].upper() + _term(term)[same:]
        before = term.word


def _term(term: Term) -> str:
    """Return a word, then each of its stems; then how it is written, if otherwise."""
    stems = [_stem(term.word, stem) for stem in term.stems]
    written = [] if term.written == term.word else [f"={term.written}"]
    return " ".join([term.word, *([] if stems == ["0"] else stems), *written])


def _stem(word: str, stem: str) -> str:
    """Return how many of the last letters of `word` are others in its stem, and which; or the whole stem, if it begins with another."""
    same = _same(word, stem)
    return f"{len(word) - same}{stem[same:]}" if same else f"~{stem}"


def _same(one: str, other: str) -> int:
    """Return how many letters at their beginning two words have in common."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _postings(term: Term) -> str:
    """Return the places of a word, each by how many it is further on, with the level of what it counts there."""
    written: list[str] = []
    last = -1
    for place, weight in term.weights.items():
        written.append(_number(place - last - 1, _level(weight)))
        last = place
    return "".join(written)


@cache
def _level(weight: float) -> int:
    """Return which one of `WEIGHTS` is next to `weight`."""
    return min(range(len(WEIGHTS)), key=lambda level: abs(WEIGHTS[level] - weight))


@cache
def _number(value: int, level: int) -> str:
    """Return a number in signs, the last a letter: a small one for the first level, a capital for the second, else with a digit."""
    rest, last = divmod(value, len(_LETTERS))
    before = ""
    while rest:
        rest, digit = divmod(rest, len(_SIGNS))
        before = _SIGNS[digit] + before
    letter = _LETTERS[last]
    return before + (letter.upper() if level == 1 else letter) + (str(level) if level > 1 else "")


def _texts(language: Language, number: int, places: Sequence[Place]) -> str:
    """Return the script of that number with what `places` say: of a card without its summary, which the index has."""
    said = [place.blocks[1:] if place.slug else place.blocks for place in places]
    return f"(globalThis.searchTexts ??= {{}})['{language.code} {number}'] = {_json(said)};\n"


def _script(name: str, language: Language, value: Any) -> str:
    """Return a script that keeps `value` under the code of a language; browsers read data as text quicker than as code."""
    text = _json(value).replace("\\", "\\\\").replace("'", "\\'")
    return f"(globalThis.{name} ??= {{}}).{language.code} = JSON.parse('{text}');\n"


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
