"""The preview: what `cards serve` shows while somebody writes."""

from __future__ import annotations

import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.preview_server import CARDS, MKDOCS, PreviewServer, change, serving
from tests.small_project import copy_small_project

CARD = "practices/glass-wall"

ADDITIONS = {
    ".md": ("\n## ", "\nIn den beginne\n\n## "),
    ".html": ("</", "<!-- In den beginne --></"),
    ".css": ("}", "}/* In den beginne */"),
}
"""What to replace in a file of such a name, and by what, so that it says "In den beginne"."""


@pytest.fixture
def project(root: Path, tmp_path: Path) -> Path:
    """A project of three cards that the test may change."""
    return copy_small_project(root, tmp_path)


@pytest.fixture
def preview(project: Path, environment: dict[str, str]) -> Iterator[PreviewServer]:
    # The templates are the project's too, not those that are installed.
    with serving(project, {**environment, "PYTHONPATH": str(project / "hooks")}) as running:
        running.wait_for("Serving on")
        yield running


def test_both_languages_are_shown_and_follow_a_change_of_a_card(project: Path, preview: PreviewServer) -> None:
    assert "<h1>A window in the workshop</h1>" in preview.get(f"{CARD}.html")
    assert "<h1>Een raam in de werkplaats</h1>" in preview.get(f"nl/{CARD}.html")

    change(project / f"{CARD}.yml", "minutes: 30", "minutes: 45")
    preview.wait_for("Reloading browsers")
    assert "45 minutes" in preview.get(f"{CARD}.html")
    assert "45 minuten" in preview.get(f"nl/{CARD}.html")


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("docs/nl/about.md", "nl/about.html"),
        ("hooks/cards/templates/card.html", f"{CARD}.html"),
        ("hooks/theme/main.html", f"{CARD}.html"),
        ("hooks/theme/css/card.css", "css/card.css"),
    ],
)
def test_pages_templates_and_styles_are_followed(file: str, uri: str, project: Path, preview: PreviewServer) -> None:
    preview.get(uri)
    change(project / file, *ADDITIONS[Path(file).suffix])
    preview.wait_for("Reloading browsers")
    assert "In den beginne" in preview.get(uri)


def test_after_changes_every_file_is_the_one_that_a_build_writes(
    project: Path, preview: PreviewServer, environment: dict[str, str]
) -> None:
    for uri in ("index.html", f"{CARD}.html", "search/search_index.js", "nl/search/search_index.js", "nl/workshop.html"):
        preview.get_bytes(uri)
    (project / "practices" / "ask-why.yml").rename(project / "practices" / "ask-them-why.yml")
    for name in ("glass-wall", "ride-along"):
        change(project / f"practices/{name}.yml", "ask-why]\nminutes", "ask-them-why]\nminutes")
    change(project / f"{CARD}.yml", "A window", "A large window")
    preview.wait_for("Reloading browsers")

    built = project / "built"
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(built)]
    subprocess.run(command, cwd=project, env=environment, stderr=subprocess.PIPE, check=True)
    written = {file.relative_to(built).as_posix(): file.read_bytes() for file in built.rglob("*") if file.is_file()}
    assert "practices/ask-them-why.html" in written
    assert {uri: preview.get_bytes(uri) for uri in written} == written
    assert preview.get("practices/ask-why.html") == written["404.html"].decode()


def test_what_is_wrong_stands_in_the_place_of_the_page_until_it_is_mended(project: Path, preview: PreviewServer) -> None:
    change(project / f"{CARD}.yml", "minutes: 30", "minuts: 30")
    printed = preview.wait_for("Reloading browsers")
    problem = f"{CARD}.yml:10:1: the key `minuts` is not known here [unknown-key]. Did you mean `minutes`?"
    assert problem in printed
    assert problem in preview.get(f"nl/{CARD}.html")
    assert "Traceback" not in printed

    change(project / f"{CARD}.yml", "minuts: 30", "minutes: 60")
    preview.wait_for("Reloading browsers")
    assert "60 minuten" in preview.get(f"nl/{CARD}.html")


def test_a_page_written_by_hand_that_cannot_be_filled_in_is_shown_as_what_is_wrong(project: Path, preview: PreviewServer) -> None:
    change(project / "docs/nl/about.md", "\n## ", "\n{{ nothing.here }}\n\n## ")
    preview.wait_for("Reloading browsers")
    assert "docs/nl/about.md: &#39;nothing&#39; is undefined" in preview.get("nl/about.html")
    assert "<h1>A window in the workshop</h1>" in preview.get(f"{CARD}.html")


def test_a_preview_begins_although_a_card_is_wrong(project: Path, environment: dict[str, str]) -> None:
    change(project / f"{CARD}.yml", "minutes: 30", "minuts: 30")
    with serving(project, environment) as preview:
        assert "[unknown-key]" in preview.wait_for("Serving on")
        assert "[unknown-key]" in preview.get("index.html")


def test_settings_that_cannot_be_read_end_it_with_a_message(project: Path, environment: dict[str, str]) -> None:
    change(project / "mkdocs.yml", "docs_dir: docs/en", "docs_dir: docs/fr")
    ended = subprocess.run([str(CARDS), "serve"], cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert "docs_dir" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_an_address_that_is_taken_ends_it_with_what_to_do(project: Path, environment: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        command = [str(CARDS), "serve", "--dev-addr", f"127.0.0.1:{taken.getsockname()[1]}"]
        ended = subprocess.run(command, cwd=project, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert ended.returncode == 1
    assert ended.stderr.endswith("Error: the site cannot be served there: Address already in use; choose another address with --dev-addr\n")


def test_mkdocs_itself_serves_both_languages_and_follows_changes(project: Path, environment: dict[str, str]) -> None:
    with serving(project, environment, MKDOCS) as preview:
        preview.wait_for("Serving on")
        change(project / f"{CARD}.yml", "minutes: 30", "minutes: 45")
        preview.wait_for("Reloading browsers")
        assert "45 minutes" in preview.get(f"{CARD}.html")
        assert "45 minuten" in preview.get(f"nl/{CARD}.html")
