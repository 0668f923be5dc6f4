"""Which cards are due for review, for those who look after the site; the page is never a reason for a build to fail."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from cards.content.catalog import Catalog
from cards.content.schema import Slug


@dataclass(frozen=True)
class Review:
    """When somebody last read a card whole, and when somebody should again."""

    slug: Slug
    owner: str
    """Whom to ask, a name or a mail address; empty where nobody is named."""

    reviewed: date
    due: date | None
    """The day from which it is due again; none where the site sets no limit."""

    overdue: timedelta | None
    """How long it has been due, if it is."""

    @property
    def has_mail(self) -> bool:
        """Tell whether the owner is a mail address."""
        return "@" in self.owner and " " not in self.owner


def reviews(catalog: Catalog) -> list[Review]:
    """Return the review of every card, the one longest ago first; those of one day in the order of the catalog."""
    return sorted((_review(catalog, slug) for slug in catalog.cards), key=lambda review: review.reviewed)


def _review(catalog: Catalog, slug: Slug) -> Review:
    card, due = catalog.cards[slug], catalog.due(slug)
    overdue = catalog.today - due if due and catalog.is_due(slug) else None
    return Review(slug, card.owner, card.reviewed, due, overdue)
