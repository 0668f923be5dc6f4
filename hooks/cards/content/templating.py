"""How templates are written here, whatever they make."""

from __future__ import annotations

from jinja2 import BytecodeCache, Environment, PackageLoader, StrictUndefined


def environment(package: str, *, html: bool, bytecode: BytecodeCache | None = None) -> Environment:
    """Return an environment for the folder ``templates`` of `package`; for `html` it escapes what is filled in."""
    return Environment(
        loader=PackageLoader(package),
        bytecode_cache=bytecode,
        autoescape=html,  # noqa: S701 - what is not HTML is YAML
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=not html,
        auto_reload=False,
        # Pages written by hand are templates too, and Markdown writes attributes as {#name}.
        comment_start_string="{##",
        comment_end_string="##}",
    )
