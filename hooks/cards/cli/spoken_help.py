"""The help of the commands, in the language that they are to speak: ``help`` and ``options`` in ``problems/LANGUAGE.yml``."""

from __future__ import annotations

import errno
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from typing import Any

import click

from cards.cli.spoken_errors import SpokenError
from cards.content.disk import told
from cards.content.refused import Refused
from cards.content.wording import Wording, language_of_system, wording


class _Formatter(click.HelpFormatter):
    def __init__(self, words: Wording, **settings: Any) -> None:
        super().__init__(**settings)
        self._words = words

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        super().write_usage(prog, args, prefix or f"{self._words.sentence('help_headings', 'usage')} ")

    def write_heading(self, heading: str) -> None:
        super().write_heading(self._words.sentence("help_headings", heading.lower()))


class _Context(click.Context):
    def make_formatter(self) -> click.HelpFormatter:
        return _Formatter(_words(self), width=self.terminal_width, max_width=self.max_content_width)


class SpokenCommand(click.Command):
    """A command whose help is in the language asked for."""

    context_class = _Context

    def get_help(self, ctx: click.Context) -> str:
        """Return the help in that language."""
        self.speak(_words(ctx))
        return super().get_help(ctx)

    def speak(self, words: Wording) -> None:
        """Take the words of the language `words` for the help of the command and its options."""
        self.help = self.short_help = words.sentence("help", str(self.name))
        for parameter in self.params:
            if isinstance(parameter, click.Option):
                parameter.help = words.sentence("options", str(parameter.opts[0]).lstrip("-"))

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """Return the option ``--help``, explained in that language."""
        option = super().get_help_option(ctx)
        if option is not None:
            option.help = _words(ctx).sentence("options", "help")
        return option


class SpokenGroup(SpokenCommand, click.Group):
    """A group of such commands, whose modules are imported until one has the command that is called."""

    command_class = SpokenCommand

    def __init__(self, *arguments: Any, modules: Sequence[str] = (), **settings: Any) -> None:
        """Find the commands in `modules`, in this order."""
        super().__init__(*arguments, **settings)
        self._modules = modules

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, if there is any."""
        for module in self._modules:
            if cmd_name in self.commands:
                break
            import_module(module)
        return super().get_command(ctx, cmd_name)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names of all commands."""
        self._import_all()
        return super().list_commands(ctx)

    def _import_all(self) -> None:
        for module in self._modules:
            import_module(module)

    def speak(self, words: Wording) -> None:
        """Take the words of the language `words` for the help of all its commands too."""
        super().speak(words)
        self._import_all()
        for command in self.commands.values():
            if isinstance(command, SpokenCommand):
                command.speak(words)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read what is asked for, and print the help where that is it."""
        with _told_in_a_sentence(ctx):
            return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with _told_in_a_sentence(ctx):
            return super().invoke(ctx)


@contextmanager
def _told_in_a_sentence(ctx: click.Context) -> Iterator[None]:
    """End the program with a sentence where it is called wrongly, where something is refused, or where a disk does not let it finish."""
    try:
        yield
    except Refused as refused:
        why = refused.why
    except click.ClickException as error:
        context = error.ctx if isinstance(error, click.UsageError) and error.ctx else ctx
        raise SpokenError(error, _words(context)) from None
    except OSError as error:
        if error.errno == errno.EPIPE:  # whoever read what is printed has read enough
            raise
        why = told(error)
    else:
        return
    raise SpokenError(click.ClickException(_words(ctx).sentence("commands", why.key, **dict(why.values))), _words(ctx))


def _words(context: click.Context) -> Wording:
    """Return the wording that was asked for before ``--help``, or else that of this computer."""
    told = context.find_root().params.get("lang")
    return context.obj.wording if context.obj is not None else wording(told or language_of_system())
