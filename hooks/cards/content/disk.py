"""What the system refuses, a disk or a share above all, in words that each language has."""

from __future__ import annotations

import errno

from cards.content.problem import Said, named, said

IN_USE_ON_WINDOWS = 32
"""What Windows answers of a file that a program has open."""

REASONS = {
    errno.ENOSPC: "disk-is-full",
    errno.EDQUOT: "disk-is-full",
    errno.EROFS: "disk-is-read-only",
    errno.EACCES: "no-permission",
    errno.EPERM: "no-permission",
    errno.ENOENT: "is-not-there",
    errno.EEXIST: "is-there-already",
    errno.ENOTDIR: "is-no-folder",
    errno.EISDIR: "is-a-folder",
    errno.EBUSY: "is-in-use",
    errno.ETXTBSY: "is-in-use",
    errno.EIO: "disk-fails",
    errno.ENAMETOOLONG: "name-is-too-long",
    errno.ELOOP: "links-go-round",
    errno.EADDRINUSE: "address-is-taken",
    errno.EADDRNOTAVAIL: "address-is-not-here",
}
"""The sentences on what goes wrong most; of all else the system speaks for itself."""


def reason(error: OSError) -> Said | str:
    """Return why it did not go."""
    if getattr(error, "winerror", None) == IN_USE_ON_WINDOWS:
        return said("is-in-use")
    return said(REASONS[error.errno]) if error.errno in REASONS else str(error.strerror or error)


def refused_file(error: OSError) -> str:
    """Return the path of the file that `error` is about, as far as it tells: the one to be written where there are two."""
    return str(error.filename2 or error.filename or "?")


def told(error: OSError) -> Said:
    """Return the sentence, one of those that commands say, that ends a command which the disk did not let finish."""
    if error.filename is None:
        return said("disk-refuses", reason=reason(error))
    return said("disk-refuses-file", file=named(refused_file(error)), reason=reason(error))
