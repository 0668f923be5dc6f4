"""The two addresses that the environment tells: taken as they are meant, or refused before anything is built on them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from urllib.parse import SplitResult, urlsplit, urlunsplit

from cards.content.problem import quoted, said
from cards.content.refused import Refused
from cards.site.feedback import on_github

SHELL = re.compile(r"(?:ssh://)?git@(?P<host>[\w.-]+)(?::\d+/|[:/])(?P<path>.+)")
"""The address of a project as git takes it over ssh."""

HOST = re.compile(r"[\w.-]+|[\da-fA-F:.]+")
"""The name of a host, or an address of IPv6."""

BARE = re.compile(r"(?:(?:\w+:)?//)?(?P<place>\w[\w.-]*(?::\d+)?(?:/\S*)?)")
"""What could be an address, but for its beginning."""

EXAMPLE = "intranet.example.org/cards"

INDEX = re.compile(r"index\.html?$")
PAGE = re.compile(r"/[^/]+\.html?$")

FEWEST_PARTS = 2
"""Of the path of a project: whose it is, and what it is called. On GitLab there may be groups in between."""


def site_url(typed: str) -> str:
    """Return the address of the site as it is meant, with a slash at its end; nothing where there is none."""
    if not typed.strip():
        return ""
    parts = _parts("SITE_URL", typed)
    path = INDEX.sub("", parts.path)
    if PAGE.search(path):
        raise Refused(said("address-of-a-page", variable="SITE_URL", typed=quoted(typed)))
    return _joined(parts, f"{path.rstrip('/')}/")


def repo_url(typed: str) -> str:
    """Return the address of the project as it is meant, without a slash at its end; nothing where there is none."""
    if not typed.strip():
        return ""
    over_ssh = SHELL.fullmatch(typed.strip())
    parts = _parts("REPO_URL", f"https://{over_ssh['host']}/{over_ssh['path']}" if over_ssh else typed)
    project, _, _ = parts.path.partition("/-/")  # below it GitLab has the pages of a project
    names = [name for name in project.removesuffix("/").removesuffix(".git").split("/") if name]
    if on_github(_joined(parts, "")):
        names = [name.removesuffix(".git") for name in names[:FEWEST_PARTS]]
    if len(names) < FEWEST_PARTS:
        raise Refused(said("address-of-no-project", typed=quoted(typed)))
    return _joined(parts, "/" + "/".join(names))


VARIABLES: Mapping[str, Callable[[str], str]] = {"SITE_URL": site_url, "REPO_URL": repo_url}


def as_meant(environment: Mapping[str, str]) -> dict[str, str]:
    """Return those of the variables that are set, as they are meant; raises `Refused`."""
    return {name: mend(environment[name]) for name, mend in VARIABLES.items() if name in environment}


def _parts(variable: str, typed: str) -> SplitResult:
    try:
        parts = urlsplit(typed.strip())
        host, _ = parts.hostname, parts.port  # a port that is none is an error
    except ValueError:
        host = None
    if host is None or not HOST.fullmatch(host) or parts.scheme not in {"http", "https"} or re.search(r"\s", typed.strip()):
        told = BARE.fullmatch(typed.strip())
        like = f"https://{told['place'] if told else EXAMPLE}"
        raise Refused(said("no-web-address", variable=variable, typed=quoted(typed), like=quoted(like)))
    return parts


def _joined(parts: SplitResult, path: str) -> str:
    """Return an address without what is nobody's business (a name, a password) and what belongs to one page (a query, a place in it)."""
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], path, "", ""))
