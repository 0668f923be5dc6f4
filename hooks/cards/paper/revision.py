"""Which printing of a card a sheet is: short hashes of what stands on it, so that only a change of that makes it an old one."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cards.content.card import Card
from cards.content.evidence import Cited, age
from cards.content.languages import Language
from cards.content.schema import Speaker

STAMP_LENGTH = 7
PART_LENGTH = 2
"""In hexadecimal figures: of the hash of a sheet, and of that of each of its parts, which has to fit in a code to scan."""

PARTS_ON: Mapping[str, tuple[str, ...]] = {
    "handout.html": ("title", "summary", "facts", "step_in_minutes", "why", "steps", "notes", "signs", "evidence"),
    "exercise.html": ("title", "question", "exercise", "statement"),
    "guide.html": ("title", "summary", "seen", "why", "question", "exercise", "step_in_minutes"),
    "leaflet.html": ("title", "summary", "steps", "first_step", "signs"),
    "short.html": ("title", "summary", "seen", "first_step", "question", "statement"),
    "single.html": ("title", "summary", "steps", "first_step", "question"),
    "worksheet.html": ("title", "first_step"),
}
"""Template of a sheet that says which printing it is -> the parts of a card on it; ``paper.parts`` of the messages has their names."""


@dataclass(frozen=True)
class Revision:
    """A printing of one kind of sheets."""

    stamp: str
    """The beginning of a hash of all that stands on it, as readers see it."""

    parts: Mapping[str, str]
    """The same of each of its parts, by the name of the part."""

    @property
    def mark(self) -> str:
        """Return what the address in a code to scan says after ``#paper=``; ``js/paper.js`` reads it."""
        return f"{self.stamp}-{''.join(self.parts.values())}"


def revisions(card: Card, cited: Sequence[Cited], language: Language) -> dict[str, Revision]:
    """Return the printing of each kind of sheets of `card` in `language`, by the template of the sheet."""
    hashes = {part: _hash(said) for part, said in _parts(card, cited, language).items()}
    return {
        template: Revision(
            _hash([hashes[part] for part in parts])[:STAMP_LENGTH],
            {part: hashes[part][:PART_LENGTH] for part in parts},
        )
        for template, parts in PARTS_ON.items()
    }


def _parts(card: Card, cited: Sequence[Cited], language: Language) -> dict[str, object]:
    """Return what each part of a card says."""
    text, said = card.text(language), card.text(language).model_dump(mode="json")
    own = card.case and (card.case.where, str(card.case.when))
    case = card.case and (own, _speaker(card.case.told_by, language), card.case.text(language))
    ages = [(it.kind, it.years, it.dated, it.undated) for it in age(card, cited)]
    exercise = {key: said[key] for key in ("before", "exercise", "debrief", "listen_for", "variation")}
    group = (card.minutes, card.facets["group"], card.group_size)
    materials = [(it.per, it.count, it.text(language)) for it in card.materials]
    return {
        "title": (card.theme, text.title),
        "summary": text.summary,
        "facts": ({**card.facets, "group": None}, card.effort and card.effort.model_dump()),
        "first_step": text.first_step,
        "step_in_minutes": (text.first_step, card.first_step_minutes),
        "why": text.why,
        "steps": text.steps,
        "notes": (text.measure, text.our_view, text.since),
        "signs": (text.works_when, text.backfires_when),
        "seen": own,
        "evidence": (case, ages, len(card.evidence), len(card.against), [_passage(place, language) for place in cited]),
        "question": text.question,
        "exercise": (exercise, group, materials),
        "statement": text.statement,
    }


def _passage(cited: Cited, language: Language) -> tuple[object, ...]:
    """Return what a passage tells, and where that is found."""
    passage = cited.passage
    source = cited.source.model_dump(mode="json", include={"title", "where", "when", "year"})
    whose = (passage.kind, passage.organisation, passage.unnamed, _speaker(cited.speaker, language))
    return passage.text(language), passage.place, whose, source


def _speaker(who: Speaker, language: Language) -> tuple[object, ...]:
    return who.name, who.role and who.role.text(language), who.organisation


def _hash(said: object) -> str:
    canonical = json.dumps(said, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()
