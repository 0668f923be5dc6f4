"""The verdicts on many mutations as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.mutations.judging import Verdict

FAULTS = ("traceback", "hang", "accepted", "refused", "wrong_line", "no_remedy", "several")
HEADS = ("tried", "traceback", "hang", "accepted", "refused", "wrong line", "no remedy", "several")


@dataclass(frozen=True)
class Bars:
    """What share of the mutations must be answered well; nothing may end in a traceback or hang."""

    right_line: float = 0.99
    remedy: float = 0.97
    one_problem: float = 0.97


def counted(verdicts: Sequence[Verdict]) -> tuple[int, ...]:
    """Return how many there are, and how many have each of the faults."""
    return (len(verdicts), *(sum(bool(getattr(verdict, fault)) for verdict in verdicts) for fault in FAULTS))


def table(verdicts: Iterable[Verdict]) -> str:
    """Return a line for each kind, the worst first, and one for all of them."""
    by_kind: dict[str, list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        by_kind[verdict.mutation.kind].append(verdict)
    every = [verdict for found in by_kind.values() for verdict in found]
    worst_first = sorted(by_kind.items(), key=lambda item: (-sum(not v.good for v in item[1]) / len(item[1]), item[0]))
    rows = [("kind", *HEADS), *((kind, *_row(found)) for kind, found in worst_first), ("all", *_row(every))]
    width = max(len(row[0]) for row in rows)
    return "\n".join(
        f"{row[0]:<{width}}  " + "  ".join(f"{cell:>{len(head)}}" for cell, head in zip(row[1:], HEADS, strict=True)) for row in rows
    )


def _row(verdicts: Sequence[Verdict]) -> list[str]:
    return [str(number or "") for number in counted(verdicts)]


def below(bars: Bars, verdicts: Sequence[Verdict]) -> list[str]:
    """Return which of `bars` the verdicts do not reach."""
    tried, traceback, hang, _, refused, wrong_line, no_remedy, several = counted(verdicts)
    shares = {
        f"right line, at least {bars.right_line:.0%}": (1 - (wrong_line + refused) / tried, bars.right_line),
        f"useful remedy, at least {bars.remedy:.0%}": (1 - (no_remedy + refused) / tried, bars.remedy),
        f"one problem for a mistake, at least {bars.one_problem:.0%}": (1 - several / tried, bars.one_problem),
    }
    missed = [f"{name}: {share:.2%}" for name, (share, bar) in shares.items() if share < bar]
    return [*([f"tracebacks: {traceback}"] if traceback else []), *([f"hangs: {hang}"] if hang else []), *missed]
