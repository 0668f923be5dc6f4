"""Text that was saved in one encoding and opened in another: ``cafÃ©`` was ``café``."""

from __future__ import annotations

import re

_CONTINUES = "".join(bytes([byte]).decode("cp1252", "ignore") + chr(byte) for byte in range(0x80, 0xC0))
"""What the second and further bytes of a character look like, in Windows-1252 and in ISO 8859-1."""

_SLOPPY = {character: bytes([byte]) for byte in range(0x80, 0x100) for character in {chr(byte), bytes([byte]).decode("cp1252", "replace")}}

_MISTAKEN = re.compile(rf"(?:[ÂÃÄÅ][{re.escape(_CONTINUES)}]|[âï][{re.escape(_CONTINUES)}]{{2}}|ð[{re.escape(_CONTINUES)}]{{3}})+")
_OF_A_MAC = re.compile(rf"(?:(?:√|‚Ä)[{re.escape(bytes(range(0x80, 0xC0)).decode('mac_roman'))}])+")
_LIKELY = re.compile(r"[\u00a0-\u017f\u2010-\u2026\u2030-\u203a\u20ac\u2122\u2190-\u21ff\u2600-\u27bf\ufe0f\ufffd\U0001f000-\U0001faff]+")
"""What people write: letters with accents, quotes, dashes, signs and emoji."""

MOST_TIMES = 3
"""So often a text may have been opened in the wrong encoding and saved again."""


def mended(text: str) -> str:
    """Return `text` as it was before it was opened in the wrong encoding; as it is, if it was not."""
    for _ in range(MOST_TIMES):
        before, text = text, _OF_A_MAC.sub(_mac, _MISTAKEN.sub(_windows, text))
        if text == before:
            break
    return text


def _windows(found: re.Match[str]) -> str:
    return _read_anew(found[0], b"".join(_SLOPPY[character] for character in found[0]))


def _mac(found: re.Match[str]) -> str:
    return _read_anew(found[0], found[0].encode("mac_roman", "replace"))


def _read_anew(text: str, data: bytes) -> str:
    try:
        meant = data.decode("utf-8")
    except UnicodeDecodeError:
        return text
    return meant if _LIKELY.fullmatch(meant) or _MISTAKEN.search(meant) else text
