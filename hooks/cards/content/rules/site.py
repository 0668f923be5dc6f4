"""What makes a site a company's own is there: its texts are in languages of the site, and its logo is a file of the project."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from cards.content.did_you_mean import did_you_mean
from cards.content.problem import Problem, quoted, said
from cards.content.project import Project


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every text in a language that the site does not have, and for a logo that is not there."""
    settings = project.site.value
    for key in ("name", "imprint"):
        text = getattr(settings, key)
        for code in text.texts if text else ():
            if code not in project.languages:
                wrong = said("not-of-the-site", language=quoted(code))
                yield project.site.key_problem((key, code), "unknown-key", wrong, did_you_mean(code, project.languages))
    if settings.logo is not None:
        file = PurePosixPath(settings.logo)
        if file.is_absolute() or ".." in file.parts or not (project.root / file).is_file():
            wrong = said("no-file-of-project", file=quoted(settings.logo))
            yield project.site.problem(("logo",), "missing-file", wrong, said("name-a-file"))
