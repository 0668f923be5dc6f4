"""The addresses that cards have or had: ``practices/_addresses.yml``, kept by the commands, so that none of them ever stops answering."""

from __future__ import annotations

from pydantic import Field

from cards.content.schema import Address, Model, Slug


class Addresses(Model):
    """``practices/_addresses.yml``."""

    published: tuple[Address, ...] = ()
    """Every address of a card that was ever published, in the order of the alphabet."""

    removed: dict[Address, Slug | None] = Field(default_factory=dict)
    """Address of a card that was removed -> the card that its readers are sent to; without one it is the catalogue."""
