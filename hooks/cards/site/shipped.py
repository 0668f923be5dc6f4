"""What a published site holds that has a licence of its own, ours and others', as ``shipped.yml`` beside lists it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import metadata
from pathlib import Path
from types import MappingProxyType
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict


class Part(BaseModel):
    """A part of the site that somebody licenses."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    licence: str
    """As SPDX names it, for example ``MIT AND BSD-2-Clause``."""

    text: str
    """The published file with the words of the licence, told from the folder of a language."""

    package: str = ""
    """What the part is as a package URL without a version; empty of our own part, and where another part brings it."""

    inside: str = ""
    """The key of that other part."""

    version: str = ""
    files: dict[str, str] = {}
    """The SHA-256 of the part's files in the project, which are told from the theme's folder."""


@cache
def parts() -> Mapping[str, Part]:
    """Return every part by its key, ours first; one that is a Python package has the version that is installed."""
    listed = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text(encoding="utf-8"))
    return MappingProxyType({key: Part(**_with_version(part)) for key, part in listed.items()})


def _with_version(part: dict[str, Any]) -> dict[str, Any]:
    kind, _, name = part.get("package", "").rpartition("/")
    return {**part, "version": metadata.version(name)} if kind == "pkg:pypi" else part
