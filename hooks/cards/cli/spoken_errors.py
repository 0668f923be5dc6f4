"""What is told of a command that was not called as it can be: ``misuse`` in ``problems/LANGUAGE.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import IO, Any

import click

from cards.content.problem import Said, named, quoted, said
from cards.content.wording import Wording


class Misuse(click.UsageError):
    """What is wrong with how a command was called, as one of our own sentences."""

    def __init__(self, wrong: Said, ctx: click.Context | None) -> None:
        """Say `wrong` of the command of `ctx`."""
        super().__init__(wrong.key, ctx)
        self.wrong = wrong


class ExistingPath(click.Path):
    """A file or folder that is there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """Return the path; raises Misuse where there is nothing."""
        if not Path(value).exists():
            raise Misuse(said("no-such-path", typed=quoted(value)), ctx)
        return super().convert(value, param, ctx)


class SpokenError(click.ClickException):
    """What ends a command, in the language that it speaks."""

    def __init__(self, error: click.ClickException, words: Wording) -> None:
        """Say in `words` what `error` says."""
        wrong = _wrong(error)
        super().__init__(error.format_message() if wrong is None else words.sentence("misuse", wrong.key, **dict(wrong.values)))
        self.exit_code = error.exit_code  # type: ignore[misc] # Click reads it from whatever ends the program
        self._words = words
        self._command = error.ctx if isinstance(error, click.UsageError) else None

    def show(self, file: IO[Any] | None = None) -> None:
        """Print how the command is called, where that helps, and what is wrong."""
        if self._command is not None:
            ask = named(f"{self._command.command_path} --help")
            click.echo(f"{self._command.get_usage()}\n{self._words.sentence('misuse', 'hint', ask=ask)}\n", file, err=True)
        click.echo(f"{self._words.sentence('misuse', 'heading')} {self.message}", file, err=True)


def _wrong(error: click.ClickException) -> Said | None:
    """Return what is wrong with how the command was called; nothing where the error says that in our words."""
    match error:
        case Misuse():
            wrong = error.wrong
        case click.NoSuchOption():
            wrong = _unknown("option", error.option_name, error.possibilities)
        case click.NoSuchCommand():
            wrong = _unknown("command", error.command_name, error.possibilities)
        case click.MissingParameter(param=click.Parameter() as parameter):
            wrong = said("lacking", what=_called(parameter))
        case click.BadParameter(param=click.Parameter(type=click.Choice() as choice) as parameter):
            wrong = said("no-choice", what=_called(parameter), list=tuple(map(str, choice.choices)))
        case click.BadOptionUsage():
            wrong = said("nothing-behind", what=quoted(error.option_name))
        case _:
            return said("too-much") if type(error) is click.UsageError else None
    return wrong


def _unknown(what: str, typed: str, likely: list[str] | None) -> Said:
    if likely:
        return said(f"no-{what}-but", typed=quoted(typed), likely=quoted(likely[0]))
    return said(f"no-{what}", typed=quoted(typed))


def _called(parameter: click.Parameter) -> str:
    return quoted(parameter.opts[0] if isinstance(parameter, click.Option) else parameter.metavar or str(parameter.name).upper())
