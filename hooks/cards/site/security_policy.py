"""What the pages of the site may load and run, as browsers are told it: the Content-Security-Policy."""

from __future__ import annotations

IN_PAGES = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; worker-src 'self'; "
    "form-action 'self'; base-uri 'none'"
)
"""Files of the site, and nothing that stands in the page itself; ``data:`` begins pictures that stand in the theme's style sheets."""

BY_SERVERS = f"{IN_PAGES}; frame-ancestors 'self'"
"""The same, with what a page cannot say itself: that no other site may show it as a part of its own."""

HEAD = b'<meta charset="utf-8">'
"""How the head of each page begins."""


SAID = b'%b\n<meta http-equiv="Content-Security-Policy" content="%b">' % (HEAD, IN_PAGES.encode())


def said_in(page: bytes) -> bytes:
    """Return `page` as it says itself what it may load, wherever it is opened: on a file share too, and where no server says it."""
    return page.replace(HEAD, SAID, 1)
