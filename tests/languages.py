"""The two languages of the projects that tests build."""

from __future__ import annotations

from cards.content.languages import Language

EN = Language("en", "", ("en", "nl"), "en_GB")
NL = Language("nl", "nl/", ("nl", "en"), "nl")
BOTH = (EN, NL)
BY_CODE = {language.code: language for language in BOTH}
