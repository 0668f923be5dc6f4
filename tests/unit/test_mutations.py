"""A few mutations of every kind, made in the fixture project; `make fuzz` makes thousands, in the real one too."""

from __future__ import annotations

import pytest
from cards.content.reports import as_text
from cards.content.wording import wording

from tests.commands import cards_command
from tests.fixture_project import FIXTURE
from tests.mutations import places
from tests.mutations.judging import Checker, Verdict
from tests.mutations.kinds import every
from tests.mutations.mutation import Mutation

SEED = 1
COUNT = 300


@pytest.fixture(scope="module")
def chosen() -> list[Mutation]:
    return every.chosen(places.read(FIXTURE), SEED, COUNT)


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(FIXTURE, tmp_path_factory.mktemp("mutations") / "project")


@pytest.fixture(scope="module")
def bad(chosen: list[Mutation], check: Checker) -> list[Verdict]:
    """What the check does not answer well."""
    return [verdict for mutation in chosen if not (verdict := check(mutation)).good]


def test_each_mistake_is_told_once_at_its_place_with_a_remedy(bad: list[Verdict]) -> None:
    assert not bad, f"{len(bad)} mistakes are not answered well:\n\n" + "\n\n".join(map(str, bad))


def test_no_mistake_ends_in_a_traceback_or_a_hang(bad: list[Verdict]) -> None:
    worst = [str(verdict) for verdict in bad if verdict.traceback or verdict.hang]
    assert not worst, "\n\n".join(worst)


@pytest.mark.parametrize("kind", ["colon in a text", "card deleted"])
def test_the_command_says_what_is_judged_here(kind: str, chosen: list[Mutation], check: Checker, environment: dict[str, str]) -> None:
    mutation = next(mutation for mutation in chosen if mutation.kind == kind)
    check.make(mutation)
    answer = check.answer()
    assert isinstance(answer, list)
    said = cards_command(check.folder, environment, "--lang", "en", "check").stdout
    check.mend(mutation)
    assert said == as_text(answer, wording("en")) + "\n"
