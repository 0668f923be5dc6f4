"""The commands that write: a new card or source, files put in order, a card renamed or removed, the list of addresses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from cards.authoring import changes
from cards.authoring.address_list import answering, with_addresses
from cards.authoring.changes import Changes, Refused
from cards.authoring.fix import Order, fixed
from cards.authoring.remove import remove as remove_card
from cards.authoring.rename import rename as rename_card
from cards.authoring.schemas import fresh_names
from cards.cli.call import Call, in_a_language, main
from cards.content import catalog
from cards.content.fields import card_fields, text_fields
from cards.content.problem import Problem, named
from cards.content.project import EDITORIAL, LITTER, PRACTICES, SEEDS, read, read_vocabulary
from cards.content.reports import as_text


@main.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@in_a_language
@click.pass_obj
def fix(call: Call, paths: tuple[Path, ...]) -> None:
    """Put files in order where that cannot change what they say."""
    vocabulary = read_vocabulary(call.root)
    if isinstance(vocabulary, list):
        raise click.ClickException(as_text(vocabulary, call.wording))
    languages, entry = vocabulary
    of_a_text = [field.key for field in text_fields(entry.value)]
    keys = changes.keys(call.root)
    of_a_card: Order = {(): [*(field.key for field in card_fields(entry.value)), *languages], **{(code,): of_a_text for code in languages}}
    changed = 0
    for file in _files(call.root, paths):
        before = file.read_bytes()
        try:
            text = before.decode("utf-8-sig")
        except UnicodeDecodeError:  # `cards check` says what to do about it
            continue
        is_card = file.parent.name == PRACTICES and file.name not in EDITORIAL
        after = fixed(file.name, text, keys, of_a_card if is_card else {})
        if after.encode() != before:
            changes.write({file: after})
            call.tell("fixed", file=named(_shown(call, file)))
            changed += 1
    call.tell("fixed-files", n=changed)


@main.command()
@click.argument("old")
@click.argument("new")
@in_a_language
@click.pass_obj
def rename(call: Call, old: str, new: str) -> None:
    """Give the card OLD the name NEW, wherever it is named; its old address goes on to lead to it."""
    _carry_out(call, lambda: rename_card(call.root, _slug(old), _slug(new)))


@main.command()
@click.argument("slug")
@click.option("--instead", metavar="CARD")
@in_a_language
@click.pass_obj
def remove(call: Call, slug: str, instead: str | None) -> None:
    """Remove a card, wherever it is named; its address goes on to lead to another one, or to the catalogue."""
    _carry_out(call, lambda: remove_card(call.root, _slug(slug), instead and _slug(instead)))


@main.command()
@in_a_language
@click.pass_obj
def addresses(call: Call) -> None:
    """Write down every address there is, so that none is ever lost."""
    loaded, _ = read(call.root)
    if loaded is not None:
        _carry_out(call, lambda: with_addresses(call.root, answering(loaded)))


def _carry_out(call: Call, wanted: Callable[[], Changes]) -> None:
    """Write what is wanted, name each file, and tell what is to be done by hand: problems that were not there before."""
    before = _problems(call.root)
    try:
        made = wanted()
    except Refused as refused:
        raise call.failure(refused.why.key, **dict(refused.why.values)) from None
    changes.write(made)
    changes.write(fresh_names(call.root))
    for file, text in sorted(made.items()):
        call.tell("file-removed" if text is None else "file-written", file=named(_shown(call, file)))
    known = {(problem.path, problem.wrong) for problem in before}
    if left := [problem for problem in _problems(call.root) if (problem.path, problem.wrong) not in known]:
        call.tell("left-to-do", n=len(left))
        click.echo(as_text(left, call.wording))


def _problems(root: Path) -> list[Problem]:
    loaded = catalog.load(root)
    return loaded if isinstance(loaded, list) else []


def _files(root: Path, paths: tuple[Path, ...]) -> list[Path]:
    folders = [root / PRACTICES, root / SEEDS]
    wanted = [path.resolve() for path in paths] or folders
    files = [file for folder in folders for file in sorted(folder.glob("*.yml")) if file.is_file()]
    return [
        file for file in files if any(file.is_relative_to(path) for path in wanted) and not any(file.match(pattern) for pattern in LITTER)
    ]


def _slug(name: str) -> str:
    """Return the name of a card as it is meant: also told as a file."""
    return Path(name).name.removesuffix(".yml")


def _shown(call: Call, file: Path) -> str:
    return file.relative_to(call.root).as_posix()
