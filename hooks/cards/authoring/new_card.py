"""The text of a card that somebody is about to write."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from cards.content.fields import KeyField, card_fields, text_fields
from cards.content.json_schema import CARD
from cards.content.languages import Language
from cards.content.messages import Messages, load_messages
from cards.content.project import PRACTICES
from cards.content.schema import Citation, Slug
from cards.content.schema_files import modeline
from cards.content.unfinished import MARK
from cards.content.vocabulary import Term, Theme, Vocabulary

CASE = ("told_by", "where", "when", "agreed")
"""The keys of a case that need no translation."""


@dataclass(frozen=True)
class Beginning:
    """What is known of a card before it is written."""

    language: str
    """The language it is written in first."""

    today: date
    title: str = MARK
    evidence: tuple[Citation, ...] = ()
    """Passages that it rests on; without one, it tells a case of its own."""

    related: int = 0
    """To so many of the other cards it has to be related."""


def new_card(vocabulary: Vocabulary, language: Language, card: Beginning) -> str:
    """Return YAML with every key of a card, what is still to be written marked so, each below a comment in `language`.

    What may be left out is a comment itself.
    """
    words = load_messages(language.code)
    meanings = words["fields"] | {name: facet.meaning.text(language) for name, facet in vocabulary.facets.items()}
    choices = {"theme": _named(vocabulary.themes, language)}
    choices |= {name: _named(facet.values, language) for name, facet in vocabulary.facets.items()}
    given = {"reviewed": card.today.isoformat()}
    if card.evidence:
        given["evidence"] = f"[{', '.join(card.evidence)}]"
    if card.related:
        given["related"] = f"[{', '.join([MARK] * card.related)}]"
    lines = [modeline(CARD, PRACTICES)]
    for field in card_fields(vocabulary):
        meaning = f"{meanings[field.key]}; {choices[field.key]}" if field.values else meanings[field.key]
        tells_case = field.key == "case" and not card.evidence
        lines.append(_comment(replace(field, required=field.required or tells_case or field.key in given), meaning, words, ""))
        lines += _case(words, card.language) if tells_case else _value(field, given.get(field.key), "")
    lines.append(f"{card.language}:")
    for field in text_fields(vocabulary):
        lines.append(_comment(field, meanings[field.key], words, "  "))
        lines += _value(field, card.title if field.key == "title" else None, "  ")
    return "\n".join(lines) + "\n"


def _named(values: Mapping[Slug, Theme] | Mapping[Slug, Term], language: Language) -> str:
    """Return the words to choose from, each with what the site calls it where that is another word."""
    names = {slug: value.name.text(language) for slug, value in values.items()}
    return ", ".join(slug if slug.replace("-", " ") == name.lower() else f"{slug} ({name})" for slug, name in names.items())


def _case(words: Messages, language: str) -> Iterator[str]:
    meanings = words["keys"]["Told"]
    yield "case:"
    for key in CASE:
        yield f"  # {meanings[key]['meaning']}"
        yield f"  {key}: {{role: {{{language}: {MARK}}}}}" if key == "told_by" else f"  {key}: {MARK}"
    yield f"  # {words['new']['what_happened']}"
    yield f"  {language}: {MARK}"


def _comment(field: KeyField, meaning: str, words: Messages, indentation: str) -> str:
    # Above the key: a comment behind it would be taken for cut-off text once somebody writes before it.
    optional = [] if field.required else [words["new"]["optional"]]
    lines = ["; ".join([meaning, *_limits(field, words["field_table"]), *optional]), *(_of_part(part, words) for part in field.parts)]
    return "\n".join(f"{indentation}# {line}" for line in lines)


def _of_part(part: KeyField, words: Messages) -> str:
    meaning: str = words["keys"][part.part_of][part.key]["meaning"]
    return f"{part.key}: {'; '.join([meaning, *_limits(part, words['field_table'])])}"


def _value(field: KeyField, given: str | None, indentation: str) -> list[str]:
    if not field.required and given is None:
        return [f"{indentation}# {field.key}:"]
    if given is not None:
        return [f"{indentation}{field.key}: {given}"]
    if field.fewest is None:
        return [f"{indentation}{field.key}: {MARK}"]
    if field.parts:
        first, *others = (f"{part.key}: {MARK}" for part in field.parts)
        item = [f"{indentation}  - {first}", *(f"{indentation}    {other}" for other in others)]
        return [f"{indentation}{field.key}:", *item * field.fewest]
    if field.values:
        return [f"{indentation}{field.key}: [{MARK}]"]
    return [f"{indentation}{field.key}:", *[f"{indentation}  - {MARK}"] * max(field.fewest, 1)]


def _limits(field: KeyField, words: Messages) -> Iterator[str]:
    if field.most:
        yield words["items"].format(fewest=field.fewest, most=field.most) if field.fewest else words["items_to"].format(most=field.most)
    elif field.fewest:
        yield words["items_from"].format(fewest=field.fewest)
    if field.longest is not None:
        yield words["characters" if field.fewest is None else "characters_each"].format(n=field.longest)
    if field.numbers is not None:
        least, largest = field.numbers
        yield words["numbers"].format(least=least, largest=largest)
