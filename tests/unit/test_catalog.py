"""The look-ups that pages are made from, on the fixture project."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from cards.content import catalog
from cards.content.catalog import Catalog
from cards.content.evidence import Age, Strength
from cards.content.project import DISAGREEMENTS, LEADERS, PRACTICES, SEEDS, SITE, SITUATIONS, TOGETHER, VOCABULARY, WORKSHOPS
from cards.content.sources import ArticlePassage, SourceKind

from tests.fixture_project import OWN
from tests.languages import EN, NL
from tests.longest_card import LONGEST

OPENNESS = ["glass-wall", "open-evening", "price-and-hours"]
LISTENING = ["ask-why", "counter-on-saturday", "door-to-door", "returned-tools", "ride-along"]
PROMISE = ["call-before-late", "ready-on-saturday"]
WELCOME = [LONGEST, "sit-down"]


def test_cards_stand_in_the_order_of_the_themes_and_then_of_their_names(cards: Catalog) -> None:
    assert list(cards.cards) == [*OPENNESS, *LISTENING, *PROMISE, *WELCOME]


def test_a_theme_has_its_cards_in_order(cards: Catalog) -> None:
    assert cards.in_theme("openness") == OPENNESS
    assert cards.in_theme("listening") == LISTENING


def test_a_leader_has_the_cards_that_name_that_kind_of_leader(cards: Catalog) -> None:
    assert cards.for_leader("owner", "listening") == ["counter-on-saturday", "ride-along"]
    assert cards.for_leader("owner", "promise") == []


def test_a_title_comes_from_the_other_language_until_it_is_translated(cards: Catalog) -> None:
    assert cards.title("glass-wall", NL) == "Een raam in de werkplaats"
    assert cards.title("ask-why", NL) == "Ask why"
    assert cards.title("door-to-door", EN) == "Ga langs"


def test_untranslated_are_the_cards_that_lack_the_language(cards: Catalog) -> None:
    assert cards.untranslated(EN) == ["door-to-door"]
    assert cards.untranslated(NL) == ["ask-why"]


def test_related_are_the_cards_a_card_names_and_then_those_that_name_it(cards: Catalog) -> None:
    assert cards.related("door-to-door") == ["ask-why", "ride-along"]
    assert cards.related("ask-why") == ["ride-along", "glass-wall", "counter-on-saturday", "door-to-door", "returned-tools", "sit-down"]
    assert cards.related("call-before-late") == ["ready-on-saturday", "returned-tools"]


def test_citing_are_the_cards_that_cite_a_passage_whatever_for(cards: Catalog) -> None:
    assert cards.citing("interview", "glass-wall") == ["glass-wall", "open-evening", "door-to-door"]
    assert cards.citing("interview", "ask-why") == ["ask-why", "counter-on-saturday", "door-to-door", "ride-along"]
    assert cards.citing("column", "keep-the-door-shut") == ["glass-wall"]


def test_a_source_feeds_every_card_that_cites_it_once(cards: Catalog) -> None:
    assert cards.fed_by("interview") == [slug for slug in cards.cards if slug != LONGEST]
    assert cards.fed_by("column") == ["glass-wall", "ready-on-saturday"]


def test_a_passage_counts_once_in_each_theme_that_uses_it(cards: Catalog) -> None:
    assert cards.passages_by_theme("interview") == {"openness": 4, "listening": 6, "promise": 2, "welcome": 1}
    assert cards.passages_by_theme("column") == {"openness": 1, "promise": 1}


def test_a_citation_leads_to_the_passage_who_tells_it_and_its_address(cards: Catalog) -> None:
    (cited,) = cards.cited(["interview/rides-along"])
    assert cited.passage.text(EN) == "A manager rode along with a customer."
    assert cited.speaker.role is not None
    assert cited.speaker.role.text(EN) == "unnamed guest"
    assert cited.source.title == "The shop with the glass wall"
    assert cited.uri == "sources/interview.html#rides-along"


def test_citations_keep_their_order(cards: Catalog) -> None:
    citations = ["interview/rides-along", "column/keep-the-door-shut", "interview/glass-wall"]
    assert [f"{cited.origin}/{cited.slug}" for cited in cards.cited(citations)] == citations


def test_evidence_is_seen_at_named_and_unnamed_organisations_and_contested_when_a_passage_is_against(cards: Catalog) -> None:
    assert cards.strength("glass-wall") == Strength(organisations=("Two Wheels",), unnamed=1, contested=True)
    assert cards.strength("glass-wall").seen


def test_an_organisation_is_named_once_however_many_passages_tell_of_it(cards: Catalog) -> None:
    assert cards.strength("door-to-door") == Strength(organisations=("Two Wheels",), unnamed=0, contested=False)


def test_an_example_without_an_organisation_was_seen_all_the_same(cards: Catalog) -> None:
    assert cards.strength("ride-along") == Strength(organisations=(), unnamed=1, contested=False)
    assert cards.strength("ride-along").seen


def test_advice_was_not_seen_anywhere(cards: Catalog) -> None:
    assert cards.strength("ask-why") == Strength(organisations=(), unnamed=0, contested=False)
    assert not cards.strength("ask-why").seen


def test_a_catalog_does_without_guides_disagreements_situations_and_workshops(project: Path) -> None:
    for name in (LEADERS, DISAGREEMENTS, SITUATIONS, WORKSHOPS, TOGETHER):
        project.joinpath(PRACTICES, name).unlink()
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    assert (loaded.leaders, loaded.disagreements, loaded.situations, loaded.workshops, loaded.in_one_go) == ({}, {}, {}, {}, {})


def test_a_project_begins_without_a_card_and_a_source(project: Path) -> None:
    shutil.rmtree(project / SEEDS)
    for file in project.joinpath(PRACTICES).iterdir():
        if file.name not in (SITE, VOCABULARY):
            file.unlink()
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    assert (loaded.cards, loaded.sources, loaded.latest) == ({}, {}, None)


def test_a_project_grows_card_by_card(tmp_path: Path) -> None:
    practices = shutil.copytree(OWN, tmp_path / "project") / PRACTICES
    first = practices / "haal-de-kast-weg.yml"
    for number, related in enumerate(("haal-de-kast-weg", "haal-de-kast-weg, kast-2", "kast-2, kast-3"), start=2):
        text = first.read_text(encoding="utf-8").replace("Haal de kast weg", f"Haal kast {number} weg")
        text = (
            text.replace("Teken de wachtruimte zoals een klant die ziet", f"Teken kast {number}")
            .replace("[kast, raam, wachten]", f"[kast {number}]")
            .replace("ziet ons werken.", f"ziet er {number} werken.")
        )
        practices.joinpath(f"kast-{number}.yml").write_text(f"{text}related: [{related}]\n", encoding="utf-8")
        loaded = catalog.load(practices.parent)
        assert isinstance(loaded, Catalog), loaded
        assert len(loaded.cards) == number


def test_an_organisation_without_a_name_counts_once_however_many_passages_tell_of_it(cards: Catalog) -> None:
    example = {"kind": "example", "speaker": "owner", "paragraph": 1, "en": "It happened.", "nl": "Het gebeurde."}
    named = [
        {},
        {},
        {"unnamed": "a-bank"},
        {"unnamed": "a-bank"},
        {"unnamed": "a-shop"},
        {"organisation": "Two Wheels", "unnamed": "a-shop"},
    ]
    passages = {f"p{n}": ArticlePassage.model_validate(example | told) for n, told in enumerate(named)}
    source = cards.sources["interview"].model_copy(update={"passages": passages})
    card = cards.cards["ask-why"].model_copy(update={"evidence": tuple(f"interview/{name}" for name in passages)})
    changed = replace(cards, cards={"ask-why": card}, sources={**cards.sources, "interview": source})
    assert changed.strength("ask-why") == Strength(organisations=("Two Wheels",), unnamed=3, contested=False)
    assert changed.strength("ask-why").kinds == ("seen",)


def test_the_age_of_a_cards_evidence_is_that_of_its_sources(cards: Catalog) -> None:
    assert cards.age("glass-wall") == [Age(SourceKind.ARTICLE, (2020,), dated=1, undated=1)]
    assert [cards.strength(slug).kinds for slug in ("ask-why", LONGEST)] == [("advised",), ("own", "seen", "contested")]


def test_neighbours_are_the_cards_before_and_after_in_the_same_theme(cards: Catalog) -> None:
    assert {slug: cards.neighbours(slug) for slug in [*OPENNESS, *PROMISE]} == {
        "glass-wall": (None, "open-evening"),
        "open-evening": ("glass-wall", "price-and-hours"),
        "price-and-hours": ("open-evening", None),
        "call-before-late": (None, "ready-on-saturday"),
        "ready-on-saturday": ("call-before-late", None),
    }


def test_the_last_review_is_that_of_the_latest_card(cards: Catalog) -> None:
    days = {slug: card.reviewed for slug, card in cards.cards.items()}
    assert cards.latest == max(days.values())
    assert cards.last_reviewed(["ready-on-saturday"]) == days["ready-on-saturday"] < days["glass-wall"]
    assert cards.last_reviewed([]) is None
