"""Watches files as the preview of MkDocs does, by looking at all of them again and again, but at once when the system tells of a change.

Where it tells of none, as on many shares and in a container of what is outside, a change is seen a moment later. Of a file the system is
asked to watch the folder, as watchdog has it: Windows watches folders only, and elsewhere the watch of a file ends when another is put in
its place.
"""

from __future__ import annotations

from contextlib import suppress
from queue import Empty
from threading import Event
from typing import TYPE_CHECKING, Any

from watchdog.events import (
    DirMovedEvent,
    FileCreatedEvent,
    FileDeletedEvent,
    FileModifiedEvent,
    FileMovedEvent,
    FileSystemEvent,
    FileSystemEventHandler,
)
from watchdog.observers import Observer
from watchdog.observers.api import BaseObserver, EventQueue, ObservedWatch
from watchdog.observers.polling import PollingEmitter

if TYPE_CHECKING:
    from watchdog.utils import Seconds

CHANGES: list[type[FileSystemEvent]] = [FileModifiedEvent, FileCreatedEvent, FileDeletedEvent, FileMovedEvent, DirMovedEvent]
"""What the system is to tell of: not that a file is read, as all are after each change."""


class PromptObserver(BaseObserver):
    """Looks at what is watched every so many seconds, and when something has changed there."""

    def __init__(self, interval: Seconds) -> None:
        self._system = _of_the_system()
        super().__init__(_PromptEmitter, timeout=interval, system=self._system)

    def start(self) -> None:
        """Begin to watch."""
        if self._system:
            self._system.start()
        super().start()

    def on_thread_stop(self) -> None:
        """End watching."""
        if self._system:
            self._system.stop()
        super().on_thread_stop()


def _of_the_system() -> BaseObserver | None:
    """Return what tells of changes; nothing where everybody's programs on a computer watch as much already as it allows."""
    with suppress(OSError):
        return Observer()
    return None


class _PromptEmitter(PollingEmitter):
    """Looks at one of the watched folders."""

    def __init__(self, event_queue: EventQueue, watch: ObservedWatch, *, system: BaseObserver | None, **settings: Any) -> None:
        super().__init__(event_queue, watch, **settings)
        self._system = system
        self._has_changed = Event()

    def on_thread_start(self) -> None:
        super().on_thread_start()
        if self._system:
            # It watches only so many folders for everybody on a computer; on Windows a thread that cannot open one leaves it `Empty`.
            with suppress(OSError, Empty):
                self._system.schedule(_Alarm(self._has_changed), self.watch.path, recursive=self.watch.is_recursive, event_filter=CHANGES)

    def on_thread_stop(self) -> None:
        self._has_changed.set()

    def queue_events(self, timeout: Seconds) -> None:
        self._has_changed.wait(timeout)
        self._has_changed.clear()
        super().queue_events(0)


class _Alarm(FileSystemEventHandler):
    """Notes that something has changed."""

    def __init__(self, has_changed: Event) -> None:
        self._has_changed = has_changed

    def on_any_event(self, event: FileSystemEvent) -> None:
        self._has_changed.set()
