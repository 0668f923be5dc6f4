"""What the page with the form for cards is told of a project."""

from __future__ import annotations

import pytest
from cards.content.card import CardText
from cards.content.catalog import Catalog
from cards.site import form
from cards.site.renderer import Renderer


@pytest.mark.parametrize(
    ("repository", "new", "edit"),
    [
        ("https://github.com/a/b/", "https://github.com/a/b/new/main?filename=x.yml&value=text", "https://github.com/a/b/edit/main/"),
        ("https://git.example.org/a", "https://git.example.org/a/-/new/main?file_name=x.yml&content=text", "https://git.example.org/a/-/edit/main/"),
    ],
)  # fmt: skip
def test_a_file_goes_to_github_or_gitlab(repository: str, new: str, edit: str) -> None:
    addresses = form.repository_addresses(repository)
    assert (f"{addresses.new}x.yml{addresses.text}text", addresses.edit) == (new, edit)


def test_every_text_of_a_card_has_a_place_and_only_one(cards: Catalog) -> None:
    keys = [field.key for fields in form.sections(cards.vocabulary).values() for field in fields]
    assert sorted(keys) == sorted(CardText.model_fields)


def test_every_key_of_a_card_has_a_place_in_its_file(cards: Catalog) -> None:
    order = form.key_order(cards.vocabulary, tuple(cards.languages))
    assert order[0] == "theme"
    assert order[-2:] == ["en", "nl"]
    assert len(order) == len(set(order))


@pytest.mark.parametrize("language", ["en", "nl"])
def test_the_prototype_shows_every_text_of_the_card_that_is_on_paper(language: str, cards: Catalog) -> None:
    paper = form.known(Renderer(cards, cards.languages[language])).paper
    texts = {*CardText.model_fields, "case", "where", "teller"} - {"keywords", "heard"}
    assert {text for text in texts if form.token(text) not in paper["handout"]} == set()
    assert form.token("first_step") in paper["short"]
