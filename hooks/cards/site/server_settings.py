"""The settings of servers for the site: for each a template in ``templates/servers/``, filled in from what is said here once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from cards.content.languages import Languages
from cards.content.templating import environment
from cards.site.asset_names import NAMED
from cards.site.security_policy import BY_SERVERS

HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": BY_SERVERS,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}
"""What a server says with every answer."""

TYPES: Mapping[str, tuple[str, ...]] = {
    "text/html": ("html",),
    "text/css": ("css",),
    "text/javascript": ("js",),
    "text/csv": ("csv",),
    "text/plain": ("txt", "yml", "yaml", "md"),
    "application/json": ("json", "map"),
    "application/manifest+json": ("webmanifest",),
    "application/xml": ("xml",),
    "application/pdf": ("pdf",),
    "application/zip": ("zip",),
    "application/gzip": ("gz",),
    "image/svg+xml": ("svg",),
    "image/png": ("png",),
    "image/jpeg": ("jpg", "jpeg"),
    "image/gif": ("gif",),
    "image/webp": ("webp",),
    "image/x-icon": ("ico",),
    "font/woff2": ("woff2",),
}
"""The types of the site's files, by the ends of their names; what a machine knows of its own may be anything."""

TEXT = tuple(kind for kind in TYPES if kind.startswith("text/") or kind.endswith(("json", "xml")))
"""The types that shrink when they are packed."""

ASSET_FOLDERS = ("assets", "css", "form", "images", "js", "search", "sheets", "vendor")
"""The folders of a language in which there are assets and nothing else."""


@dataclass(frozen=True)
class Served:
    """A site as a server is to serve it."""

    folder: str
    """Where its files are, as a whole path."""

    languages: Languages
    url: str | None
    """Its address, where it has one."""

    listen: str
    """The port, or the address and the port, at which an nginx waits for readers."""

    by_language: bool
    """Whether whoever asks for the first page gets it in the language of the browser."""


def settings(template: str, served: Served) -> str:
    """Return the settings that serve the site `served`, made of the `template` in ``templates/servers/``."""
    parts = urlsplit(served.url or "")
    text = (
        environment("cards", html=template.endswith(".config"))
        .get_template(f"servers/{template}")
        .render(
            site=served.folder,
            url=served.url,
            host=parts.hostname,
            path=f"{parts.path.rstrip('/')}/",
            origin=f"{parts.scheme}://{parts.netloc}" if served.url else None,
            listen=served.listen,
            by_language=served.by_language,
            languages=list(served.languages.values()),
            headers=HEADERS,
            types=TYPES,
            text=TEXT,
            asset=NAMED,
            folders=ASSET_FOLDERS,
        )
    )
    return f"{text.rstrip()}\n"
