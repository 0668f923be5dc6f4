"""The schemas that editors have: complete, in the languages of the project, and never stricter than our own validator."""

from __future__ import annotations

import copy
import re
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml
from cards.content import catalog, rules
from cards.content.card import CardText
from cards.content.catalog import Catalog
from cards.content.editorial import Disagreements, Leaders, Situations, Workshops
from cards.content.languages import Languages
from cards.content.problem import Problem
from cards.content.project import Entry, Project
from cards.content.reading import ModelOf, Parsed, read
from cards.content.schema_files import alone, schema_files
from cards.content.settings import SiteSettings
from cards.content.sources import Article, SourceKind
from cards.content.validation import validate
from cards.content.vocabulary import NEEDED_FACETS, Vocabulary, card_model
from cards.content.yaml import loader
from cards.content.yaml.loader import Document, ReadContent
from jsonschema import Draft202012Validator, FormatChecker
from pydantic import BaseModel

from tests.fixture_project import FIXTURE
from tests.parsed_once import parse_once
from tests.unit.rules import patch

RULES = Path(__file__).parent / "rules"
CASES = sorted(file.stem for file in RULES.glob("cases/*.yml"))

KEYWORDS = {
    *("$schema", "$defs", "$ref", "title", "description", "default", "type", "enum", "const", "anyOf", "if", "then", "else"),
    *("properties", "required", "additionalProperties", "propertyNames", "minProperties", "items", "minItems", "maxItems"),
    *("minLength", "maxLength", "pattern", "format", "minimum", "maximum", "multipleOf"),
    *("enumDescriptions", "patternErrorMessage"),
}
"""The words of JSON Schema 2020-12 that the schemas may be made of, and two of yaml-language-server's."""

Node = dict[str, Any]


@pytest.fixture(scope="module")
def files(cards: Catalog) -> Mapping[str, Node]:
    """The schemas of the fixture project."""
    return schema_files(cards.vocabulary, cards.languages, cards.cards, cards.sources)


def subschemas(node: Node, at: str = "") -> Iterator[tuple[str, Node]]:
    yield at, node
    for word in ("properties", "$defs"):
        for key, below in node.get(word, {}).items():
            yield from subschemas(below, f"{at}/{key}")
    for word in ("items", "additionalProperties", "propertyNames", "if", "then", "else"):
        if isinstance(below := node.get(word), dict):
            yield from subschemas(below, f"{at}/{word}")
    for below in node.get("anyOf", []):
        yield from subschemas(below, at)


def test_they_are_made_of_json_schema_2020_12(files: Mapping[str, Node]) -> None:
    for name, schema in files.items():
        Draft202012Validator.check_schema(schema)
        assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
        for at, node in subschemas(schema):
            assert set(node) <= KEYWORDS, (name, at)
            assert set(node.get("required", [])) <= set(node.get("properties", {})), (name, at)
            re.compile(node.get("pattern", ""))


def test_what_they_refer_to_is_there(files: Mapping[str, Node]) -> None:
    references = {node["$ref"] for schema in files.values() for _, node in subschemas(schema) if "$ref" in node}
    kinds = {f"{kind}.json" for kind in SourceKind}
    assert references == {f"names.json#/$defs/{name}" for name in files["names.json"]["$defs"]} | kinds


def test_every_key_has_a_name_and_says_what_it_is_for(files: Mapping[str, Node]) -> None:
    keys = [
        (f"{name}{at}/{key}", below) for name, schema in files.items() for at, node in subschemas(schema) for key, below in keys_of(node)
    ]
    assert len(keys) > 150
    assert [at for at, below in keys if not below.get("title") or not below.get("description", "").endswith(".")] == []


def keys_of(node: Node) -> list[tuple[str, Node]]:
    """Return the keys that stand in a file; a condition on one that is described elsewhere is none."""
    return [item for item in node.get("properties", {}).items() if set(item[1]) not in ({"type"}, {"const"})]


def test_keys_are_explained_in_the_language_they_stand_in(files: Mapping[str, Node]) -> None:
    card = files["card.json"]["properties"]
    assert card["en"]["properties"]["title"]["description"] == "What people remember it by. At most 60 characters."
    assert card["nl"]["properties"]["title"]["description"] == "Waar mensen de kaart aan herkennen. Hoogstens 60 tekens."
    assert card["nl"]["properties"]["steps"]["title"] == "Stappen"
    assert card["minutes"]["title"] == "Minutes · Minuten"
    assert card["minutes"]["description"] == "Length of the workshop exercise. 5 to 120.\n\nDuur van de oefening. 5 tot 120."


def test_the_words_of_the_vocabulary_are_offered_with_their_meanings(files: Mapping[str, Node], cards: Catalog) -> None:
    card = files["card.json"]["properties"]
    assert card["theme"]["enum"] == list(cards.vocabulary.themes)
    for name, facet in cards.vocabulary.facets.items():
        choice = card[name].get("items", card[name])
        assert choice["enum"] == list(facet.values)
        first, term = choice["enumDescriptions"][0], next(iter(facet.values.values()))
        assert all(text in first for text in (*term.name.texts.values(), *term.meaning.texts.values()))


def test_the_schema_of_a_card_knows_all_its_keys_and_no_other(files: Mapping[str, Node], cards: Catalog) -> None:
    schema = files["card.json"]
    assert set(schema["properties"]) == {*card_model(cards.vocabulary).model_fields, *cards.languages}
    assert list(schema["properties"]["en"]["properties"]) == list(CardText.model_fields)
    assert schema["additionalProperties"] is schema["properties"]["en"]["additionalProperties"] is False


def test_names_carry_titles_and_texts_and_new_ones_are_no_mistake(files: Mapping[str, Node], cards: Catalog) -> None:
    names = files["names.json"]["$defs"]
    assert [one["const"] for one in names["card"]["anyOf"][1:]] == sorted(cards.cards)
    title = cards.cards["glass-wall"].texts["nl"].title
    assert [title in one["description"] for one in names["card"]["anyOf"] if one.get("const") == "glass-wall"] == [True]
    assert Draft202012Validator(names["card"]).is_valid("a-card-of-tomorrow")
    assert not Draft202012Validator(names["card"]).is_valid("A card of tomorrow")


# --- against our own validator --------------------------------------------------------------------------------------


def checker(files: Mapping[str, Node], document: Document) -> Draft202012Validator:
    """Return what checks a file by its schema; a source that says an unknown kind is taken for an article."""
    folder, name = document.path.split("/")
    own = f"{name[1:-4]}.json" if name.startswith("_") else "card.json"
    kind = f"{document.value.get('kind')}.json"
    source = kind if kind in files else "article.json"
    return Draft202012Validator(alone(files, source if folder == "seeds" else own), format_checker=FormatChecker())


def of(project: Project) -> Mapping[str, Node]:
    cards = {slug: entry.value for slug, entry in project.cards.items()}
    sources = {slug: entry.value for slug, entry in project.sources.items()}
    return schema_files(project.vocabulary.value, project.languages, cards, sources)


def stripped(value: Any) -> Any:
    """Return `value` without the blanks around texts, which our validator takes away and an editor counts."""
    if isinstance(value, dict):
        return {key: stripped(part) for key, part in value.items()}
    return [stripped(part) for part in value] if isinstance(value, list) else value.strip() if isinstance(value, str) else value


def problem_paths(folder: Path) -> set[str]:
    """Return the files of the project in `folder` that something is wrong with."""
    project, problems = read(folder, parse_once)
    return {problem.path for problem in [*problems, *(rules.check_all(project) if project else [])]}


def test_what_they_refuse_in_the_cases_of_the_rules_is_a_problem(tmp_path: Path) -> None:
    base, _ = read(RULES / "base")
    assert base is not None
    of_the_base = of(base)
    refused = 0
    for case in CASES:
        parts = yaml.safe_load((RULES / "cases" / f"{case}.yml").read_text(encoding="utf-8"))
        for part in ("good", "bad"):
            folder = Path(shutil.copytree(RULES / "base", tmp_path / f"{case}-{part}"))
            patch.write(folder, parts[part], RULES / "base")
            paths = [path for path in parts[part] if path.count("/") == 1]
            readable = {path: found for path in paths if isinstance(found := loader.read(folder, folder / path).outcome, Document)}
            project = read(folder, parse_once)[0] if any("/_" in path for path in paths) else None
            files = of(project) if project else of_the_base
            stern = {path for path, document in readable.items() if not checker(files, document).is_valid(stripped(document.value))}
            refused += len(stern)
            assert not stern or stern <= problem_paths(folder), (case, part)
    assert refused > 10


MODELS: Mapping[str, type[BaseModel]] = {
    "_site": SiteSettings,
    "_vocabulary": Vocabulary,
    "_leaders": Leaders,
    "_disagreements": Disagreements,
    "_situations": Situations,
    "_workshops": Workshops,
}
FILES = ["practices/glass-wall.yml", "seeds/column.yml", *(f"practices/{name}.yml" for name in MODELS)]
OTHERS: list[Any] = [None, 3, 2.5, True, "", " ", "Some words", "x" * 700, [], ["x"], ["x"] * 60, {}, {"en": "x"}]
"""What is put in the place of something else."""


def spoilt(value: Any) -> Iterator[tuple[str, Any]]:
    """Yield `value` with one thing in it left out or in the place of another, and what that is."""
    for *above, last in places(value):
        for other in OTHERS:
            changed = copy.deepcopy(value)
            within(changed, above)[last] = other
            yield f"{[*above, last]} = {str(other)[:20]!r}", changed
        changed = copy.deepcopy(value)
        del within(changed, above)[last]
        yield f"{[*above, last]} left out", changed


def places(value: Any) -> Iterator[tuple[str | int, ...]]:
    """Yield the way to each key, and to the first item of each list."""
    below = value.items() if isinstance(value, dict) else list(enumerate(value))[:1] if isinstance(value, list) else ()
    for key, part in below:
        yield (key,)
        yield from ((key, *further) for further in places(part))


def within(value: Any, way: list[str | int]) -> Any:
    for key in way:
        value = value[key]
    return value


def shortened(value: Any) -> Any:
    """Return what a file of the fixture says, of the vocabulary what it needs at least: its entries are all alike."""
    if "facets" in value:
        facets = {name: {**facet, "values": dict([*facet["values"].items()][:1])} for name, facet in value["facets"].items()}
        return {"themes": dict([*value["themes"].items()][:1]), "facets": {name: facets[name] for name in NEEDED_FACETS}}
    return value


@pytest.mark.parametrize("path", FILES)
def test_what_they_refuse_of_a_spoilt_file_our_validator_refuses_too(path: str, files: Mapping[str, Node], cards: Catalog) -> None:
    model = Article if path.startswith("seeds") else MODELS.get(Path(path).stem, card_model(cards.vocabulary))
    original = loader.read(FIXTURE, FIXTURE / path).outcome
    assert isinstance(original, Document)
    schema = checker(files, original)
    assert schema.is_valid(original.value)
    refused = missed = 0
    for change, value in spoilt(shortened(original.value)):
        document = replace(original, content=ReadContent(value, original.values_at, original.keys_at))
        known = isinstance(validate(document, model, cards.languages), list)
        if not schema.is_valid(value):
            refused += 1
            assert known or problems_with(document), change
        else:
            missed += known
    assert refused > 10 * missed


def problems_with(document: Document) -> list[Problem]:
    """Return what is wrong with the fixture project if one of its files says what `document` does."""

    def parse(path: str, data: bytes, model: ModelOf[Any], languages: Languages | None) -> Parsed[Any]:
        if path != document.path:
            return parse_once(path, data, model, languages)
        value = validate(document, model if isinstance(model, type) else model(document.value), languages)
        return Parsed(None, value) if isinstance(value, list) else Parsed(Entry(Path(path).stem, document, value), [])

    loaded = catalog.load(FIXTURE, parse)
    return loaded if isinstance(loaded, list) else []
