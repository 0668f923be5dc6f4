"""Who says a thing belongs to it: each passage names one of its source's speakers, and each speaker says something."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.did_you_mean import did_you_mean
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every unknown speaker of a source; once there is none, for every silent one."""
    for entry in project.articles:
        source = entry.value
        for slug, passage in source.passages.items():
            if passage.speaker not in source.speakers:
                wrong, remedy = said("no-speaker", speaker=quoted(passage.speaker)), did_you_mean(passage.speaker, source.speakers)
                yield entry.problem(("passages", slug, "speaker"), "unknown-speaker", wrong, remedy)
        speaking = {passage.speaker for passage in source.passages.values()}
        if not speaking <= set(source.speakers):
            continue
        for speaker in source.speakers:
            if speaker not in speaking:
                wrong = said("silent-speaker", speaker=quoted(speaker))
                yield entry.key_problem(("speakers", speaker), "silent-speaker", wrong, said("add-passage-or-remove-speaker"))
