"""The rules of the theme's style sheets for parts that no page of ours has: half of what a first view had to wait for.

What a page written by hand names as a class is kept, so that it may have any of these parts.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

UNUSED = {
    *("admonition", "abstract", "info", "tip", "success", "question", "warning", "failure", "danger", "bug", "example", "quote"),
    *("annotate", "arithmatex", "critic", "emojione", "filename", "footnote", "gemoji", "giscus", "highlight", "highlighttable", "hll"),
    *("katex", "key", "keys", "linenodiv", "linenos", "mermaid", "tabbed", "task-list", "lg", "xl", "xxl", "xxxl", "grid"),
    *("md-annotation", "md-author", "md-banner", "md-clipboard", "md-consent", "md-draft", "md-feedback", "md-hero", "md-meta"),
    *("md-pagination", "md-pin", "md-post", "md-profile", "md-progress", "md-select", "md-social", "md-status"),
    *("md-tooltip", "md-tooltip2", "md-version"),
}
"""Classes of the theme's optional parts, each with all that begin so and go on with a hyphen or an underscore."""

_PARTS = re.compile(r"""[^{}"']+|"[^"]*"|'[^']*'|[{}]""")
_COMMA = re.compile(r",(?![^(]*\))")
_BRACKETS = re.compile(r"\([^()]*\)")
_ICON = re.compile(r"""(--md-[\w-]*icon[\w-]*):((?:"[^"]*"|[^;{}"])*)(?:;|(?=\}))""")

_NAMED = re.compile(r"""class=["']([^"']*)|\{:?([^{}\n]*)\}""")
"""Where a page written by hand names classes: in HTML, and in lists of attributes."""

Rules = list[tuple[str, "Rules | None"]]
"""What stands before each brace, and the rules between it and the one that closes it; declarations have none."""


def named_by_hand(pages: str) -> frozenset[str]:
    """Return the words that stand in `pages`, Markdown, where classes are named."""
    return frozenset(word for found in _NAMED.finditer(pages) for word in re.findall(r"[\w-]+", found[1] or found[2] or ""))


def without_unused(css: str, used: Collection[str]) -> str:
    """Return `css`, which is minified, without the rules for parts that no page has, but for those with one of the `used` classes."""
    names = (name for name in UNUSED if not any(word == name or word.startswith((f"{name}-", f"{name}_")) for word in used))
    unused = re.compile(rf"\.(?:{'|'.join(sorted(names))})(?![A-Za-z0-9])")
    return _without_icons(_text(_kept(_rules(iter(_PARTS.findall(css))), unused)))


def _rules(parts: Iterator[str]) -> Rules:
    """Return the rules that `parts` hold up to the brace that closes those around them."""
    rules: Rules = []
    text = ""
    for part in parts:
        if part == "{":
            rules.append((text, _rules(parts)))
            text = ""
        elif part == "}":
            break
        else:
            text += part
    return [*rules, (text, None)] if text else rules


def _kept(rules: Rules, unused: re.Pattern[str]) -> Rules:
    kept: Rules = []
    for head, inside in rules:
        if inside is None or head.startswith("@keyframes"):
            kept.append((head, inside))
        elif head.startswith("@"):
            if still := _kept(inside, unused):
                kept.append((head, still))
        elif selectors := [it for it in _COMMA.split(head) if not _is_for(it, unused)]:
            kept.append((",".join(selectors), inside))
    return kept


def _is_for(selector: str, unused: re.Pattern[str]) -> bool:
    """Tell whether `selector` asks for one of the `unused` parts; in brackets it may ask for the contrary, or for one of several."""
    return bool(unused.search(_BRACKETS.sub("", _BRACKETS.sub("", selector))))


def _without_icons(css: str) -> str:
    """Return `css` without the drawings that no rule asks for."""
    asked = set(re.findall(r"var\((--[\w-]+)", css))
    return _ICON.sub(lambda icon: icon[0] if icon[1] in asked else "", css)


def _text(rules: Rules) -> str:
    return "".join(head if inside is None else f"{head}{{{_text(inside)}}}" for head, inside in rules)
