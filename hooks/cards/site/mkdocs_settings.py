"""The settings of MkDocs as plain values, read without it."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, cast

import yaml

from cards.content.languages import Language
from cards.content.problem import named, said
from cards.content.refused import Refused
from cards.site.renderer import Renderer


def settings_file(language: Language) -> str:
    """Return the name of the file with the settings of `language`."""
    return "mkdocs.yml" if language.is_first else f"mkdocs.{language.code}.yml"


def load_settings(file: Path) -> Mapping[str, Any]:
    """Return the settings in `file`, with those that it inherits and those from the environment; raises `Refused` if it has none."""
    try:
        own = yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a safe loader
    except (yaml.YAMLError, UnicodeDecodeError):
        own = None
    if not isinstance(own, dict):
        raise Refused(said("no-settings", file=named(file.name)))
    inherited = own.pop("INHERIT", None)
    return _merged(load_settings(file.parent / inherited), own) if inherited else own


def theme_settings(theme: Mapping[str, Any], renderer: Renderer) -> dict[str, Any]:
    """Return what the site's own settings and words make of the settings `theme` of the theme."""
    words = renderer.messages["site"]
    to = (words["to_dark"], words["to_light"])
    palette = [{**scheme, "toggle": {**scheme["toggle"], "name": name}} for scheme, name in zip(theme["palette"], to, strict=True)]
    own = own_logo(renderer)
    return {"language": renderer.language.code, "palette": palette, **({"logo": own.uri, "favicon": own.uri} if own else {})}


@dataclass(frozen=True)
class Logo:
    """A site's own logo."""

    file: str
    """Told from the folder of the project."""

    uri: str
    """Its address within a language of the site."""


def own_logo(renderer: Renderer) -> Logo | None:
    """Return the site's own logo, if it has one."""
    file = renderer.catalog.settings.logo
    return Logo(file, f"images/own-logo{PurePosixPath(file).suffix.lower()}") if file else None


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
