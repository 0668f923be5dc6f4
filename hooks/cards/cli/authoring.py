"""The commands that write: a new card or source, files put in order, a card renamed or removed, the list of addresses."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from types import MappingProxyType

import click
import yaml

from cards.authoring import changes
from cards.authoring.address_list import answering, with_addresses
from cards.authoring.changes import Changes, Refused
from cards.authoring.fix import Order, fixed
from cards.authoring.new_card import Beginning, new_card
from cards.authoring.remove import remove as remove_card
from cards.authoring.rename import rename as rename_card
from cards.authoring.schemas import fresh_names
from cards.cli.call import Call, in_a_language, main
from cards.cli.spoken_errors import ExistingPath
from cards.content import catalog
from cards.content.calendar import today
from cards.content.fields import card_fields, text_fields
from cards.content.languages import Languages, name_of
from cards.content.problem import Problem, named, quoted
from cards.content.project import ASKED, EDITORIAL, PRACTICES, SEEDS, is_litter
from cards.content.reading import not_a_project, read, read_vocabulary
from cards.content.reports import as_text
from cards.content.rules.related import fewest_related
from cards.content.schema import slug_like
from cards.content.sources import SourceKind
from cards.content.unfinished import MARK
from cards.content.vocabulary import Vocabulary


@main.command()
@click.argument("slug", required=False)
@click.option("--title")
@click.option("--language", metavar="CODE")
@click.option("--evidence", metavar="PASSAGE", multiple=True)
@click.option("--source", "kind", type=click.Choice([kind.value for kind in SourceKind]))
@in_a_language
@click.pass_obj
def new(call: Call, slug: str | None, title: str | None, language: str | None, evidence: tuple[str, ...], kind: str | None) -> None:  # noqa: PLR0913, PLR0917
    """Begin a card or a source, with what is still to be written marked so; ask for what is not told, in a terminal."""
    from cards.authoring.new_source import new_source  # noqa: PLC0415 - `cards check` starts without the templates

    if kind and evidence:
        raise call.failure("source-cites-nothing")
    languages, entry = _vocabulary(call)
    spoken = languages.get(call.wording.code) or next(iter(languages.values()))
    offered = partial(_language, call, languages)
    folder = call.root / (SEEDS if kind else PRACTICES)
    if slug is None and sys.stdin.isatty():
        title = title or click.prompt(call.say("ask-title"))
        slug = click.prompt(call.say("ask-slug"), default=slug_like(title), value_proc=partial(_free_address, call, folder))
        language = language or click.prompt(call.say("ask-language", languages=tuple(languages)), default=spoken.code, value_proc=offered)
    if slug is None:
        raise call.failure("slug-needed")
    file = folder / f"{_free_address(call, folder, slug)}.yml"
    written_in = offered(language or spoken.code)
    shown_title = _quoted_if_needed(title) if title else MARK
    if kind:
        text = new_source(SourceKind(kind), languages, spoken, written_in, shown_title)
    else:
        others = sum(not is_litter(other.name) and other.name not in EDITORIAL for other in folder.glob("*.yml"))
        text = new_card(entry, spoken, Beginning(written_in, today(), shown_title, evidence, fewest_related(others + 1)))
    _write(call, {file: text})
    call.tell("new-file", file=named(_shown(call, file)))


def _language(call: Call, languages: Languages, typed: str) -> str:
    """Return the code of the language that somebody `typed`, as its code or as its name."""
    names = {name_of(code, spoken).casefold(): code for code in languages for spoken in languages.values()}
    code = (names | {code: code for code in languages}).get(typed.strip().casefold())
    if code is None:
        raise call.failure("no-such-language", typed=quoted(typed), languages=tuple(languages))
    return code


def _free_address(call: Call, folder: Path, typed: str) -> str:
    """Return `typed`, which can be the address of a new file in `folder`; where the terminal asked for it, a refusal makes it ask again."""
    if (refused := changes.refused_address(typed)) is not None:
        raise _failure(call, Refused(refused))
    file = folder / f"{typed}.yml"
    if file.exists():
        raise call.failure("name-is-taken", file=named(_shown(call, file)))
    return typed


@main.command()
@click.argument("paths", nargs=-1, type=ExistingPath(path_type=Path))
@in_a_language
@click.pass_obj
def fix(call: Call, paths: tuple[Path, ...]) -> None:
    """Put files in order where that cannot change what they say."""
    languages, vocabulary = _vocabulary(call)
    of_a_text = [field.key for field in text_fields(vocabulary)]
    keys = changes.keys_of_files(call.root)
    of_a_card: Order = {(): [*(field.key for field in card_fields(vocabulary)), *languages], **{(code,): of_a_text for code in languages}}
    changed = 0
    for file in _files(call, paths):
        if (text := changes.text_of(file)) is None:
            continue
        is_card = file.parent.name == PRACTICES and file.name not in EDITORIAL
        after = fixed(file.name, text, keys(file), of_a_card if is_card else {})
        if after.encode() != file.read_bytes():
            _write(call, {file: after})
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
    files = {f"{PRACTICES}/{_slug(old)}.yml": f"{PRACTICES}/{_slug(new)}.yml"}
    _carry_out(call, lambda: rename_card(call.root, _slug(old), _slug(new)), files)


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
    _in_project(call)
    loaded, _ = read(call.root)
    if loaded is not None:
        _carry_out(call, lambda: with_addresses(call.root, answering(loaded)))


def _carry_out(call: Call, wanted: Callable[[], Changes], renamed: Mapping[str, str] = MappingProxyType({})) -> None:
    """Write what is wanted, name each file, and tell what is to be done by hand: problems that were not there before.

    What was wrong with a file that is `renamed` is nothing new under its new path.
    """
    _in_project(call)
    before = _problems(call.root)
    try:
        made = wanted()
    except Refused as refused:
        raise _failure(call, refused) from None
    _write(call, made)
    _write(call, fresh_names(call.root))
    for file, text in sorted(made.items()):
        call.tell("file-removed" if text is None else "file-written", file=named(_shown(call, file)))
    known = {(renamed.get(problem.path, problem.path), problem.wrong) for problem in before}
    if left := [problem for problem in _problems(call.root) if (problem.path, problem.wrong) not in known]:
        call.tell("left-to-do", n=len(left))
        click.echo(as_text(left, call.wording))


def _write(call: Call, made: Changes) -> None:
    try:
        changes.write(made)
    except Refused as refused:
        raise _failure(call, refused) from None


def _failure(call: Call, refused: Refused) -> click.ClickException:
    return call.failure(refused.why.key, **dict(refused.why.values))


def _problems(root: Path) -> list[Problem]:
    loaded = catalog.load(root)
    return loaded if isinstance(loaded, list) else []


def _files(call: Call, paths: tuple[Path, ...]) -> list[Path]:
    folders = [call.root / PRACTICES, call.root / ASKED, call.root / SEEDS]
    wanted = [path.resolve() for path in paths] or folders
    for path in wanted:
        if not any(path.is_relative_to(folder) or folder.is_relative_to(path) for folder in folders):
            raise call.failure("not-in-project", path=named(str(path)))
    files = [file for folder in folders for file in sorted(folder.glob("*.yml")) if file.is_file()]
    return [file for file in files if any(file.is_relative_to(path) for path in wanted) and not is_litter(file.name)]


def _in_project(call: Call) -> None:
    """End the command where there is no project."""
    if outside := not_a_project(call.root):
        raise click.ClickException(as_text(outside, call.wording))


def _vocabulary(call: Call) -> tuple[Languages, Vocabulary]:
    _in_project(call)
    found = read_vocabulary(call.root)
    if isinstance(found, list):
        raise click.ClickException(as_text(found, call.wording))
    languages, entry = found
    return languages, entry.value


def _quoted_if_needed(text: str) -> str:
    """Return `text` as a value of YAML on one line."""
    written: str = yaml.safe_dump(text, allow_unicode=True, width=sys.maxsize)
    return written.removesuffix("...\n").rstrip("\n")


def _slug(name: str) -> str:
    """Return the name of a card as it is meant: also told as a file."""
    return Path(name).name.removesuffix(".yml")


def _shown(call: Call, file: Path) -> str:
    return file.relative_to(call.root).as_posix()
