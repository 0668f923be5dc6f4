"""A few mutations of every kind, made in the fixture project; `make fuzz` makes thousands, in the real one too."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest
import yaml
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

LIST = Path(__file__).parent.parent / "mutations" / "not_yet.yml"


def not_yet() -> set[str]:
    return set(yaml.safe_load(LIST.read_text(encoding="utf-8")) or ())


@pytest.fixture(scope="module")
def chosen() -> list[Mutation]:
    return every.chosen(places.read(FIXTURE), SEED, COUNT)


@pytest.fixture(scope="module")
def check(tmp_path_factory: pytest.TempPathFactory) -> Checker:
    return Checker(FIXTURE, tmp_path_factory.mktemp("mutations") / "project")


@pytest.fixture(scope="module")
def bad(chosen: list[Mutation], check: Checker) -> dict[str, list[Verdict]]:
    """What the check does not answer well, by kind."""
    by_kind = defaultdict(list)
    for mutation in chosen:
        if not (verdict := check(mutation)).good:
            by_kind[mutation.kind].append(verdict)
    return by_kind


def test_each_mistake_is_told_once_at_its_place_with_a_remedy(bad: dict[str, list[Verdict]], request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--renew"):
        comments = [line for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
        LIST.write_text("\n".join([*comments, *(f'- "{kind}"' for kind in sorted(bad)), ""]), encoding="utf-8")
        return
    told = [str(verdict) for kind, verdicts in bad.items() if kind not in not_yet() for verdict in verdicts]
    assert not told, f"{len(told)} mistakes are not answered well:\n\n" + "\n\n".join(told)


def test_what_is_not_yet_answered_well_is_still_so(bad: dict[str, list[Verdict]]) -> None:
    assert not_yet() <= set(bad), f"These are answered well now, and {LIST.name} need not name them"


def test_no_mistake_ends_in_a_traceback_or_a_hang(bad: dict[str, list[Verdict]]) -> None:
    worst = [str(verdict) for verdicts in bad.values() for verdict in verdicts if verdict.traceback or verdict.hang]
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
