"""An exercise takes the minutes that its card says, the same in every language, and a group has a size where there are small groups."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cards.content.card import Card
from cards.content.problem import Problem, named, said
from cards.content.project import Entry, Project

UNDIVIDED = ("pairs", "plenary")
"""Values of the facet ``group`` that say by themselves how many people work together."""


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every exercise whose minutes do not add up or differ, and every size of a group where there is none."""
    for entry in project.cards.values():
        texts = entry.value.texts
        if entry.lacks("minutes") or any(entry.lacks(code, "exercise") for code in texts):
            continue
        steps = {code: [step.minutes for step in text.exercise] for code, text in texts.items()}
        wrong = list(_sums(entry, steps))
        yield from wrong or _differences(entry, steps)
        yield from _size(entry)


def _sums(entry: Entry[Card], steps: Mapping[str, list[int]]) -> Iterator[Problem]:
    for code, minutes in steps.items():
        if minutes and (taken := sum(minutes)) != entry.value.minutes:
            wrong = said("minutes-do-not-add-up", taken=taken, minutes=entry.value.minutes)
            yield entry.key_problem((code, "exercise"), "wrong-sum", wrong, said("make-minutes-add-up", line=named(f"minutes: {taken}")))


def _differences(entry: Entry[Card], steps: Mapping[str, list[int]]) -> Iterator[Problem]:
    first = next(iter(steps), "")
    for code, minutes in steps.items():
        meant = steps[first]
        if minutes != meant and minutes and meant:
            shown = [", ".join(map(str, some)) for some in (minutes, meant)]
            wrong = said("other-minutes", these=shown[0], those=shown[1], language=named(f"{first}:"))
            yield entry.key_problem((code, "exercise"), "other-minutes", wrong, said("make-minutes-equal"))


def _size(entry: Entry[Card]) -> Iterator[Problem]:
    (group,) = entry.value.facets["group"]
    if entry.value.group_size is not None and group in UNDIVIDED:
        wrong = said("no-small-groups", group=named(f"group: {group}"))
        yield entry.key_problem(("group_size",), "no-small-groups", wrong, said("remove-size-or-choose-groups"))
