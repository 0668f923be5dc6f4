"""Two folders change places at one stroke, where the system can do that: Linux, on one file system of its own."""

from __future__ import annotations

import ctypes
import errno
import os
import re
import sys
from pathlib import Path

AT_FDCWD = -100
RENAME_EXCHANGE = 2
"""As the headers of Linux have them."""

IMPOSSIBLE = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EXDEV, errno.EBUSY, errno.EPERM, errno.EACCES}
"""What is answered where two folders cannot change places: an old system, a share, a folder that others are mounted on or may not move."""

MOUNTS = Path("/proc/self/mountinfo")


def exchange(one: Path, other: Path) -> bool:
    """Give each of two folders the other's name, and tell whether that was done: at no moment is one of the names missing."""
    if sys.platform != "linux" or mounts_in(one) or mounts_in(other):
        return False  # what is mounted in a folder would go with it, and be swept with the site of before
    rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
    if rename is None:  # an old library of C
        return False
    if rename(AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE) == 0:
        return True
    number = ctypes.get_errno()
    if number in IMPOSSIBLE:
        return False
    raise OSError(number, os.strerror(number), str(other))


def is_mounted(folder: Path) -> bool:
    """Tell whether `folder` is where something is mounted, a folder of the same disk too."""
    return os.path.ismount(folder) or folder in mounts_in(folder)


def mounts_in(folder: Path) -> list[Path]:
    """Return where something is mounted, in `folder` or on it, as far as this system tells."""
    lines = MOUNTS.read_text(encoding="utf-8", errors="surrogateescape").splitlines() if MOUNTS.exists() else []
    mounted = [Path(re.sub(r"\\(\d{3})", lambda octal: chr(int(octal[1], 8)), line.split(" ")[4])) for line in lines]
    return [path for path in mounted if path.is_relative_to(folder)]
