"""A link in a text leads to a card that exists, or to a whole address on the web, and has a text that readers see."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from cards.content import prose
from cards.content.did_you_mean import did_you_mean
from cards.content.problem import Code, Problem, Said, named, quoted, said
from cards.content.project import Entry, Project
from cards.content.prose import Link
from cards.content.schema import InLanguages, slug_like
from cards.content.yaml.loader import Location


def check(project: Project) -> Iterator[Problem]:
    """Yield a problem for every link that leads nowhere, or that would lose a part of what was typed."""
    for entry, location, text in running_texts(project):
        for link in prose.links(text):
            if (found := _wrong(link, project)) is not None:
                yield entry.problem(location, *found)


def running_texts(project: Project) -> Iterator[tuple[Entry[Any], Location, str]]:
    """Yield the running texts of the project, each with its place."""
    for card in project.cards.values():
        for code, text in card.value.texts.items():
            yield card, (code, "why"), text.why
    if project.site.value.imprint:
        yield from _in_languages(project.site, ("imprint",), project.site.value.imprint)
    for slug, theme in project.vocabulary.value.themes.items():
        yield from _in_languages(project.vocabulary, ("themes", slug, "intro"), theme.intro)
    if project.disagreements:
        for slug, disagreement in project.disagreements.value.disagreements.items():
            yield from _in_languages(project.disagreements, ("disagreements", slug, "note"), disagreement.note)


def _in_languages(entry: Entry[Any], location: Location, text: InLanguages[str]) -> Iterator[tuple[Entry[Any], Location, str]]:
    return ((entry, (*location, code), told) for code, told in text.texts.items())


def _wrong(link: Link, project: Project) -> tuple[Code, Said, Said] | None:
    """Return what is wrong with `link`, if anything is."""
    card = prose.card_of(link.target)
    if card is None and not prose.is_web_address(link.target):
        return "wrong-form", said("no-link", target=quoted(link.target)), _meant(link.target, project)
    if card is not None and card not in project.cards and card not in project.refused:
        return "unknown-card", said("no-card", card=quoted(card)), did_you_mean(card, project.known_cards)
    if not link.text:
        return "wrong-form", said("link-without-text", target=quoted(link.target)), said("write-link-text")
    if link.title:
        return "wrong-form", said("link-with-title", title=quoted(link.title)), said("remove-title")
    return None


def _meant(target: str, project: Project) -> Said:
    """Return what to write for `target`: a card by another name, or an address that lacks its beginning."""
    if (card := slug_like(PurePosixPath(target).stem)) in project.cards:
        return said("did-you-mean", word=named(card))
    if re.match(r"[\w-]+\.[\w.-]+", target) and prose.is_web_address(f"https://{target}"):
        return said("did-you-mean", word=named(f"https://{target}"))
    return said("form-of-link")
