"""The dev server: MkDocs' own, which watches the files and makes pages load themselves again; what it serves is a `DevSite`."""

from __future__ import annotations

import gc
import logging
import os
import re
import socket
from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from cards.content.disk import reason
from cards.content.problem import named, quoted, said
from cards.content.project import SEEDS
from cards.content.refused import Refused
from cards.content.wording import language_of_system, wording
from cards.site.web_addresses import site_url
from mkdocs.config import load_config
from mkdocs.livereload import LiveReloadServer

from site_build.dev_site import HTML, DevSite, redirect
from site_build.preview_folder import preview_folder
from site_build.prompt_observer import PromptObserver

if TYPE_CHECKING:
    from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger("mkdocs.serve")

POLLING_INTERVAL = 0.1
"""Seconds between two looks at the files, for what the system does not tell of: fewer than MkDocs has, as a saved card is waited for."""

SETTLED = 0.02
"""Seconds without a further change after which what was saved is read; editors put a file in its place at one stroke, or nearly."""

RELOAD = "/livereload/"
"""Where pages ask MkDocs whether they are to be loaded again."""

WAITING = 128
"""So many browsers may ask at the same moment; of those that are turned away, some ask again after seconds only."""

LARGEST_PORT = 65_535


def serve(config_file: Path, address: str | None) -> None:
    """Serve the project of `config_file` at `address`, for example ``127.0.0.1:8000``, and follow its changes until interrupted.

    Without an address it is the one in the settings. Raises MkDocsException when the settings cannot be read, `Refused` when nothing can be
    served at that address.
    """
    if address is not None and not _is_address(address):
        raise Refused(said("no-address-to-serve-at", typed=quoted(address)))
    with preview_folder() as folder:
        config = load_config(str(config_file), site_dir=str(folder), dev_addr=address)
        # Before a page is made with these settings: that changes them, and only some of them where it cannot be made.
        host, port = config.dev_addr
        mount_path = urlsplit(site_url(config.site_url or "") or "/").path
        watched = (config.docs_dir, *config.watch)
        dev_site = DevSite(config)
        dev_site.prepare()
        gc.freeze()  # what is there by now stays
        gc.enable()
        server = LiveReloadServer(dev_site.build, host, port, str(folder), mount_path)
        server.observer = PromptObserver(POLLING_INTERVAL)  # type: ignore[assignment] # MkDocs only starts and stops it
        server.build_delay = SETTLED
        server.allow_reuse_address = os.name != "nt"  # there it lets two servers have one address
        server.request_queue_size = WAITING
        server.serve_thread.daemon = True  # or an impatient second Ctrl-C leaves a program that serves for ever
        server.set_app(for_its_host(host, server.url, application(server, dev_site)))
        server.watch(str(config_file.parent), recursive=False)  # where the settings of all languages are
        sources = config_file.parent / SEEDS
        for path in (*watched, *([str(sources)] if sources.is_dir() else [])):
            server.watch(path)
        try:
            server.serve()
        except KeyboardInterrupt:
            log.info("Shutting down...")
        except OSError as error:
            raise Refused(said("not-served", address=named(server.url), reason=reason(error))) from None
        finally:
            server.shutdown()


def _is_address(typed: str) -> bool:
    """Tell whether one can serve at what was typed: MkDocs takes the number of an address, or ``localhost``."""
    told = re.fullmatch(r"\[?(?P<host>[^\]]+)\]?:(?P<port>\d{1,5})", typed)
    return told is not None and 0 < int(told["port"]) <= LARGEST_PORT and (told["host"] == "localhost" or _ip(told["host"]) is not None)


def _ip(host: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(host)
    except ValueError:
        return None


def for_its_host(host: str, address: str, application: WSGIApplication) -> WSGIApplication:
    """Return `application`, which answers whoever asks for `host` or this very computer, and nobody else.

    A page of another site can have its own name lead here, and would read drafts as if they were its own.
    """

    def respond(environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        if answers_to(environ.get("HTTP_HOST", ""), host):
            answered = application(environ, start_response)
        else:
            told = wording(language_of_system()).sentence("commands", "another-host", address=named(address)).encode()
            answered = [told]
            start_response("403 Forbidden", [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(told)))])
        return [] if environ["REQUEST_METHOD"] == "HEAD" else answered

    return respond


def answers_to(asked: str, host: str) -> bool:
    """Tell whether a server at `host` is meant by the Host that a browser `asked` for, which may say a port too.

    At an address of all networks, such as ``0.0.0.0``, it goes by the computer's name and by any number, which nobody else's page has.
    """
    try:
        name = (urlsplit(f"//{asked}").hostname or "").rstrip(".")
    except ValueError:
        return False
    number, served = _ip(name), _ip(host)
    if name in {"localhost", host.lower()} or (number is not None and number.is_loopback):
        return True
    everywhere = served is not None and served.is_unspecified
    return everywhere and (number is not None or name in {socket.gethostname().lower(), socket.getfqdn().lower()})


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
