"""The dev server: MkDocs' own, which watches the files and makes pages load themselves again; what it serves is a `DevSite`."""

from __future__ import annotations

import logging
import os
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from cards.content.project import SEEDS
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer

from site_build.dev_site import HTML, DevSite, redirect

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.serve")

POLLING_INTERVAL = 0.25
"""Seconds between two looks at the files that are watched: half of MkDocs' own, for a saved card is waited for."""

RELOAD = "/livereload/"
"""Where pages ask MkDocs whether they are to be loaded again."""


def serve(config_file: Path, address: str | None) -> None:
    """Serve the project of `config_file` at `address`, for example ``127.0.0.1:8000``, and follow its changes until interrupted.

    Without an address it is the one in the settings. Raises MkDocsException when the settings cannot be read, or nothing can be
    served at that address.
    """
    with TemporaryDirectory(prefix="dev-server-", ignore_cleanup_errors=True) as folder:
        config = load_config(str(config_file), site_dir=folder, dev_addr=address)
        dev_site = DevSite(config)
        host, port = config.dev_addr
        mount_path = urlsplit(config.site_url or "/").path
        server = LiveReloadServer(dev_site.build, host, port, folder, mount_path, polling_interval=POLLING_INTERVAL)
        server.allow_reuse_address = os.name != "nt"  # there it lets two servers have one address
        server.set_app(application(server, dev_site))
        # The folder too: an editor that puts a new settings file in the place of the old ends the watch of the file.
        server.watch(str(config_file.parent), recursive=False)
        sources = config_file.parent / SEEDS
        for path in (config.docs_dir, config.config_file_path, *config.watch, *([str(sources)] if sources.is_dir() else [])):
            server.watch(path)
        try:
            server.serve()
        except KeyboardInterrupt:
            log.info("Shutting down...")
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else error
            raise MkDocsException(f"the site cannot be served at {server.url}: {reason}; choose another address with --dev-addr") from None
        finally:
            server.shutdown()


def application(server: LiveReloadServer, dev_site: DevSite) -> WSGIApplication:
    """Return what `server` runs: `dev_site` answers, and MkDocs sees to it that pages load themselves again."""
    serve_itself: Any = server.get_app()

    def respond(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        path = environ["PATH_INFO"].encode("latin-1").decode("utf-8", "replace")
        if path.startswith(RELOAD) or not f"{path}/".startswith(server.mount_path):
            served: Iterable[bytes] = serve_itself(environ, start_response)
            return served
        epoch = server._visible_epoch  # noqa: SLF001 - that of before, so that a page outdated meanwhile loads itself again
        uri = path.removeprefix(server.mount_path)
        answer = redirect(server.mount_path) if uri == path else dev_site.answer(uri)
        content = server._inject_js_into_html(answer.content, epoch) if answer.content_type == HTML else answer.content  # noqa: SLF001
        headers = [("Content-Type", answer.content_type), ("Content-Length", str(len(content)))]
        start_response(answer.status, headers + ([("Location", quote(answer.location))] if answer.location else []))
        return [content]

    return respond
