"""The assets of a built site, by the names that they had before they were named by what they hold."""

from __future__ import annotations

import re
from pathlib import Path

from cards.site.asset_names import ASSETS, LENGTH

MARK = re.compile(rf"\.[0-9a-f]{{{LENGTH}}}(?=\.(?:{'|'.join(ASSETS)})\b)")
"""What a name says of what the file holds."""

POLICY = re.compile(r'\n<meta http-equiv="Content-Security-Policy" content="[^"]*">')


def asset(site: Path, uri: str) -> Path:
    """Return the file of the built `site` that was called `uri`, for example ``css/card.css``."""
    plain = site / uri
    (found,) = (file for file in plain.parent.glob(f"{plain.stem}.*{plain.suffix}") if as_before(file.name) == plain.name)
    return found


def as_before(text: str) -> str:
    """Return an address or a text of a built site as it was before its assets were named, and before it said what it may load."""
    return POLICY.sub("", MARK.sub("", text))
