"""The kinds of sheets that the page of the workshops prints, each declared once: scripts, tabs, card pieces and PDF files follow."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from cards.paper.page_sizes import A3, A4, SCREEN, PageSize


@dataclass(frozen=True)
class SheetKind:
    """A kind of sheets; ``js/workshop/sheets.js`` makes them.

    A kind for which that file has no composition of its own is made of its pieces, below the template ``NAME-head`` of the page.
    """

    name: str
    """As a plan's address says it; a tab's words are ``workshop.sheets.NAME`` and ``workshop.sheet_hints.NAME`` of the messages."""

    tab: bool
    """Whether a reader can choose it; the others are bound into PDF files."""

    paper: PageSize = A4

    cards_on_a_sheet: int | None = None
    """None where a sheet does not hold cards of one kind."""

    pieces: Mapping[str, str] = field(default_factory=dict)
    """What it prints of a card: the name of each piece, and its template; kinds that print the same piece give it the same name."""

    def __post_init__(self) -> None:
        """Refuse pieces of which nothing says how many are on a sheet."""
        if self.pieces and not self.cards_on_a_sheet:
            raise ValueError(f"the sheets `{self.name}` hold cards; say how many are on one")


HANDOUT, EXERCISE = "handout.html", "exercise.html"
"""The two sides of a card's A4: the practice, and the exercise."""

SHORT = "short.html"
"""A card of the deck."""

GUIDANCE, RESOLVE = "guide.html", "worksheet.html"
"""A card in the facilitator's guide, and on the worksheet."""

PARTICIPANTS = SheetKind("participants", tab=True, cards_on_a_sheet=1, pieces={"handout": HANDOUT})
LEAFLETS = SheetKind("leaflets", tab=True, cards_on_a_sheet=2, pieces={"leaflet": "leaflet.html"})
HANDOUTS = SheetKind("handouts", tab=True, cards_on_a_sheet=1, pieces={"handout": HANDOUT, "exercise": EXERCISE})
DECK = SheetKind("deck", tab=True, cards_on_a_sheet=4, pieces={"front": SHORT, "back": "back.html"})
FRONTS = SheetKind("fronts", tab=True, cards_on_a_sheet=4, pieces={"single": "single.html"})
GUIDE = SheetKind("guide", tab=True, cards_on_a_sheet=1, pieces={"guide": GUIDANCE})
WORKSHEET = SheetKind("worksheet", tab=True, cards_on_a_sheet=4, pieces={"worksheet": RESOLVE})
COMMITMENTS = SheetKind("commitments", tab=True)
VOTING = SheetKind("voting", tab=True, cards_on_a_sheet=14, pieces={"vote": "vote.html"})
POSTERS = SheetKind("posters", tab=True, paper=A3, cards_on_a_sheet=1, pieces={"poster": "poster.html"})
SLIDES = SheetKind("slides", tab=True, paper=SCREEN, cards_on_a_sheet=1, pieces={"slides": "slides.html"})
BOOK = SheetKind("book", tab=False)
PACK = SheetKind("pack", tab=False)

KINDS = (PARTICIPANTS, LEAFLETS, HANDOUTS, GUIDE, WORKSHEET, COMMITMENTS, VOTING, SLIDES, POSTERS, DECK, FRONTS, BOOK, PACK)
"""In the order of the tabs; the first is shown when a plan names none."""

PARTS = {"guide": GUIDE, "handouts": PARTICIPANTS, "worksheet": WORKSHEET, "commitments": COMMITMENTS, "deck": DECK, "slides": SLIDES}
"""What there is of a workshop as a file of its own, by the end of its name: each is printed as many times as it is needed."""

PIECES = {name: template for kind in KINDS for name, template in kind.pieces.items()}
"""All that is printed of a card: the name of each piece, and its template."""
