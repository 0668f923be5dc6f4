"""The preview: what `cards serve` shows while somebody writes.

One preview serves all the tests that put back what they change; those that cannot, or that are about its beginning or end, have one of
their own.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn
from urllib.parse import urlsplit

import pytest
from cards.cli import main
from click.testing import CliRunner
from filelock import FileLock
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from site_build import dev_site
from site_build.dev_server import answers_to
from site_build.dev_site import DevSite

from tests.assets import as_before
from tests.fixture_project import change, copy_project, put_together
from tests.longest_card import LONGEST
from tests.preview_server import CARDS, MKDOCS, RELOADING, PreviewServer, serving

CARD = "practices/glass-wall"
SERVER = "https://intranet.example.org/"
BELOW = "practices-of-leadership/"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory, known: Path) -> Path:
    """A copy of the fixture project; who changes it puts it back."""
    return copy_project(tmp_path_factory.mktemp("shared"), known=known)


@pytest.fixture(scope="module")
def preview(project: Path, environment: dict[str, str]) -> Iterator[PreviewServer]:
    """The preview of that project, of a site that stands at the root of its server."""
    with serving(project, with_templates_of(project, environment) | {"SITE_URL": SERVER}) as running:
        running.wait_for("Serving on")
        yield running


@pytest.fixture
def own_project(tmp_path: Path, known: Path) -> Path:
    """A copy of the fixture project that the test may do anything with."""
    return copy_project(tmp_path, known=known)


@pytest.fixture
def own_preview(own_project: Path, environment: dict[str, str]) -> Iterator[PreviewServer]:
    """The preview of that project."""
    with serving(own_project, with_templates_of(own_project, environment)) as running:
        running.wait_for("Serving on")
        yield running


def with_templates_of(project: Path, environment: dict[str, str]) -> dict[str, str]:
    """Return the variables for a program that takes the package from the project, not from where it is installed."""
    return {**environment, "PYTHONPATH": str(project / "hooks")}


@contextmanager
def changed(preview: PreviewServer, file: Path, edit: tuple[str, str], *, shows: tuple[str, str]) -> Iterator[None]:
    """Change a file, and wait until a page, known by its address, has that text; put the file back, and wait for nothing."""
    uri, text = shows
    preview.get(uri)
    change(file, *edit)
    try:
        preview.wait_until(lambda: text in preview.get(uri))
        yield
    finally:
        change(file, *reversed(edit))


# --- what it follows -------------------------------------------------------------------------------------------------


def test_both_languages_are_shown_and_follow_a_change_of_a_card(project: Path, preview: PreviewServer) -> None:
    assert "<h1>A window in the workshop</h1>" in preview.get(f"{CARD}.html")
    assert "<h1>Een raam in de werkplaats</h1>" in preview.get(f"nl/{CARD}.html")

    edit = ("reviewed: 2026-11-22", "reviewed: 2026-11-21")
    with changed(preview, project / f"{CARD}.yml", edit, shows=(f"{CARD}.html", "21 November 2026")):
        assert "21 november 2026" in preview.get(f"nl/{CARD}.html")
    preview.wait_until(lambda: "22 November 2026" in preview.get(f"{CARD}.html"))


@pytest.mark.parametrize(
    ("file", "edit", "uri"),
    [
        ("docs/nl/about.md", ("\n## ", "\nIn den beginne\n\n## "), "nl/about.html"),
        ("practices/_vocabulary.yml", ("meaning: {en: ", "meaning: {en: In den beginne "), "themes/openness.html"),
        ("hooks/cards/messages/nl.yml", ('footer: "', 'footer: "In den beginne '), f"nl/{CARD}.html"),
        ("hooks/cards/search_words/nl.yml", ("function_words: >-\n ", "function_words: >-\n  In den beginne"), "nl/search/words.js"),
        ("hooks/cards/templates/card.html", ("</", "<!-- In den beginne --></"), f"{CARD}.html"),
        ("hooks/theme/main.html", ("</", "<!-- In den beginne --></"), f"{CARD}.html"),
        ("hooks/theme/css/card.css", ("}", "}/* In den beginne */"), "css/card_passage_card-page.css"),
        ("mkdocs.nl.yml", ("theme:\n", "theme:\n  favicon: In den beginne\n"), f"nl/{CARD}.html"),
    ],
)
def test_a_change_of_anything_is_followed(file: str, edit: tuple[str, str], uri: str, project: Path, preview: PreviewServer) -> None:
    preview.wait_until(lambda: "In den beginne" not in preview.get(uri))
    with changed(preview, project / file, edit, shows=(uri, "In den beginne")):
        pass


def test_after_changes_every_file_is_the_one_that_a_build_writes(
    own_project: Path, own_preview: PreviewServer, environment: dict[str, str]
) -> None:
    project, preview = own_project, own_preview
    for uri in ("index.html", f"{CARD}.html", "search/index.js", "nl/search/index.js", "nl/workshop.html"):
        preview.get(uri)
    (project / "practices" / "sit-down.yml").rename(project / "practices" / "sit-a-while.yml")
    for name in ("_addresses", "_leaders", "open-evening", LONGEST):
        change(project / f"practices/{name}.yml", "sit-down", "sit-a-while")
    change(project / f"{CARD}.yml", "A window", "A large window")
    preview.wait_until(lambda: "A large window" in preview.get(f"{CARD}.html"))

    built = project / "built"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(built)]
    subprocess.run(command, cwd=project, env=with_templates_of(project, environment), stderr=subprocess.PIPE, check=True)
    written = {
        as_before(file.relative_to(built).as_posix()): as_before(file.read_bytes().decode("latin-1"))
        for file in built.rglob("*")
        if file.is_file() and file.suffix != ".gz"
    }
    assert "practices/sit-a-while.html" in written
    # A page may tell of such a name too, as that for whoever serves the site does.
    assert {uri: as_before(RELOADING.sub("", preview.ask(uri)[1].decode("latin-1"))) for uri in written} == written
    assert preview.get("practices/sit-down.html") == written["404.html"].encode("latin-1").decode()


def test_whoever_asks_during_a_change_gets_a_page(project: Path, preview: PreviewServer) -> None:
    preview.get(f"{CARD}.html")
    change(project / f"{CARD}.yml", "reviewed: 2026-11-22", "reviewed: 2026-11-21")
    answers = {preview.get(f"{CARD}.html")}
    while not any("21 November 2026" in answer for answer in answers):
        answers.add(preview.get(f"{CARD}.html"))
    change(project / f"{CARD}.yml", "reviewed: 2026-11-21", "reviewed: 2026-11-22")
    preview.wait_until(lambda: "22 November 2026" in preview.get(f"{CARD}.html"))
    assert all("<h1>A window in the workshop</h1>" in answer for answer in answers)


# --- what is wrong ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("file", "edit", "problem"),
    [
        (
            f"{CARD}.yml",
            ("minutes: 30", "minuts: 30"),
            f"{CARD}.yml:16:1: the key `minuts` is not known here [unknown-key]. Did you mean `minutes`?",
        ),
        ("hooks/cards/messages/nl.yml", ("site:", "sites:"), "practices/_site.yml:4:3: `hooks/cards/messages/nl.yml` lacks `site.name`"),
    ],
    ids=["a card", "a language"],
)
def test_what_is_wrong_with_cards_and_languages_stands_in_the_place_of_every_page_until_it_is_mended(
    file: str, edit: tuple[str, str], problem: str, project: Path, preview: PreviewServer
) -> None:
    with changed(preview, project / file, edit, shows=("nl/about.html", problem)):
        if problem not in preview.printed:
            preview.wait_for(problem)
        assert "Traceback" not in preview.printed
        status, page = preview.ask("nl/about.html")
        assert status == 500
        assert RELOADING.search(page.decode())
    preview.wait_until(lambda: "30 minuten" in preview.get(f"nl/{CARD}.html"))


@pytest.mark.parametrize(
    ("file", "edit", "shows"),
    [
        ("docs/nl/about.md", ("\n## ", "\n{{ nothing.here }}\n\n## "), ("about", "docs/nl/about.md: &#39;nothing&#39; is undefined")),
        ("docs/nl/about.md", ("\n## ", "\n{{ icon('no/such') }}\n\n## "), ("about", "FileNotFoundError: ")),
        ("hooks/cards/templates/theme.html", ("{{", "{{ ( }}{{"), ("themes/openness", "theme.html, line ")),
        ("mkdocs.nl.yml", ("docs_dir: docs/nl", "docs_dir: docs/fr"), ("themes/openness", "Aborted with a configuration error!")),
    ],
)
def test_what_is_wrong_elsewhere_is_shown_in_its_language_and_the_other_goes_on(
    file: str, edit: tuple[str, str], shows: tuple[str, str], project: Path, preview: PreviewServer
) -> None:
    page, told = shows
    uri = f"nl/{page}.html"
    with changed(preview, project / file, edit, shows=(uri, told)):
        status, answer = preview.ask(uri)
        assert status == 500
        assert RELOADING.search(answer.decode())
        assert preview.ask("index.html")[0] == 200
    preview.wait_until(lambda: preview.ask(uri)[0] == 200)


def test_every_try_to_make_a_page_begins_with_settings_that_none_has_changed(
    tmp_path: Path, known: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[list[str]] = []

    def refuse(_files: object, config: MkDocsConfig) -> NoReturn:
        tried.append([Path(watched).name for watched in config.watch])
        raise BuildError("No navigation")

    monkeypatch.setattr(dev_site, "get_navigation", refuse)
    preview = DevSite(load_config(str(put_together(tmp_path, known=known) / "mkdocs.yml"), site_dir=str(tmp_path / "site")))
    assert {preview.answer(f"{CARD}.html").status for _ in range(2)} == {"500 Internal Server Error"}
    assert [watched.count("mkdocs.nl.yml") for watched in tried] == [1, 1]


def test_a_preview_begins_although_a_card_is_wrong(own_project: Path, environment: dict[str, str]) -> None:
    change(own_project / f"{CARD}.yml", "minutes: 30", "minuts: 30")
    with serving(own_project, environment) as preview:
        assert "[unknown-key]" in preview.wait_for("Serving on")
        assert "[unknown-key]" in preview.get("index.html")


def ended(project: Path, environment: dict[str, str], *arguments: str) -> subprocess.CompletedProcess[str]:
    """Return `cards serve` as it ended."""
    command = [str(CARDS), "serve", *arguments]
    return subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False, timeout=60)


def test_settings_that_cannot_be_read_end_it_with_a_message(own_project: Path, environment: dict[str, str]) -> None:
    change(own_project / "mkdocs.yml", "docs_dir: docs/en", "docs_dir: docs/fr")
    program = ended(own_project, environment)
    assert program.returncode == 1
    assert "docs_dir" in program.stderr
    assert "Traceback" not in program.stderr


def test_an_address_that_is_taken_ends_it_with_what_to_do(project: Path, environment: dict[str, str], tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        program = ended(project, {**environment, "LANGUAGE": "nl", "TMPDIR": str(tmp_path)}, "--dev-addr", address)
    told = f"De site kan niet worden getoond op `http://{address}/`: een ander programma heeft dat adres."
    assert program.returncode == 1
    assert program.stderr.splitlines()[-1] == f"Fout: {told} Kies een ander adres met `--dev-addr`."
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("typed", ["8000", "127.0.0.1", "127.0.0.1:99999", "intranet:8000", "127.0.0.1:http", ":8000", ""])
def test_what_is_no_address_ends_it_with_an_example(typed: str, project: Path) -> None:
    program = CliRunner().invoke(main, ["--root", str(project), "serve", "--dev-addr", typed])
    assert (program.exit_code, program.stderr.splitlines()[-1]) == (
        1,
        f"Error: `{typed}` is no address to serve at; write a number or `localhost`, and a port, as in `127.0.0.1:8000`.",
    )


# --- whom it answers -------------------------------------------------------------------------------------------------


def answer(preview: PreviewServer, method: str = "GET", **headers: str) -> tuple[int, str | None, bytes]:
    """Return what the preview answers to a page of cards: the status, the length that it tells, and all that comes after the headers."""
    address = urlsplit(preview.address).netloc
    with socket.create_connection((address.partition(":")[0], int(address.partition(":")[2])), timeout=30) as asking:
        told = "".join(f"{name}: {value}\r\n" for name, value in ({"Host": address} | headers).items() if value)
        asking.sendall(f"{method} /{CARD}.html HTTP/1.0\r\n{told}\r\n".encode())
        head, _, content = b"".join(iter(lambda: asking.recv(65536), b"")).partition(b"\r\n\r\n")
    length = re.search(r"Content-Length: (\d+)", head.decode())
    return int(head.split()[1]), length and length[1], content


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8000", "127.0.0.1", "127.0.0.1:1234", "[::1]:8000", "127.3.2.1"])
def test_this_computer_is_answered_whatever_it_calls_itself(host: str, preview: PreviewServer) -> None:
    assert answer(preview, Host=host)[0] == 200


@pytest.mark.parametrize(
    "host", ["rebound.example", "rebound.example:8000", "localhost.example", "127.0.0.1.example", "192.168.1.1", "0.0.0.0", "[::", ""]
)
def test_nobody_else_is_answered(host: str, preview: PreviewServer) -> None:
    status, _, content = answer(preview, Host=host)
    assert (status, content.decode()) == (403, f"This preview is for this computer alone: open `{preview.address}`.")


@pytest.mark.parametrize(
    ("served", "asked", "expected"),
    [
        ("192.168.1.7", "192.168.1.7:8000", True),
        ("192.168.1.7", "192.168.1.8", False),
        ("0.0.0.0", "192.168.1.7:8000", True),
        ("::", "[fe80::1]:8000", True),
        ("0.0.0.0", socket.gethostname(), True),
        ("0.0.0.0", "rebound.example", False),
    ],
)
def test_a_preview_for_other_computers_goes_by_its_own_names(served: str, asked: str, expected: bool) -> None:  # noqa: FBT001
    assert answers_to(asked, served) == expected


def test_who_asks_for_the_head_gets_no_body(preview: PreviewServer) -> None:
    _, length, content = answer(preview)
    assert length == str(len(content))
    status, told, nothing = answer(preview, "HEAD")
    assert (status, nothing, abs(int(told or 0) - len(content)) < 10) == (200, b"", True)  # the script that reloads holds a moment
    assert answer(preview, "HEAD", Host="rebound.example")[2] == b""


def test_fifty_who_ask_at_once_are_all_let_in(preview: PreviewServer) -> None:
    at_once = threading.Barrier(50)

    def ask() -> int:
        at_once.wait()
        return preview.ask(f"{CARD}.html")[0]

    with ThreadPoolExecutor(50) as readers:
        asked = [readers.submit(ask) for _ in range(50)]
    assert {each.result() for each in asked} == {200}


@pytest.mark.skipif(os.name == "nt", reason="WINDOWS ENDS PROGRAMS IN ANOTHER WAY")
def test_a_preview_sweeps_what_a_killed_one_left_and_leaves_nothing_itself(own_project: Path, environment: dict[str, str]) -> None:
    left = own_project / "left-behind"
    for name in ("killed", "alive"):
        (left / f"cards-preview-{name}").mkdir(parents=True)
        (left / f"cards-preview-{name}" / ".lock").touch()
    with FileLock(left / "cards-preview-alive" / ".lock"), serving(own_project, environment) as preview:
        preview.wait_for("Serving on")
        preview.get("index.html")
        assert len(list(left.iterdir())) == 2  # of the one that lives, and its own
        preview.end(signal.SIGTERM)
        assert [folder.name for folder in left.iterdir()] == ["cards-preview-alive"]


# --- addresses -------------------------------------------------------------------------------------------------------


def test_an_address_without_a_page_gets_the_page_for_that_which_comes_back_too(preview: PreviewServer) -> None:
    status, page = preview.ask("nl/no-such.html")
    assert status == 404
    assert "<title>404" in page.decode()
    assert RELOADING.search(page.decode())


@pytest.fixture(scope="module")
def preview_below(environment: dict[str, str], tmp_path_factory: pytest.TempPathFactory, known: Path) -> Iterator[PreviewServer]:
    """The preview of a site that stands below a path of its server."""
    project = copy_project(tmp_path_factory.mktemp("below"), known=known)
    with serving(project, environment | {"SITE_URL": f"{SERVER}{BELOW}"}) as running:
        running.wait_for("Serving on")
        yield running


@pytest.fixture(params=["", BELOW])
def hosted(request: pytest.FixtureRequest) -> tuple[PreviewServer, str]:
    """A preview, and the path of the server that its site stands below."""
    return request.getfixturevalue("preview_below" if request.param else "preview"), request.param


@pytest.mark.parametrize("folder", ["", "nl/practices/", "nl/practices"])
def test_a_folder_leads_to_its_index(folder: str, hosted: tuple[PreviewServer, str]) -> None:
    preview, below = hosted
    index = preview.get(f"{below}{folder.removesuffix('/') + '/' if folder else ''}index.html")
    assert "<title>404" not in index
    assert preview.get(f"{below}{folder}") == index


def test_every_way_in_leads_to_the_home_page(hosted: tuple[PreviewServer, str]) -> None:
    preview, below = hosted
    home = preview.get(f"{below}index.html")
    assert "<title>404" not in home
    assert {uri: preview.get(uri) == home for uri in ("", below.removesuffix("/"), below)} == dict.fromkeys(["", below[:-1], below], True)


def test_a_page_whose_name_is_no_ascii_is_found(project: Path, preview: PreviewServer) -> None:
    page = project / "docs" / "nl" / "coördinatie.md"
    page.write_text("# Samen", encoding="utf-8")
    preview.wait_until(lambda: '<h1 id="samen">' in preview.get("nl/co%C3%B6rdinatie.html"))
    page.unlink()
    preview.wait_until(lambda: preview.ask("nl/co%C3%B6rdinatie.html")[0] == 404)


@pytest.mark.parametrize(
    ("uri", "content_type"),
    [
        ("index.html", "text/html"),
        ("css/site.css", "text/css"),
        ("nl/search/index.js", "application/javascript"),
        ("practices.json", "application/json"),
    ],
)
def test_a_file_is_told_for_what_it_is(uri: str, content_type: str, preview: PreviewServer) -> None:
    assert preview.content_type(uri).replace("text/javascript", "application/javascript") == content_type


def test_what_mkdocs_leaves_out_is_left_out(project: Path, preview: PreviewServer) -> None:
    draft = project / "docs" / "nl" / ".draft.md"
    draft.write_text("# Later", encoding="utf-8")
    page = Path(shutil.copy(draft, project / "docs" / "nl" / "later.md"))
    preview.wait_until(lambda: preview.ask("nl/later.html")[0] == 200)
    assert preview.ask("nl/.draft.html")[0] == 404
    draft.unlink()
    page.unlink()
    preview.wait_until(lambda: preview.ask("nl/later.html")[0] == 404)


# --- MkDocs' own server ----------------------------------------------------------------------------------------------


def test_mkdocs_itself_serves_both_languages_and_outlives_a_broken_card(own_project: Path, environment: dict[str, str]) -> None:
    card = own_project / f"{CARD}.yml"
    with serving(own_project, environment, MKDOCS) as preview:
        preview.wait_for("Serving on")
        change(card, "minutes: 30", "minuts: 30")
        printed = preview.wait_for("An error happened during the rebuild")
        assert f"{CARD}.yml:16:1: the key `minuts` is not known here [unknown-key]. Did you mean `minutes`?\n" in printed
        assert "Traceback" not in printed

        change(card, "minuts: 30", "minutes: 30")
        preview.wait_until(lambda: "30 minutes" in preview.get(f"{CARD}.html"))
        assert "30 minuten" in preview.get(f"nl/{CARD}.html")
