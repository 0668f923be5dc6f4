"""Who says a thing belongs to it: each passage names one of its source's speakers, and each speaker says something."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.problem import Problem
from cards.content.project import Project
from cards.content.validation import did_you_mean


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every unknown speaker of a source; once there is none, for every silent one."""
    for entry in project.sources.values():
        source = entry.value
        for slug, passage in source.passages.items():
            if passage.speaker not in source.speakers:
                hint = did_you_mean(passage.speaker, source.speakers)
                yield entry.problem(
                    ("passages", slug, "speaker"), "unknown-speaker", f"`{passage.speaker}` is not one of the `speakers`", hint
                )
        speaking = {passage.speaker for passage in source.passages.values()}
        if not speaking <= set(source.speakers):
            continue
        for speaker in source.speakers:
            if speaker not in speaking:
                hint = "Add what the speaker says as a passage, or remove the speaker."
                yield entry.key_problem(("speakers", speaker), "silent-speaker", f"no passage is told by `{speaker}`", hint)
