"""What the page with the form for cards knows: fields with their limits, sentences of the validator, and paper to be filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from markupsafe import Markup

from cards.content.card import CardText, OwnCase, Reason, most_citations
from cards.content.catalog import Catalog
from cards.content.fields import KeyField, card_fields, longest_text, text_fields
from cards.content.json_schema import CARD
from cards.content.languages import name_of
from cards.content.project import PRACTICES
from cards.content.rules.dates import EARLIEST
from cards.content.rules.exercises import UNDIVIDED
from cards.content.rules.related import fewest_related
from cards.content.rules.sentences import END, MOST_WORDS
from cards.content.schema import LONGEST_SLUG, RESERVED, SLUG_PATTERN, Slug, Told
from cards.content.schema_errors import BEYOND, EXAMPLE_OF_A_NAME
from cards.content.schema_files import modeline
from cards.content.sources import SourceKind
from cards.content.vocabulary import Vocabulary, card_model
from cards.site.feedback import on_github
from cards.site.form_checks import room, sentences
from cards.site.renderer import Renderer

SECTIONS: Mapping[str, tuple[str, ...]] = {
    "what": ("title", "summary", "heard", "first_step", "steps", "measure"),
    "why": ("why", "our_view", "since", "works_when", "backfires_when"),
    "workshop": ("question", "before", "exercise", "debrief", "listen_for", "variation", "statement"),
    "found": ("keywords",),
}
"""The texts as a person thinks of them; a text that is named nowhere comes last."""

LAST = "found"

NOT_PLAIN = {"case", "evidence", "against", "background", "rather_than", "reviewed", "formerly"}
"""The keys of a card that are checked in a way of their own, or that nobody types."""

RUNNING_TEXTS = ("why",)
"""The texts that may hold paragraphs and lists."""

MONTH = "1111-11"
DAY = date(1111, 11, 11)
MINUTES, MINUTES_OF_A_STEP, MINUTES_OF_THE_FIRST = 77, 88, 99
"""Stand on the prototype for what the writer fills in: as a text no card has."""

LONGEST_ADDRESS = 8000
"""In characters: what browsers and servers take for sure."""


@dataclass(frozen=True)
class RepositoryAddresses:
    """Where a project on GitHub or GitLab takes a file; each ends where the rest is to be written."""

    new: str
    """The page for a new file, up to the name of the file."""

    text: str
    """What stands between the name of the file and its text."""

    edit: str
    """The page that changes a file, up to its path."""


def repository_addresses(repository: str) -> RepositoryAddresses:
    """Return where the project at this address takes a file for its branch ``main``."""
    base = repository.rstrip("/")
    if on_github(repository):
        return RepositoryAddresses(f"{base}/new/main?filename=", "&value=", f"{base}/edit/main/")
    return RepositoryAddresses(f"{base}/-/new/main?file_name=", "&content=", f"{base}/-/edit/main/")


def sections(vocabulary: Vocabulary) -> Mapping[str, list[KeyField]]:
    """Return the texts of a card by the section of the form that asks for them."""
    fields = {field.key: field for field in text_fields(vocabulary)}
    named = {key for keys in SECTIONS.values() for key in keys}
    found = {section: [fields[key] for key in keys] for section, keys in SECTIONS.items()}
    found[LAST] += [field for key, field in fields.items() if key not in named]
    return found


def case_fields() -> Mapping[str, int]:
    """Return the longest text that each key of a case may hold; what happened is ``text``."""
    schema = OwnCase.model_json_schema()
    teller, role = schema["$defs"]["Teller"]["properties"], schema["$defs"]["Role"]["additionalProperties"]
    name = teller["name"]["maxLength"]
    return {
        "where": Told.model_json_schema()["properties"]["where"]["maxLength"],
        "name": name,
        "role": role["maxLength"],
        "text": schema["additionalProperties"]["maxLength"],
    }


def most_citations_by_kinds() -> Mapping[str, list[int]]:
    """Return how many passages fit on the paper of a card that rests on one kind of source, on two, and so on."""
    counts = range(1, len(SourceKind) + 1)
    return {
        "alone": [most_citations(kinds, has_case=False) for kinds in counts],
        "beside_a_case": [most_citations(kinds, has_case=True) for kinds in counts],
    }


def related(catalog: Catalog) -> Mapping[str, Any]:
    """Return to how many cards a new one is related at least, and one that is there; and by which each one is named."""
    cards = len(catalog.cards)
    return {
        "fewest": {"new": fewest_related(cards + 1), "improved": fewest_related(cards)},
        "named_by": {slug: catalog.naming(slug) for slug in catalog.cards},
    }


def key_order(vocabulary: Vocabulary, languages: tuple[str, ...]) -> list[str]:
    """Return the keys of a card in the order of our cards."""
    return [*(field.key for field in card_fields(vocabulary)), *languages]


def script_uri(slug: Slug) -> str:
    """Return the address, on the whole site, of the script with the card `slug` as data."""
    return f"form/{slug}.js"


def card_values(catalog: Catalog, slug: Slug) -> dict[str, Any]:
    """Return the keys of the card `slug` with their values, as in its file."""
    return catalog.cards[slug].model_dump(mode="json", exclude_unset=True, exclude_none=True)


def card_script(catalog: Catalog, slug: Slug) -> str:
    """Return the script that hands the card `slug` to the form: its values, and the lines of its file."""
    given = (slug, card_values(catalog, slug), catalog.lines[slug])
    return f"addCard({', '.join(json.dumps(part, ensure_ascii=False) for part in given)});\n"


@dataclass(frozen=True)
class Known:
    """What the page knows beside its HTML."""

    data: dict[str, Any]
    """For its scripts."""

    paper: Mapping[str, Markup]
    """The handout and the short form of the prototype, by the names of their pieces."""


def known(renderer: Renderer) -> Known:
    """Return what the page knows: all that hangs on no card's words is kept, and the titles follow."""
    kept = json.loads(renderer.made("what new.html knows of no card", partial(_of_no_card, renderer)))
    cards, languages = renderer.catalog.cards.values(), renderer.catalog.languages
    titles = {code: [text.texts[code].title for text in cards if code in text.texts] for code in languages}
    paper = {name: Markup(html) for name, html in kept["paper"].items()}  # noqa: S704 - rendered with autoescape
    return Known(kept["data"] | {"titles": titles}, paper)


def _of_no_card(renderer: Renderer) -> str:
    drawn = prototype(renderer)
    return json.dumps({"data": _data(renderer, drawn), "paper": {"handout": drawn.handout(PROTOTYPE), "short": drawn.short(PROTOTYPE)}})


def _data(renderer: Renderer, drawn: Renderer) -> dict[str, Any]:
    catalog, language = renderer.catalog, renderer.language
    vocabulary, repository = catalog.vocabulary, renderer.editors.repository
    fields = [*card_fields(vocabulary), *text_fields(vocabulary)]
    return {
        "locale": language.web_locale,
        "language": language.code,
        "languages": list(_languages(renderer)),
        "root": "../" if language.root else "./",
        "language_names": {code: name_of(code, language) for code in catalog.languages},
        "head": modeline(CARD, PRACTICES),
        "folder": PRACTICES,
        "fields": {field.key: asdict(field) for field in fields},
        "texts": [field.key for field in text_fields(vocabulary)],
        "plain": [field.key for field in card_fields(vocabulary) if field.key not in NOT_PLAIN],
        "facets": {name: facet.several for name, facet in vocabulary.facets.items()},
        "order": key_order(vocabulary, tuple(catalog.languages)),
        "text_order": list(CardText.model_fields),
        "case": case_fields(),
        "reason": longest_text(Reason),
        "days": {"when": OwnCase.model_json_schema()["properties"]["when"]["pattern"], "earliest": EARLIEST},
        "running": RUNNING_TEXTS,
        "room": room(catalog),
        "undivided": UNDIVIDED,
        "minutes": renderer.messages["form"]["labels"]["minutes"],
        "most_citations": most_citations_by_kinds(),
        "kinds": {slug: source.kind for slug, source in catalog.sources.items()},
        "slug": {"form": SLUG_PATTERN.pattern, "longest": LONGEST_SLUG, "example": EXAMPLE_OF_A_NAME, "reserved": sorted(RESERVED)},
        "cards": list(catalog.cards),
        "taken": [*catalog.cards, *catalog.moved],
        "titles": {},
        "related": related(catalog),
        "sentence": {"end": END.pattern, "most": MOST_WORDS},
        "repository": asdict(repository_addresses(repository)) if repository else None,
        "mail": renderer.editors.mail or "",
        "longest_address": LONGEST_ADDRESS,
        "words_beyond": BEYOND,
        "said": sentences(language.code),
        "words": renderer.messages["form"]["script"],
        "paper": {
            "facts": list(vocabulary.facets_on("card")),
            "month": renderer.month_or_day(MONTH),
            "day": renderer.day(DAY),
            "minutes": str(MINUTES),
            "minutes_of_a_step": str(MINUTES_OF_A_STEP),
            "effort": {key: renderer.messages["card"][key] for key in ("hours", "effort_monthly", "effort_once")},
            "minutes_of_the_first": str(MINUTES_OF_THE_FIRST),
            "groups_of": renderer.messages["card"]["groups_of"],
            "material": renderer.messages["card"]["material"],
            "per": renderer.messages["per"],
            "slug": PROTOTYPE,
            "revisions": _revisions(drawn),
            "origins": renderer.messages["origin"],
            "draft": renderer.messages["form"]["draft"],
        },
    }


def _languages(renderer: Renderer) -> Iterator[str]:
    """Yield the languages that cards are written in, that of the page first."""
    yield renderer.language.code
    yield from (code for code in renderer.catalog.languages if code != renderer.language.code)


def _revisions(drawn: Renderer) -> list[str]:
    """Return what the prototype's paper says of its printing, in which a draft has no part."""
    printed, words = drawn.printed_card(PROTOTYPE), drawn.messages["card"]["revision"]
    return [words.format(revision=revision.stamp) for revision in printed.revisions.values()]


# --- the prototype ----------------------------------------------------------------------------------------------------

PROTOTYPE = "prototype-of-a-card"


def token(key: str) -> str:
    """Return what stands on the prototype's paper where the text `key` will be."""
    return f"⟦{key}⟧"


def prototype(renderer: Renderer) -> Renderer:
    """Return a renderer whose catalog holds one card, with a token for each text, and a passage of each kind of source."""
    catalog = renderer.catalog
    vocabulary = catalog.vocabulary
    values: dict[str, Any] = {"theme": next(iter(vocabulary.themes)), "minutes": MINUTES, "reviewed": DAY}
    values["first_step_minutes"] = MINUTES_OF_THE_FIRST
    values["effort"] = {"leader": 0, "others": 0}
    values["materials"] = [{"per": "room", renderer.language.code: token("materials")}]
    for name, facet in vocabulary.facets.items():
        value = next(iter(facet.values))
        values[name] = [value] if facet.several else value
    code = renderer.language.code
    text = {field.key: _placeholder(field) for field in text_fields(vocabulary)}
    case = {"told_by": {"role": {code: token("teller")}}, "where": token("where"), "when": MONTH, "agreed": DAY, code: token("case")}
    card = card_model(vocabulary).model_validate({**values, "case": case, code: text})
    citations = tuple(_a_passage_of_each_kind(catalog))
    card = card.model_copy(update={"evidence": citations, "against": citations, "background": citations})
    return Renderer(replace(catalog, cards={PROTOTYPE: card}, today=DAY), renderer.language, bytecode=renderer.bytecode)


def _placeholder(field: KeyField) -> Any:
    """Return what stands on the prototype for the text `field`: its token, in each item of a list."""
    item: Any = token(field.key)
    if field.parts:
        item = {part.key: MINUTES_OF_A_STEP if part.numbers else token(field.key) for part in field.parts}
    return item if field.fewest is None else [item] * max(field.fewest, 1)


def _a_passage_of_each_kind(catalog: Catalog) -> Iterator[str]:
    seen = set()
    for slug, source in catalog.sources.items():
        if source.kind not in seen and source.passages:
            seen.add(source.kind)
            yield f"{slug}/{next(iter(source.passages))}"
