"""A change is seen at once where the system tells of it, and at the next look where it does not."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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
def watching(folder: Path, interval: float) -> Iterator[Event]:
    seen, observer = Seen(), PromptObserver(interval)
    observer.schedule(seen, str(folder), recursive=True)
    observer.start()
    try:
        yield seen.is_there
    finally:
        observer.stop()
        observer.join()


def is_seen(folder: Path, seen: Event) -> bool:
    """Save a file again and again until that is seen; the first times it may not be watched yet."""
    return any((folder / "card.yml").write_text("a" * n) and seen.wait(0.1) for n in range(1, TRIES))


def test_a_change_is_seen_without_another_look(tmp_path: Path) -> None:
    with watching(tmp_path, NEVER) as seen:
        assert is_seen(tmp_path, seen)


def test_a_change_is_seen_where_the_system_tells_of_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_settings: object) -> None:
        raise OSError("inotify watch limit reached")

    monkeypatch.setattr(Observer, "schedule", refuse)
    with watching(tmp_path, SOON) as seen:
        assert is_seen(tmp_path, seen)
