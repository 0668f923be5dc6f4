"""How templates are written here, whatever they make."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import Any

from jinja2 import BytecodeCache, ChoiceLoader, DictLoader, Environment, PackageLoader, StrictUndefined


class _Environment(Environment):
    """An environment whose globals are all there before its first template is: Jinja looks in two places for each, for each page."""

    def make_globals(self, d: MutableMapping[str, Any] | None) -> MutableMapping[str, Any]:
        """Return what a template can name."""
        return {**self.globals, **(d or {})}


def environment(package: str, *, html: bool, bytecode: BytecodeCache | None = None, others: Mapping[str, str] | None = None) -> Environment:
    """Return an environment for the templates of `package`, and for `others` by name; for `html` it escapes what is filled in."""
    return _Environment(
        loader=ChoiceLoader([PackageLoader(package), DictLoader({} if others is None else others)]),
        bytecode_cache=bytecode,
        autoescape=html,  # what is not HTML is YAML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not html,
        auto_reload=False,
        # Pages written by hand are templates too, and Markdown writes attributes as {#name}.
        comment_start_string="{##",
        comment_end_string="##}",
    )
