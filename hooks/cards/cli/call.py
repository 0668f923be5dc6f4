"""What all commands share: the project they are about, and the language they speak."""

from __future__ import annotations

import sys
from dataclasses import dataclass, replace
from io import TextIOWrapper
from pathlib import Path

import click

from cards.cli.spoken_errors import ExistingPath
from cards.cli.spoken_help import SpokenGroup
from cards.content.calendar import VARIABLE, NoMomentError, today
from cards.content.problem import Filling, named
from cards.content.wording import Wording, language_of_system, languages, wording


class RefusedCall(click.UsageError):
    """What was asked for cannot be done; a question in the terminal is asked again."""


@dataclass(frozen=True)
class Call:
    """What every command is told."""

    root: Path
    """The project's folder."""

    wording: Wording
    """How problems are told, and how the command speaks."""

    def say(self, key: str, **values: Filling) -> str:
        """Return the sentence `key` of those that commands say."""
        return self.wording.sentence("commands", key, **values)

    def tell(self, key: str, **values: Filling) -> None:
        """Print the sentence `key`."""
        click.echo(self.say(key, **values))

    def warn(self, key: str, **values: Filling) -> None:
        """Print the sentence `key` beside what the command gives."""
        click.echo(self.say(key, **values), err=True)

    def failure(self, key: str, **values: Filling) -> click.ClickException:
        """Return what ends a command that was not called as it can be, with the sentence `key`."""
        return RefusedCall(self.say(key, **values))

    def stopped(self, key: str, **values: Filling) -> click.ClickException:
        """Return what ends a command that cannot go on, with the sentence `key`."""
        return click.ClickException(self.say(key, **values))


def _speak(context: click.Context, parameter: click.Parameter, code: str | None) -> None:
    if code is not None:
        context.obj = replace(context.obj, wording=wording(code))


in_a_language = click.option("--lang", type=click.Choice(languages()), callback=_speak, expose_value=False)
"""The option with which each command can be told its language too, and not only the program."""


MODULES = ("checking", "publishing", "authoring", "schemas", "searching", "serving")
"""The modules of this folder with the commands: first those of the commands that are called most, for what comes behind is not imported."""


@click.group(cls=SpokenGroup, modules=[f"cards.cli.{name}" for name in MODULES])
@click.option("--root", type=ExistingPath(path_type=Path, file_okay=False), default=Path())
@click.option("--lang", type=click.Choice(languages()), default=language_of_system, is_eager=True)
@click.pass_context
def main(context: click.Context, root: Path, lang: str) -> None:
    """Check practice cards, write them, and build the site."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a console or a pipe that lacks a character still shows the problem
    call = Call(root.resolve(), wording(lang))
    try:
        today()
    except NoMomentError:
        raise call.stopped("no-moment", variable=named(VARIABLE)) from None
    context.obj = call
