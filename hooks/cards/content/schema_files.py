"""The files of the JSON Schemas: one for each kind of file, and one with the names of the cards and passages there are."""

from __future__ import annotations

import json
from collections.abc import Mapping
from posixpath import relpath

from cards.content.card import Card
from cards.content.json_schema import DIALECT, NAMES, Node, schemas
from cards.content.key_words import BELOW, BESIDE, KeyWords
from cards.content.languages import Languages
from cards.content.project import PRACTICES, SCHEMAS
from cards.content.schema import CITATION_PATTERN, LONGEST_SLUG, SLUG_PATTERN, Slug
from cards.content.sources import Source
from cards.content.vocabulary import Vocabulary


def schema_files(
    vocabulary: Vocabulary, languages: Languages, cards: Mapping[Slug, Card], sources: Mapping[Slug, Source]
) -> dict[str, Node]:
    """Return every schema by the name of its file, that of the names of `cards` and of the passages of `sources` among them."""
    return {**schemas(vocabulary, languages), NAMES: schema_of_names(vocabulary, languages, cards, sources)}


def alone(files: Mapping[str, Node], name: str) -> Node:
    """Return the schema in the file `name` with what it refers to in another, so that it needs none."""
    own: Node = json.loads(json.dumps(files[name]).replace(f'"{NAMES}#', '"#'))
    return {**own, "$defs": files[NAMES]["$defs"]}


def modeline(schema: str, folder: str) -> str:
    """Return the line by which a file in that folder of the project tells editors its schema; it is the first of the file."""
    return f"# yaml-language-server: $schema={relpath(f'{PRACTICES}/{SCHEMAS}', folder)}/{schema}"


def schema_text(schema: Node) -> str:
    """Return the text of a file that holds `schema`."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def schema_of_names(vocabulary: Vocabulary, languages: Languages, cards: Mapping[Slug, Card], sources: Mapping[Slug, Source]) -> Node:
    """Return the names of cards with their titles, and those of passages with their texts.

    A name that is not among them is none the less right when it is written as names are: the file may be older than the card. What has only
    been begun has no text yet.
    """
    say, order = KeyWords.of(vocabulary, languages), languages.values()
    begun = [slug for slug in sorted(cards) if cards[slug].texts]
    titles = {slug: BESIDE.join(dict.fromkeys(cards[slug].text(language).title for language in order)) for slug in begun}
    told = ((source, slug, passage) for source in sorted(sources) for slug, passage in sources[source].passages.items())
    passages = {f"{source}/{slug}": passage for source, slug, passage in told if passage.texts}
    texts = {name: BELOW.join(dict.fromkeys(passage.text(language) for language in order)) for name, passage in passages.items()}
    of_a_card = {"pattern": SLUG_PATTERN.pattern, "maxLength": LONGEST_SLUG, "patternErrorMessage": say.word("forms", "slug")}
    of_a_passage = {"pattern": CITATION_PATTERN.pattern, "patternErrorMessage": say.word("forms", "citation")}
    return {**DIALECT, "$defs": {"card": _one_of(titles, of_a_card), "passage": _one_of(texts, of_a_passage)}}


def _one_of(known: Mapping[str, str], form: Node) -> Node:
    # The form comes first: an editor tells what the first one has against a name that is none.
    return {"type": "string", "anyOf": [form, *({"const": name, "description": said} for name, said in known.items())]}
