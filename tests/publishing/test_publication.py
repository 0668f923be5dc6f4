"""Publishing: whatever ends a build, readers find the whole site of before or the whole new one, and the next build heals the rest."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn
from zipfile import ZipFile

import pytest
from cards.cli import main, publishing
from cards.content.problem import Said
from cards.content.refused import Refused
from cards.content.wording import wording
from cards.publishing import exchange, one_builder, publication
from click.testing import CliRunner

from tests.fixture_project import ROOT
from tests.publishing.small_sites import AFTER, BEFORE, broken, found, write

FEWEST_DEATHS = 30

SILENCE = 0.3
"""Seconds after which a build on another machine counts as dead here."""


@pytest.fixture(autouse=True)
def _no_power_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for no disk: the computer outlives the tests."""
    monkeypatch.setattr(os, "sync", lambda: None, raising=False)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """The folder of a site that was published before."""
    write(BEFORE, tmp_path / "site")
    return tmp_path / "site"


def publish(site: Path, files: dict[str, str] = AFTER) -> list[str]:
    """Build a site of these files and publish it; return what was said meanwhile."""
    said: list[Said] = []
    with publication.publication(site, said.append) as new:
        write(files, new.fresh)
        new.publish()
    return [sentence.key for sentence in said]


def run(program: str, *arguments: str | Path, first: tuple[str, ...] = ()) -> Any:
    """Run a program of the tests; return what it prints last, which is JSON."""
    command = [*first, sys.executable, "-m", f"tests.publishing.{program}", *map(str, arguments)]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT / "hooks")}, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def in_place_of_exchange(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the system not know how two folders change places."""
    monkeypatch.setattr(publication, "exchange", lambda *_: False)


def names(folder: Path) -> list[str]:
    """Return the names of what is in `folder`."""
    return sorted(path.name for path in folder.iterdir())


WAYS = pytest.mark.parametrize("way", ["exchange", "each-file"])
"""The site is replaced at one stroke, where the system can, or file by file."""


@pytest.fixture
def published_by(way: str, monkeypatch: pytest.MonkeyPatch) -> str:
    if way == "each-file":
        in_place_of_exchange(monkeypatch)
    return way


# --- deaths ----------------------------------------------------------------------------------------------------------


@pytest.mark.skipif(sys.platform != "linux", reason="TWO FOLDERS CHANGE PLACES AT ONE STROKE ON LINUX ALONE")
def test_killed_at_any_step_a_build_leaves_the_whole_site_of_before_or_the_whole_new_one(tmp_path: Path) -> None:
    moments = run("dying", tmp_path, "exchange")
    assert len(moments) > FEWEST_DEATHS
    assert [moment["then"] for moment in moments if moment["then"]["before"] == moment["then"]["after"]] == []
    assert {moment["then"]["after"] for moment in moments} == {False, True}
    assert [moment for moment in moments if moment["healed"] != {**moment["then"], "killed": ""}] == []
    assert {tuple(moment["left"]) for moment in moments} == {("site",)}


@pytest.mark.skipif(os.name == "nt", reason="NO FORK ON WINDOWS")
def test_killed_while_it_replaces_each_file_every_address_answers_and_the_next_build_does_the_rest(tmp_path: Path) -> None:
    moments = run("dying", tmp_path, "each-file")
    assert len(moments) > FEWEST_DEATHS
    assert [moment["then"] for moment in moments if moment["then"]["broken"]] == []
    assert any(not moment["then"]["before"] and not moment["then"]["after"] for moment in moments)
    assert [moment for moment in moments if moment["healed"]["before"] == moment["healed"]["after"]] == []
    assert {tuple(moment["left"]) for moment in moments} == {("site",)}


@pytest.mark.skipif(sys.platform != "linux", reason="TWO FOLDERS CHANGE PLACES AT ONE STROKE ON LINUX ALONE")
def test_a_reader_who_asks_all_the_time_never_misses_a_file(site: Path) -> None:
    lasting = sorted(set(BEFORE) & set(AFTER) - {"was-a-folder", "was-a-file"})
    missed: list[str] = []
    over = threading.Event()

    def read() -> None:
        while not over.is_set():
            missed.extend(name for name in lasting if not (site / name).exists())

    reader = threading.Thread(target=read)
    reader.start()
    for files in (AFTER, BEFORE) * 10:
        publish(site, files)
    over.set()
    reader.join()
    assert missed == []


def test_a_file_that_could_not_be_replaced_is_told_and_done_by_the_next_build_patched(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    in_place_of_exchange(monkeypatch)
    replace = Path.replace

    def refuse(source: Path, target: Path) -> Path:
        if target.name == "feed.xml":
            raise PermissionError(13, "Permission denied", str(source), None, str(target))
        return replace(source, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(Refused) as refused:
        publish(site)
    told = wording("nl").sentence("commands", refused.value.why.key, **dict(refused.value.why.values))
    assert told == (
        f"`{site / 'feed.xml'}` kon niet worden vervangen: je hebt er geen rechten voor. "
        "De rest is gepubliceerd; de volgende `cards build` doet wat overblijft."
    )
    assert broken(found(site)) == []
    monkeypatch.undo()
    with publication.publication(site, print):
        pass
    assert (found(site), names(site.parent)) == (AFTER, ["site"])


@WAYS
def test_what_a_build_cannot_remove_is_told_and_the_site_is_whole_patched(site: Path, published_by: str) -> None:
    unlink = os.unlink

    def refuse(path: str | Path, **where: int) -> None:
        if Path(path).name == "gone.html":
            raise PermissionError(13, "Permission denied", str(path))
        unlink(path, **where)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(os, "unlink", refuse)
        said = publish(site)
    assert said == ["cannot-remove"]
    assert {name: text for name, text in found(site).items() if name != "gone.html"} == AFTER
    assert publish(site) == []
    assert (found(site), names(site.parent)) == (AFTER, ["site"])


# --- where the site is -----------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def mounted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, object]]:
    """What came of publishing to a site where something is mounted."""
    alone = shutil.which("unshare")
    if alone is None or subprocess.run([alone, "--mount", "true"], capture_output=True, check=False).returncode:
        pytest.skip("ONLY ROOT CAN MOUNT, ON LINUX")
    told: dict[str, dict[str, object]] = run("mounted", tmp_path_factory.mktemp("mounted"), first=(alone, "--mount"))
    return told


WHOLE = {"reader": "after", "broken": [], "said": "", "left": []}


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        ("the same disk", WHOLE),
        ("a full disk", {**WHOLE, "reader": "before", "said": "disk-is-full"}),
        ("the next build", WHOLE),
        ("the next build heals it", WHOLE),
        ("a folder of the site", {**WHOLE, "mounted": True}),
        ("a read-only disk", {**WHOLE, "reader": "before", "said": "disk-is-read-only"}),
    ],
)
def test_a_site_where_something_is_mounted_is_replaced_or_stays(
    where: str, expected: dict[str, object], mounted: dict[str, dict[str, object]]
) -> None:
    assert mounted[where] == expected


def test_a_file_that_something_is_mounted_on_stays_until_it_can_be_replaced(mounted: dict[str, dict[str, object]]) -> None:
    told = mounted["a file that cannot be replaced"]
    assert (told["reader"], told["broken"], told["said"]) == ("between", [], "files-kept")


def test_where_something_is_mounted_on_the_site_a_build_works_inside_patched(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(publication, "is_mounted", lambda _: True)
    in_place_of_exchange(monkeypatch)
    with publication.publication(site, print) as new:
        assert new.fresh.is_relative_to(site)
        write(AFTER, new.fresh)
        new.publish()
    assert (found(site), names(site)) == (AFTER, sorted({Path(name).parts[0] for name in AFTER}))


def test_mounts_are_read_as_linux_writes_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = tmp_path / "mountinfo"
    told.write_text("22 1 8:1 / / rw - ext4 x\n31 22 8:1 / /srv/the\\040site/nl rw - ext4 x\n32 22 8:1 / /srv/the\\040sites rw - ext4 x\n")
    monkeypatch.setattr(exchange, "MOUNTS", told)
    assert exchange.mounts_in(Path("/srv/the site")) == [Path("/srv/the site/nl")]


@WAYS
def test_a_link_stays_and_what_it_leads_to_is_replaced(tmp_path: Path, published_by: str) -> None:
    write(BEFORE, tmp_path / "web" / "root")
    (tmp_path / "site").symlink_to(tmp_path / "web" / "root")
    assert publish(tmp_path / "site") == []
    assert (tmp_path / "site").readlink() == tmp_path / "web" / "root"
    assert (found(tmp_path / "web" / "root"), names(tmp_path / "web")) == (AFTER, ["root"])


def test_the_first_site_needs_none_before(tmp_path: Path) -> None:
    assert publish(tmp_path / "site") == []
    assert (found(tmp_path / "site"), names(tmp_path)) == (AFTER, ["site"])


def test_a_file_in_the_place_of_the_site_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("somebody's")
    with pytest.raises(Refused, match="site-is-no-folder"):
        publish(tmp_path / "site")
    assert (tmp_path / "site").read_text() == "somebody's"


def test_what_dead_builds_left_behind_is_swept_and_nothing_else(site: Path) -> None:
    left = [".site-new", ".downloads", ".site-20261126T120000Z-x1_y2", ".before-old", ".translation-old"]
    kept = [".before-new", ".translation-new", ".site-backup", "site-2025", ".website-20261126T120000Z-x1_y2"]
    for name in (*left, *kept):
        write(BEFORE, site.parent / name)
    for name in (".before-old", ".translation-old"):
        os.utime(site.parent / name, (0, 0))
    assert publish(site) == []
    assert set(names(site.parent)) == {"site", *kept}


def test_a_build_ends_with_the_command_that_started_it_however_that_died(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "site_build", "build", "--config-file", str(ROOT / "mkdocs.yml"), "--site-dir", str(tmp_path / "site")]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, check=False)  # nobody holds the other end
    assert (done.returncode != 0, names(tmp_path)) == (True, [])


# --- two builds ------------------------------------------------------------------------------------------------------


@pytest.fixture
def elsewhere(site: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[threading.Event]:
    """A build on another machine, which gives signs of life until the event."""
    monkeypatch.setattr(one_builder, "SILENCE", SILENCE)
    write(AFTER, site.parent / ".site-20261126T120300Z-theirs")
    lease = site.parent / ".site.lock"
    lease.write_text(f"filelock/2\npid=123\nhost=attic\nmode=lease\ntoken=0123456789abcdef\nduration={SILENCE}\n")
    dead = threading.Event()

    def live() -> None:
        while not dead.wait(SILENCE / 10):
            os.utime(lease)

    thread = threading.Thread(target=live)
    thread.start()
    yield dead
    dead.set()
    thread.join()


@pytest.mark.parametrize(
    ("language", "asked", "expected"),
    [
        (
            "en",
            ("build", "dist"),
            r"Error: Another build runs since \d\d:\d\d on `.+` \(process {}\)\. Wait until it is done; the site is as it was\.",
        ),
        (
            "nl",
            ("pdf", "compress"),
            r"Fout: Sinds \d\d:\d\d wordt de site al gebouwd op `.+` \(proces {}\)\. Wacht tot dat klaar is; de site is niet veranderd\.",
        ),
    ],
)
def test_while_one_builds_another_is_refused_and_nothing_is_packed(
    language: str, asked: tuple[str, ...], expected: str, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(BEFORE, project / "site")
    monkeypatch.setattr(one_builder, "SILENCE", SILENCE)  # in a container a build of the same one counts as on another machine
    monkeypatch.setattr(publishing, "_build", no_build)
    with publication.publication(project / "site", print):
        done = [CliRunner().invoke(main, ["--root", str(project), "--lang", language, command]) for command in asked]
    assert [(each.exit_code, bool(re.fullmatch(expected.format(os.getpid()), each.stderr.splitlines()[-1]))) for each in done] == [
        (1, True)
    ] * 2
    assert (found(project / "site"), (project / "dist").exists()) == (BEFORE, False)


def test_what_a_dead_build_began_is_finished_before_the_site_is_packed(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site, after = project / "site", {**AFTER, "index.html": "after"}
    write(BEFORE, site)
    in_place_of_exchange(monkeypatch)
    with monkeypatch.context() as patched:
        patched.setattr(publication, "finish", died)
        with pytest.raises(KeyboardInterrupt):
            publish(site, after)
    assert CliRunner().invoke(main, ["--root", str(project), "dist"]).exit_code == 0
    with ZipFile(project / "dist" / publishing.ARCHIVE) as archive:
        packed = {name.partition("/")[2]: archive.read(name).decode() for name in archive.namelist()}
    assert packed == found(site) == after
    assert {name for name in names(project) if name.startswith(".site")} == set()


def died(*_: object) -> NoReturn:
    raise KeyboardInterrupt


def no_build(*_: object, **__: object) -> NoReturn:
    raise AssertionError("there is a build already")


def test_a_build_on_another_machine_is_waited_for_as_long_as_it_lives(site: Path, elsewhere: threading.Event) -> None:
    said: list[Said] = []
    with pytest.raises(Refused, match="another-build"), publication.publication(site, said.append):
        no_build()
    began = datetime(2026, 11, 26, 12, 3, tzinfo=UTC).astimezone()
    assert said == [Said("build-elsewhere", (("since", f"{began:%H:%M}"), ("machine", "`attic`"), ("process", 123)))]
    assert found(site) == BEFORE


def test_a_dead_build_on_another_machine_gives_way(site: Path, elsewhere: threading.Event) -> None:
    elsewhere.set()
    assert publish(site) == ["build-elsewhere"]
    assert (found(site), names(site.parent)) == (AFTER, ["site"])


def test_a_build_that_was_taken_for_dead_publishes_nothing(site: Path) -> None:
    with publication.publication(site, print) as new:
        write(AFTER, new.fresh)
        (site.parent / ".site.lock").unlink()
        with pytest.raises(Refused, match="build-lost"):
            new.publish()
    assert (found(site), names(site.parent)) == (BEFORE, ["site"])
