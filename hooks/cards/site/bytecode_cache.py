"""Templates that need not be compiled again."""

from __future__ import annotations

from pathlib import Path

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from cards.content.remembered import FOLDER, Remembered


class CompiledTemplates(BytecodeCache):
    """The compiled form of templates, for environments with the same filters that are made one after the other, in this run or later.

    Jinja compares the text, so that a changed template is compiled again. What filters make of constants is in it too, so each language
    has its own.
    """

    def __init__(self, root: Path, language: str, *, is_published: bool = True) -> None:
        """Take those that earlier runs compiled for this language of the project in the folder `root`; a preview needs few of them.

        A build that takes texts from the one before asks for few of them too, and the next one may need them all.
        """
        file = root / FOLDER / f"templates-{'' if is_published else 'of-previews-'}{language}"
        self._remembered = Remembered(file, is_forgetful=False)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill `bucket` if its file has been compiled before."""
        if (compiled := self._remembered.get(bucket.key.encode())) is not None:
            bucket.bytecode_from_string(compiled)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self._remembered.put(bucket.key.encode(), bucket.bytecode_to_string())

    def save(self) -> None:
        """Write them down for later runs."""
        self._remembered.save()
