"""A change is seen at once where the system tells of it, and at the next look where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty
from threading import Event

import pytest
from site_build.prompt_observer import PromptObserver
from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer

NEVER, SOON = 3_600, 0.01
"""Seconds between two looks."""

TRIES = 100


class Seen(FileSystemEventHandler):
    """Notes that a change was seen."""

    def __init__(self) -> None:
        self.is_there = Event()

    def on_any_event(self, event: FileSystemEvent) -> None:
        self.is_there.set()


@contextmanager
def watching(path: Path, interval: float) -> Iterator[Event]:
    seen, observer = Seen(), PromptObserver(interval)
    observer.schedule(seen, str(path), recursive=True)
    observer.start()
    try:
        yield seen.is_there
    finally:
        observer.stop()
        observer.join()


def is_seen(file: Path, seen: Event) -> bool:
    """Save a file again and again, each time in the place of the one before, until that is seen; at first it may not be watched yet."""
    new = file.with_suffix(".new")
    return any(new.write_text("a" * n) and new.replace(file) and seen.wait(0.1) for n in range(1, TRIES))


@pytest.mark.parametrize("watched", ["", "mkdocs.yml"], ids=["folder", "file"])
def test_a_change_is_seen_without_another_look(watched: str, tmp_path: Path) -> None:
    file = tmp_path / "mkdocs.yml"
    file.touch()
    with watching(tmp_path / watched, NEVER) as seen:
        assert is_seen(file, seen)


@pytest.mark.parametrize(
    ("refused", "error"),
    [
        ("__init__", OSError("inotify instance limit reached")),
        ("schedule", OSError("inotify watch limit reached")),
        ("schedule", Empty()),  # on Windows, of a folder that cannot be opened
    ],
    ids=["at all", "a folder", "without a word"],
)
def test_a_change_is_seen_where_the_system_tells_of_none(
    refused: str, error: Exception, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object, **_settings: object) -> None:
        raise error

    monkeypatch.setattr(Observer, refused, refuse)
    with watching(tmp_path, SOON) as seen:
        assert is_seen(tmp_path / "mkdocs.yml", seen)
