"""One build at a time: on one machine, or on several that share the folder."""

from __future__ import annotations

import re
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import mkdtemp

from filelock import SoftFileLease, Timeout

from cards.content.problem import Said, named, said
from cards.content.refused import Refused

Tell = Callable[[Said], None]
"""Tells whoever builds something that does not end the build."""

SILENCE = 30.0
"""Seconds without a sign of life after which a build on another machine counts as dead; of one on this machine that is known at once."""

STAMP = "%Y%m%dT%H%M%SZ"
"""How the name of a folder says when its build began."""


class Builder:
    """The only build of a site at this moment, with a folder of its own."""

    def __init__(self, lease: SoftFileLease, place: Path, site: str) -> None:
        self._lease = lease
        self._place, self._site = place, site
        self.folder = Path(mkdtemp(prefix=f".{site}-{datetime.now(tz=UTC):{STAMP}}-", dir=place))
        """What this build writes before it is published; on the file system of the site, and gone with the build."""

    def others(self) -> list[Path]:
        """Return the folders of builds that died."""
        return [folder for folder in folders(self._place, self._site) if folder != self.folder]

    def still_alone(self) -> bool:
        """Tell whether no other machine has taken this build for dead."""
        return self._lease.compromise is None and self._lease.is_lock_held_by_us


@contextmanager
def only_builder(place: Path, site: str, tell: Tell) -> Iterator[Builder]:
    """Be the only one that builds `site`, which is named so in `place` or is that folder; raises `Refused` while another one does.

    A build that died on this machine gives way at once. Of one on another machine only its signs of life can be seen: they are waited for.
    """
    lease = SoftFileLease(place / lock_file(site), lease_duration=SILENCE)
    try:
        try:
            lease.acquire(timeout=0)
        except Timeout:
            if lease.owner is None or lease.owner.hostname == socket.gethostname():
                raise
            tell(_other("build-elsewhere", lease, place, site))
            lease.acquire(timeout=SILENCE * 1.2, poll_interval=SILENCE / 30)
    except Timeout:
        raise Refused(_other("another-build", lease, place, site)) from None
    try:
        yield Builder(lease, place, site)
    finally:
        lease.release()


def lock_file(site: str) -> str:
    """Return the name of the file that is there while `site` is built."""
    return f".{site}.lock"


def folders(place: Path, site: str) -> list[Path]:
    """Return the folders in `place` that builds of `site` have to themselves, the oldest first."""
    return sorted(folder for folder in place.iterdir() if is_of_a_build(folder.name, site))


def is_of_a_build(name: str, site: str) -> bool:
    """Tell whether a folder of that name is one that a build of `site` has to itself."""
    return re.fullmatch(rf"\.{re.escape(site)}-\d{{8}}T\d{{6}}Z-\w+", name) is not None


def _other(sentence: str, lease: SoftFileLease, place: Path, site: str) -> Said:
    """Return the `sentence` on the build that goes on."""
    owner, its = lease.owner, folders(place, site)
    machine, process = (owner.hostname, owner.pid) if owner else ("?", 0)
    began = datetime.strptime(its[-1].name.split("-")[-2], STAMP).replace(tzinfo=UTC).astimezone() if its else None
    return said(sentence, since=f"{began:%H:%M}" if began else "?", machine=named(machine), process=process)
