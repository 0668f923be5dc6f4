"""A manager writes a card in the browser, from a file without a network: what the form gives passes the check."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from cards.content import catalog
from cards.content.catalog import Catalog
from playwright.sync_api import Page, expect

from tests.fixture_project import FIXTURE

TEXTS = {
    "title": "Bel zelf terug: 's avonds ook",
    "summary": "Bel wie klaagt zelf terug #nog vandaag.",
    "first_step": "- Bel één klant 🙂",
    "why": "Wie belt, hoort meer.\n\n- de toon\n- de stilte",
    "question": 'Wie belde "zelf"?',
    "statement": "Ik bel zelf terug",
    "keywords": "bellen\nklacht",
}
LISTS = {
    "steps": ["Pak de telefoon.", "Luister.", "Los het op: vandaag."],
    "works_when": ["De klant lacht.", "yes"],
    "backfires_when": ["Je leest voor."],
}
EXERCISE = [{"minutes": 5, "do": "Bel nu \\ of nooit."}, {"minutes": 15, "do": "Vertel 77 keer: 'hoe was het?'"}]


@pytest.fixture
def form(site: Path, page: Page) -> Page:
    """The Dutch page with the form, opened from its file."""
    page.context.set_offline(True)
    page.goto((site / "nl/new.html").as_uri())
    return page


def fill(form: Page) -> None:
    for key, text in TEXTS.items():
        form.locator(f'[name="nl.{key}"]').fill(text)
    for key, items in LISTS.items():
        for index, item in enumerate(items):
            form.locator(f'[name="nl.{key}.{index}"]').fill(item)
    for index, step in enumerate(EXERCISE):
        for part, value in step.items():
            form.locator(f'[name="nl.exercise.{index}.{part}"]').fill(str(value))
    for group in form.locator("fieldset.choices").all():
        group.locator("input").first.check()
    form.get_by_label("Ik heb het zelf gezien of gedaan").check()
    for name, text in {**CASE, "agreed": "2026-04-01"}.items():
        form.locator(f'[name="case.{name}"]').fill(text)
    form.locator('[name="minutes"]').fill("20")
    for box in form.locator('[name="related"]').all()[:2]:
        box.check()


def saved(form: Page, tmp_path: Path) -> Catalog:
    """Download the card into a copy of the project, and return what that has become."""
    with form.expect_download() as download:
        form.get_by_role("button", name="Download").click()
    project = tmp_path / "project"
    shutil.copytree(FIXTURE, project)
    download.value.save_as(project / "practices" / download.value.suggested_filename)
    loaded = catalog.load(project)
    assert isinstance(loaded, Catalog), loaded
    return loaded


def test_nobody_types_before_it_would_be_kept_and_an_address_is_not_asked_for_beside_its_title(site: Path, page: Page) -> None:
    page.route("**/form/page*.js", lambda route: route.fulfill(body=""))
    page.goto((site / "nl/new.html").as_uri())
    expect(page.locator(".form")).to_have_attribute("inert", "")
    page.unroute("**/form/page*.js")
    page.reload()
    page.get_by_role("button", name="Kijk de kaart na").click()
    expect(page.locator('[data-part="todo"] li').first).to_have_text("Titel Vul dit nog in.")
    expect(page.locator('[data-part="todo"] button', has_text="Adres van de kaart")).to_have_count(0)
    expect(page.locator("#form-sheet .exercise__minutes").first).to_have_text("… minuten")


def test_a_card_is_written_checked_previewed_kept_and_saved(form: Page, tmp_path: Path) -> None:
    title = form.locator('[name="nl.title"]')
    problem = form.locator('[data-problem="nl.title"]')
    title.press_sequentially("x" * 52 + " yyy zzzz")
    expect(problem).to_be_empty()  # nobody is told while they type
    title.press("Tab")
    expect(problem).to_have_text(
        "61 tekens, en er mogen er hoogstens 60 staan. Maak de tekst 1 korter; wat met ‘zzzz’ begint, past niet meer op papier."
    )
    form.get_by_role("button", name="Kijk de kaart na").click()
    expect(form.locator('[data-part="verdict"]')).to_be_focused()
    form.locator('[data-part="todo"]').get_by_role("button", name="Titel").click()
    expect(title).to_be_focused()
    fill(form)
    expect(problem).to_be_empty()
    expect(form.locator('[data-part="verdict"]')).to_have_text("De kaart is klaar. Hieronder staat het bestand.")  # without asking again
    expect(form.locator('[name="slug"]')).to_have_value("bel-zelf-terug-s-avonds-ook")
    sheet = form.locator("#form-sheet")
    expect(sheet).to_contain_text("Los het op: vandaag.")
    expect(sheet).to_contain_text("15 minuten Vertel 77 keer: 'hoe was het?'")
    expect(sheet).to_contain_text("Servicedesk, verteld door teamleider, maart 2026")
    assert re.findall(r"⟦|1111", sheet.inner_text()) == []  # nothing of the prototype is left
    expect(sheet.locator(".card__theme")).to_have_text([form.locator("label:has([name=theme]:checked) [data-name]").inner_text()] * 2)
    form.reload()
    expect(title).to_have_value(TEXTS["title"])
    form.get_by_role("button", name="Kijk de kaart na").click()
    expect(form.locator('[data-part="todo"]')).to_be_empty()
    card = saved(form, tmp_path).cards["bel-zelf-terug-s-avonds-ook"]
    written = card.texts["nl"].model_dump(mode="json", exclude_defaults=True)
    assert written == {**TEXTS, **LISTS, "exercise": EXERCISE, "keywords": TEXTS["keywords"].split("\n")}
    assert (list(card.texts), card.minutes, card.case is not None) == (["nl"], 20, True)
    form.on("dialog", lambda dialog: dialog.accept())
    form.get_by_role("button", name="Begin opnieuw").click()
    expect(title).to_have_value("")


@pytest.mark.parametrize("slug", ["glass-wall", "longest-of-all-the-cards-with-every-text-at-its-largest-size"])
def test_a_card_that_is_there_comes_back_as_it_was(slug: str, form: Page, cards: Catalog, tmp_path: Path) -> None:
    form.goto(form.url.split("#")[0] + f"#card={slug}")
    expect(form.locator('[name="slug"]')).to_have_value(slug)
    form.get_by_role("button", name="Kijk de kaart na").click()
    expect(form.locator('[data-part="todo"]')).to_be_empty()
    again = saved(form, tmp_path).cards[slug]
    assert again.model_copy(update={"reviewed": cards.cards[slug].reviewed}) == cards.cards[slug]
    materials = form.locator("#form-sheet .ready li")
    expect(materials).to_have_count(len(cards.cards[slug].materials))  # the sheet is drawn a moment later
    assert [told for told in materials.all_inner_texts() if not re.fullmatch(r"\d+ × [^×]+", told)] == []
    form.emulate_media(media="print")
    assert form.evaluate(BESIDE_SHEETS) <= 0  # or paper would be left over


def test_what_appears_when_a_field_is_left_moves_nothing_under_the_pointer(form: Page) -> None:
    form.locator('[name="nl.steps.0"]').focus()
    form.get_by_label("Ik heb het zelf gezien of gedaan").check()  # one press, though the list above lacks its steps
    expect(form.locator('[data-problem="nl.steps"]')).not_to_be_empty()


def test_a_list_from_a_word_processor_gets_a_field_for_each_item(form: Page) -> None:
    step = form.locator('[name="nl.steps.0"]')
    step.fill("Begin.")
    step.evaluate(PASTE, "•\tPak de lijst.\r\n•\tBel.\r\n•\tVraag: is het opgelost?")
    assert [field.input_value() for field in form.locator('[name^="nl.steps."]').all()] == [
        "Begin.",
        "Pak de lijst.",
        "Bel.",
        "Vraag: is het opgelost?",
    ]


PASTE = """(field, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  field.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def test_every_field_has_a_name_and_says_what_it_is_described_by(form: Page) -> None:
    form.get_by_label("Ook in het Engels").check()
    form.get_by_label("Ik heb het zelf gezien of gedaan").check()
    assert form.evaluate(UNNAMED) == []


UNNAMED = """() => [...document.querySelectorAll(".form-page :is(input, textarea, select, button)")]
  .filter((field) => {
    const named = field.ariaLabel || field.labels?.length || field.textContent.trim();
    const described = (field.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);
    return !named || described.some((id) => !document.getElementById(id));
  })
  .map((field) => field.outerHTML.slice(0, 120))"""


def test_a_card_is_written_with_the_keyboard_alone(form: Page) -> None:
    keys, reached = form.keyboard, list[str]()
    typed = {f"nl.{key}": text for key, text in TEXTS.items()} | {f"case.{key}": text for key, text in CASE.items()} | {"minutes": "20"}
    typed |= {f"nl.{key}.{index}": item for key, items in LISTS.items() for index, item in enumerate(items)}
    typed |= {f"nl.exercise.{index}.{part}": str(value) for index, step in enumerate(EXERCISE) for part, value in step.items()}
    form.locator("#content").focus()
    while (name := form.evaluate(FOCUSED)) != "submit":
        is_new = reached.count(name) < (2 if name == "related" else 1)
        reached.append(name)
        assert name != "BODY", reached  # the focus is never lost
        assert len(reached) < MOST_STOPS, reached
        if is_new and name in typed:
            keys.insert_text(typed[name])
        elif is_new and form.evaluate("document.activeElement.matches('[type=radio], [type=checkbox]:not([data-with])')"):
            keys.press("Space")
        keys.press("Tab")
    keys.press("Enter")
    expect(form.locator('[data-part="verdict"]')).to_be_focused()
    expect(form.locator('[data-part="todo"] button')).to_have_text(["Akkoord op"])  # whose parts depend on the browser's language
    keys.press("Tab")
    keys.press("Enter")
    assert form.evaluate(FOCUSED) == "case.agreed"
    assert form.evaluate(DESCRIBED).endswith("Kies een dag, of schrijf die zoals 2026-11-30.")


CASE = {"nl": "Drie klanten bleven.", "where": "Servicedesk", "when": "maart 2026", "role.nl": "teamleider"}
BESIDE_SHEETS = """() => [...document.querySelectorAll(".leaf")]
  .reduce((left, sheet) => left - sheet.offsetHeight, document.querySelector(".md-container").offsetHeight)"""
"""The height of all that is printed but its sheets, but for what is rounded."""

MOST_STOPS = 90
"""More than the form of the fixture has."""

FOCUSED = """() => {
  const field = document.activeElement;
  return field.name || field.id || field.dataset.add || field.dataset.do || field.dataset.with || field.type || field.tagName;
}"""
DESCRIBED = """() => document.activeElement.getAttribute("aria-describedby").split(" ")
  .map((id) => document.getElementById(id).textContent).join(" ")"""
