"""The settings of MkDocs as plain values, read without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any, cast

import yaml

from cards.content.languages import Language


def settings_file(language: Language) -> str:
    """Return the name of the file with the settings of `language`."""
    return "mkdocs.yml" if language.is_first else f"mkdocs.{language.code}.yml"


def load_settings(file: Path) -> Mapping[str, Any]:
    """Return the settings in `file`, with those that it inherits and those from the environment."""
    own = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    inherited = own.pop("INHERIT", None)
    return _merged(load_settings(file.parent / inherited), own) if inherited else own


def _merged(below: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """Return both, with mappings put together and other values taken from `above`."""
    both = {name: _merged(below[name], value) if isinstance(value, dict) and name in below else value for name, value in above.items()}
    return {**below, **both}


class _Loader(yaml.SafeLoader):
    """Knows MkDocs' tag for values from the environment: ``!ENV [NAME, default]``."""


def _from_environment(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    *names, default = loader.construct_sequence(cast("yaml.SequenceNode", node))
    return next((os.environ[name] for name in names if name in os.environ), default)


_Loader.add_constructor("!ENV", _from_environment)
