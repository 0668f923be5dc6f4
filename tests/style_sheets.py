"""A linter of style sheets, for what browsers pass over without a word; as a program it fails when there is anything to tell.

Its rules are some of stylelint's, which needs a network of packages outside Python.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from cards.paper.page_sizes import PAGE_SIZES

ROOT = Path(__file__).parent.parent
STYLES = ROOT / "hooks" / "theme" / "css"
ALSO_DEFINE = (ROOT / "hooks" / "cards" / "templates", ROOT / "hooks" / "cards" / "site", ROOT / "hooks" / "theme" / "js")
"""Where templates and scripts give values to custom properties."""

UNITS = {"px", "em", "rem", "ch", "lh", "vw", "vh", "dvh", "svh", "mm", "cm", "pt", "s", "ms", "deg", "fr", "x", "dpi"}
AT_RULES = {"media", "page", "supports", "font-face", "keyframes", "layer", "container", "property"}
NESTING = {"media", "supports", "layer", "container"}
"""Those that hold rules."""

COLOUR = re.compile(r"([0-9a-f]{3,4}|[0-9a-f]{6}|[0-9a-f]{8})", re.IGNORECASE)


@dataclass(frozen=True, order=True)
class Finding:
    """Something in a style sheet that is no good."""

    line: int
    message: str


def lint(css: str, defined: Iterable[str]) -> list[Finding]:
    """Return what is wrong in `css`; `defined` are the custom properties that have a value somewhere."""
    return sorted(_rules(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True), set(defined)))


def defines(text: str) -> set[str]:
    """Return the custom properties to which a style sheet, a template or a script gives a value."""
    return set(re.findall(r"""(--[\w-]+)["']?\s*[:,]""", text))


def _rules(rules: Iterable[Any], defined: set[str]) -> Iterator[Finding]:
    said: dict[str, set[str]] = defaultdict(set)
    for rule in rules:
        if rule.type == "error":
            yield Finding(rule.source_line, f"cannot be read: {rule.message}")
        elif rule.type == "at-rule":
            if rule.lower_at_keyword not in AT_RULES:
                yield Finding(rule.source_line, f"no such at-rule: @{rule.at_keyword}")
            if rule.content is not None and rule.lower_at_keyword in NESTING:
                yield from _rules(tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), defined)
            elif rule.content is not None and rule.lower_at_keyword in ("page", "font-face"):
                yield from _block(rule, defined)
        elif rule.type == "qualified-rule":
            selector = " ".join(tinycss2.serialize(rule.prelude).split())
            names = {part.lower_name for part in tinycss2.parse_blocks_contents(rule.content) if part.type == "declaration"}
            for name in sorted(names & said[selector]):
                yield Finding(rule.source_line, f"overrules what was said above of the same: {selector} {{ {name} }}")
            said[selector] |= names
            yield from _block(rule, defined)


def _block(rule: Any, defined: set[str]) -> Iterator[Finding]:
    parts = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
    if not parts:
        yield Finding(rule.source_line, "says nothing")
    values: dict[str, str] = {}
    for part in parts:
        if part.type == "error":
            yield Finding(part.source_line, f"cannot be read: {part.message}")
        elif part.type == "declaration":
            value = tinycss2.serialize(part.value).strip()
            if not value and not part.name.startswith("--"):
                yield Finding(part.source_line, f"has no value: {part.name}")
            if values.get(part.lower_name) == value:
                yield Finding(part.source_line, f"is said twice: {part.name}")
            if part.lower_name == "order" or value.endswith("-reverse"):
                yield Finding(part.source_line, f"is seen in another order than it is read out and reached by Tab: {part.name}")
            values[part.lower_name] = value
            yield from _value(part.value, defined)


def _value(tokens: Iterable[Any], defined: set[str]) -> Iterator[Finding]:
    for token in tokens:
        if token.type == "error":
            yield Finding(token.source_line, f"cannot be read: {token.message}")
        elif token.type == "dimension" and token.lower_unit not in UNITS:
            yield Finding(token.source_line, f"no such unit: {token.representation}{token.unit}")
        elif token.type == "dimension" and token.value == 0 and token.lower_unit not in ("s", "fr"):
            yield Finding(token.source_line, f"nothing needs no unit: 0{token.unit}")
        elif token.type == "hash" and not COLOUR.fullmatch(token.value):
            yield Finding(token.source_line, f"no colour: #{token.value}")
        elif token.type == "function":
            names = [part.value for part in token.arguments if part.type == "ident"]
            has_default = any(part == "," for part in token.arguments)
            if token.lower_name == "var" and not has_default and names[0] not in defined and not names[0].startswith("--md-"):
                yield Finding(token.source_line, f"has no value anywhere: {names[0]}")
            yield from _value(token.arguments, defined)


def findings(styles: Mapping[Path, str], also: Iterable[str]) -> Iterator[str]:
    """Yield each finding in `styles` on a line; `also` are the other texts that give values to custom properties."""
    defined = set().union(*map(defines, (*styles.values(), *also)))
    for path, css in styles.items():
        for finding in lint(css, defined):
            yield f"{path.relative_to(ROOT)}:{finding.line}: {finding.message}"


def main() -> int:
    """Print what is wrong in the style sheets of the theme."""
    styles = {path: path.read_text(encoding="utf-8") for path in sorted(STYLES.rglob("*.css"))}
    also = [
        path.read_text(encoding="utf-8")
        for folder in ALSO_DEFINE
        for path in folder.rglob("*")
        if path.suffix in (".html", ".js", ".css", ".py")
    ]
    also += [f"--{size.slug}-{side}:" for size in PAGE_SIZES for side in ("width", "height", "full")]
    found = list(findings(styles, also))
    print("\n".join(found) or f"{len(styles)} style sheets are in order.")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
