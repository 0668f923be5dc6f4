"""What each kind of source is, and what a card makes of it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.evidence import Strength
from cards.content.json_schema import schemas, source_file
from cards.content.sources import MODELS, Article, Case, Interview, Research, Source, SourceKind, source_model

from tests.fixture_project import FIXTURE
from tests.languages import BY_CODE, EN
from tests.unit.rules import patch

HERE = Path(__file__).parent / "rules"
FILES = yaml.safe_load(HERE.joinpath("cases", "kinds-of-sources.yml").read_text(encoding="utf-8"))["good"]
OF_KINDS = {kind: yaml.safe_load(text) for kind, text in zip(("case", "interview", "research"), list(FILES.values())[-3:], strict=True)}
OF_KINDS["article"] = yaml.safe_load(FIXTURE.joinpath("seeds", "column.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def mixed(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    """The cards of the rules' base, with sources of every kind and a case that a card tells itself."""
    project = tmp_path_factory.mktemp("mixed")
    base = HERE / "base"
    untouched: dict[str, patch.Patch] = {file.relative_to(base).as_posix(): {} for file in base.rglob("*.yml")}
    patch.write(project, untouched | FILES, base)
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    return loaded


@pytest.mark.parametrize(
    ("kind", "model"),
    [
        ("article", Article),
        ("case", Case),
        ("interview", Interview),
        ("research", Research),
        ("Reserach", Research),
        ("book", Article),
        (3, Article),
    ],
)
def test_the_kind_says_what_a_source_is_and_a_slip_in_it_what_it_was_to_be(kind: object, model: type[Source]) -> None:
    assert source_model({"kind": kind}) is model


def test_a_source_that_names_no_kind_is_an_article() -> None:
    assert source_model({"title": "Anything"}) is Article


@pytest.mark.parametrize("kind", MODELS)
def test_the_schema_of_a_kind_takes_its_own_sources_and_none_of_another(kind: SourceKind, mixed: Catalog) -> None:
    schema = schemas(mixed.vocabulary, BY_CODE)[source_file(kind)]
    jsonschema.Draft202012Validator.check_schema(schema)
    taken = {name: jsonschema.Draft202012Validator(schema).is_valid(_as_json(source)) for name, source in OF_KINDS.items()}
    assert taken == {name: name == kind for name in OF_KINDS}


def _as_json(source: dict[str, Any]) -> Any:
    return json.loads(json.dumps(source, default=str))


def test_what_was_seen_here_comes_before_what_was_seen_elsewhere(mixed: Catalog) -> None:
    assert [group.kind for group in mixed.groups("glass-wall")] == ["case", "article", "interview"]
    assert [group.kind for group in mixed.groups("ask-why")] == ["case"]
    assert mixed.groups("ask-why")[0].case is not None


def test_a_case_counts_as_seen_where_it_happened(mixed: Catalog) -> None:
    assert mixed.strength("ask-why") == Strength((), 0, contested=False, here=("The workshop",))
    assert mixed.strength("ask-why").seen
    assert mixed.strength("glass-wall").here == ("Balie",)


def test_sources_are_counted_by_kind_with_the_cases_that_cards_tell(mixed: Catalog) -> None:
    assert mixed.kinds_of_sources == {"article": 2, "case": 2, "interview": 1, "research": 1}
    assert mixed.own_cases == ["ask-why"]


def test_each_kind_says_who_tells_a_passage_and_where_it_stands(mixed: Catalog) -> None:
    quiet, first, effect = mixed.cited(["desk/quiet", "talk/first", "study/effect"])
    assert (quiet.speaker.name, quiet.passage.place) == ("Ans", None)
    assert first.speaker.role is not None
    assert (first.speaker.role.text(EN), first.passage.place) == ("a customer", ("minute", 0))
    assert (effect.speaker.name, effect.passage.place) == ("A. Pane & B. Glass", ("page", 104))
