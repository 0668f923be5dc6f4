"""The text of a source that somebody is about to write."""

from __future__ import annotations

from cards.content.languages import Language, Languages
from cards.content.messages import load_messages
from cards.content.project import SEEDS
from cards.content.schema_files import modeline
from cards.content.sources import SourceKind
from cards.content.templating import environment
from cards.content.unfinished import MARK

_TEMPLATES = environment("cards.authoring", html=False)


def new_source(kind: SourceKind, languages: Languages, language: Language, written_in: str, title: str = MARK) -> str:
    """Return YAML with every key of a source of that kind, what is still to be written marked so, with comments in `language`.

    An article is told in all of `languages`, the other kinds in the one they are `written_in`.
    """
    codes = list(languages) if kind is SourceKind.ARTICLE else [written_in]
    text = _TEMPLATES.get_template("source.yml").render(
        kind=kind.value,
        own=kind.name.capitalize(),
        modeline=modeline(f"{kind}.json", SEEDS),
        language=written_in,
        codes=codes,
        title=title,
        mark=MARK,
        words=load_messages(language.code),
    )
    return text.rstrip("\n") + "\n"
