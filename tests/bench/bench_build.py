"""A build takes no longer than plain MkDocs and Material given the same pages as ready Markdown, and grows no faster than the cards."""

from __future__ import annotations

import sys
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from shutil import rmtree

import pytest
from cards.content.remembered import FOLDER
from pytest_benchmark.fixture import BenchmarkFixture

from tests.bench.conftest import ProjectOf, Record
from tests.bench.measuring import Run, run
from tests.bench.plain_site import write_plain_site
from tests.fixture_project import change

SIZES = (50, 500, 4_000)
ROUNDS = {50: 5, 500: 5, 4_000: 1}
KINDS = ("ours", "plain")

AGAINST_PLAIN = {50: 0.95, 500: 0.55, 4_000: 0.3}
MEMORY_AGAINST_PLAIN = 1.1
AS_IT_WAS, ONE_OF_FIVE_HUNDRED = 0.35, 0.45
"""How much of the work of the first build is left when nothing has changed since, and when the words of one card have."""

ONE_OF_A_THOUSAND = 0.6
"""How much of the work of the first check is left when one card has changed since."""

AGAIN = 5
"""How often what changes is built and checked, for the spread."""

WORK = "seconds that processors worked"

GROWTH = 9
"""How much more work 4,000 cards may be than 500: eight times as many, and a little for what grows with their number."""

BOTH_AGAINST_ONE = 1.3
"""How much longer both languages may take than one alone: they are built side by side."""


@dataclass
class Builds:
    """Builds both languages, our way or the plain one, and remembers the runs of each."""

    many_cards: ProjectOf
    environment: dict[str, str]
    config: Path
    runs: dict[tuple[str, int], list[Run]] = field(default_factory=lambda: defaultdict(list))

    def ours(self, size: int) -> Run:
        """Build all cards anew, with a program that has been at work before."""
        return self._kept("ours", size, self._anew(size, "mkdocs.yml"))

    def ours_again(self, size: int) -> Run:
        """Build what has changed since the last build."""
        return self._mkdocs(size, "mkdocs.yml")

    def dutch_alone(self, size: int) -> Run:
        return self._kept("dutch_alone", size, self._anew(size, "mkdocs.nl.yml"))

    def plain(self, size: int) -> Run:
        """Build each language as a plain site, side by side as ours are."""
        commands = [[*MKDOCS, "--config-file", str(folder / "mkdocs.yml")] for folder in self.plain_projects(size)]
        return self._kept("plain", size, run(*commands, folder=self.many_cards(size), environment=self.environment))

    def plain_projects(self, size: int) -> list[Path]:
        """Return the folders of the plain sites, written from ours the first time."""
        project = self.many_cards(size)
        plain = [project / "plain" / language for language in ("en", "nl")]
        if not project.joinpath("plain").exists():
            self.quickest("ours", size)
            for folder, built in zip(plain, (project / "site", project / "site" / "nl"), strict=True):
                write_plain_site(built, self.config, folder)
        return plain

    def quickest(self, kind: str, size: int) -> Run:
        """Return the quickest run so far; there is one when this has been called."""
        if not self.runs[kind, size]:
            getattr(self, kind)(size)
        return min(self.runs[kind, size])

    def _anew(self, size: int, config: str) -> Run:
        for kept in MADE_OF_CARDS:
            for file in self.many_cards(size).glob(f"{FOLDER}/{kept}-*"):
                file.unlink()
        return self._mkdocs(size, config)

    def _mkdocs(self, size: int, config: str) -> Run:
        return run([*MKDOCS, "--config-file", config], folder=self.many_cards(size), environment=self.environment)

    def _kept(self, kind: str, size: int, took: Run) -> Run:
        self.runs[kind, size].append(took)
        return took


MADE_OF_CARDS = ("texts", "search")
"""What a build finds of an earlier one that hangs on the cards."""

MKDOCS = [sys.executable, "-m", "mkdocs", "build", "--quiet"]


@pytest.fixture(scope="session")
def builds(many_cards: ProjectOf, environment: dict[str, str], root: Path) -> Builds:
    return Builds(many_cards, environment, root / "mkdocs.yml")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_build_of_both_languages(kind: str, size: int, builds: Builds, benchmark: BenchmarkFixture) -> None:
    benchmark.group = f"a build of {size:,} cards in both languages"
    if kind == "plain":
        builds.plain_projects(size)
    benchmark.pedantic(getattr(builds, kind), args=(size,), rounds=ROUNDS[size])
    benchmark.extra_info["megabytes"] = round(builds.quickest(kind, size).megabytes)


def test_a_build_of_one_language(builds: Builds, benchmark: BenchmarkFixture) -> None:
    benchmark.group = "a build of 500 cards in Dutch alone"
    benchmark.pedantic(builds.dutch_alone, args=(500,), rounds=ROUNDS[500])


@pytest.mark.parametrize("size", SIZES)
def test_a_build_takes_less_work_than_a_plain_one(size: int, builds: Builds, record: Record) -> None:
    ours, plain = builds.quickest("ours", size), builds.quickest("plain", size)
    print(
        f"\n{size:,} cards: {ours.seconds:.1f} s against {plain.seconds:.1f} s, of work {ours.busy:.1f} s against {plain.busy:.1f} s, "
        f"{ours.megabytes:.0f} MB against {plain.megabytes:.0f} MB"
    )
    for name, kind in (("", "ours"), (", plain MkDocs and Material", "plain")):
        runs = builds.runs[kind, size]
        record(f"build of {size:,} cards, both languages{name}", WORK, [run.busy for run in runs])
        record(f"build of {size:,} cards, memory of the largest process{name}", "MB", [run.megabytes for run in runs])
    assert ours.busy / plain.busy <= AGAINST_PLAIN[size]
    if size > SIZES[0]:  # of few cards, most of the memory is that of the program
        assert ours.megabytes / plain.megabytes <= MEMORY_AGAINST_PLAIN


def test_a_build_grows_no_faster_than_the_cards(builds: Builds) -> None:
    assert (growth := builds.quickest("ours", 4_000).busy / builds.quickest("ours", 500).busy) <= GROWTH, growth


def test_the_languages_are_built_side_by_side(builds: Builds) -> None:
    assert (longer := builds.quickest("ours", 500).seconds / builds.quickest("dutch_alone", 500).seconds) <= BOTH_AGAINST_ONE, longer


def test_a_second_build_makes_anew_what_has_changed(builds: Builds, many_cards: ProjectOf, record: Record) -> None:
    project = many_cards(500)
    unchanged, changed = [], []
    for _ in range(AGAIN):
        first = builds.ours(500).busy
        unchanged.append(builds.ours_again(500).busy / first)
        change(project / "practices" / "variation-7.yml", "  title: ", "  title: O ")
        changed.append(builds.ours_again(500).busy / first)
    record("build of 500 cards when nothing has changed", "of a first build", unchanged)
    record("build of 500 cards when a title has changed", "of a first build", changed)
    assert min(unchanged) <= AS_IT_WAS
    assert min(changed) <= ONE_OF_FIVE_HUNDRED


def test_a_second_check_of_a_thousand_cards_looks_at_what_has_changed(
    many_cards: ProjectOf, environment: dict[str, str], record: Record
) -> None:
    command = [str(Path(sys.executable).with_name("cards")), "check"]
    project = many_cards(1_000)
    card = project / "practices" / "variation-7.yml"
    first, unchanged, changed = [], [], []
    for _ in range(AGAIN):
        rmtree(project / FOLDER, ignore_errors=True)
        first.append(run(command, folder=project, environment=environment))
        unchanged.append(run(command, folder=project, environment=environment))
        change(card, "  title: ", "  title: O ")
        changed.append(run(command, folder=project, environment=environment))
    for name, runs in (("", first), (", nothing changed", unchanged), (", one card changed", changed)):
        record(f"check of 1,000 cards{name}", WORK, [one.busy for one in runs])
    assert min(one.busy for one in first) <= 3.0
    assert min(one.busy for one in changed) / min(one.busy for one in first) <= ONE_OF_A_THOUSAND
