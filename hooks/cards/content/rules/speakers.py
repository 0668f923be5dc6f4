"""Who says a thing belongs to it: each passage names one of its source's speakers, and each speaker says something."""

from __future__ import annotations

from collections.abc import Iterator

from cards.content.did_you_mean import Known
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project
from cards.content.sources import Article


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every unknown speaker of a source; once there is none, for every silent one."""
    for entry in project.articles:
        source = entry.value
        if entry.lacks("speakers"):
            continue
        for slug, passage in source.passages.items():
            if passage.speaker and passage.speaker not in source.speakers:
                wrong, named = said("no-speaker", speaker=quoted(passage.speaker)), _known(source)
                yield entry.unknown(("passages", slug, "speaker"), "unknown-speaker", wrong, passage.speaker, named)
        speaking = {passage.speaker for passage in source.passages.values()}
        if not speaking or not speaking <= set(source.speakers):
            continue
        for speaker in source.speakers:
            if speaker not in speaking:
                wrong = said("silent-speaker", speaker=quoted(speaker))
                yield entry.key_problem(("speakers", speaker), "silent-speaker", wrong, said("add-passage-or-remove-speaker"))


def _known(source: Article) -> Known:
    """Return the speakers of `source`, each by name."""
    return Known(tuple(source.speakers), tuple((speaker.name, slug) for slug, speaker in source.speakers.items() if speaker.name))
