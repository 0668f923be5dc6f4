"""The site behind a real nginx with our settings: all that readers do works under its policy, and after an update all is new."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from email.message import Message
from hashlib import sha256
from pathlib import Path
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from cards.cli import main
from cards.site.asset_names import LENGTH, plain_name
from cards.site.security_policy import BY_SERVERS
from click.testing import CliRunner
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.conftest import PATIENCE
from tests.fixture_project import put_together
from tests.nginx import MISSING, PROGRAM, nginx_serves

pytestmark = pytest.mark.skipif(PROGRAM is None, reason=MISSING)

KEPT = "public, max-age=31536000, immutable"
WATCH = "document.addEventListener('securitypolicyviolation', (event) => violated(`${event.violatedDirective} ${event.blockedURI}`))"


@pytest.fixture(scope="module")
def served_site(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the site, packed, in a project that tests may change."""
    project = put_together(tmp_path_factory.mktemp("served"))
    shutil.copytree(site, project / "site", copy_function=os.link)
    packed = CliRunner().invoke(main, ["--root", str(project), "compress"])
    assert packed.exit_code == 0, packed.output
    return project / "site"


@pytest.fixture(scope="module")
def address(served_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where nginx serves it, each reader in the language of the browser."""
    with nginx_serves(served_site, tmp_path_factory.mktemp("nginx"), "--by-language") as served:
        yield served


@contextmanager
def reader(browser: Browser, complaints: list[str], locale: str = "en-GB") -> Iterator[BrowserContext]:
    """Yield what a reader has open; `complaints` are what breaks the policy, or goes wrong in scripts."""
    with browser.new_context(locale=locale) as context:
        context.set_default_timeout(PATIENCE)
        context.expose_binding("violated", lambda _, what: complaints.append(what))
        context.add_init_script(WATCH)
        context.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        context.on("request", lambda request: complaints.append(request.url) if request.url.endswith(".json") else None)
        yield context


# --- what readers do ---------------------------------------------------------------------------------------------------


def test_all_that_readers_do_works_under_the_policy_and_asks_for_no_json(address: str, browser: Browser) -> None:
    complaints: list[str] = []
    with reader(browser, complaints) as context:
        page = context.new_page()
        for step in (_search, _choose_dark, _filter, _plan_a_workshop, _scan, _write_a_card, _change_language, _print):
            step(page, address)
            assert complaints == [], step.__name__


def _search(page: Page, address: str) -> None:
    page.goto(f"{address}about.html")
    page.locator(".md-search__input").click()
    page.locator(".md-search__input").press_sequentially("window")
    page.locator(".md-search-result__item a").filter(has_text="A window").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("A window in the workshop")
    expect(page.locator("article mark").first).to_have_text("window")


def _choose_dark(page: Page, address: str) -> None:
    page.get_by_title("Switch to dark").click()
    page.goto(f"{address}index.html")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def _filter(page: Page, address: str) -> None:
    page.goto(f"{address}practices/index.html")
    shown = page.locator(".tile:visible")
    before = shown.count()
    page.locator(".facets input[type=checkbox]").first.check()
    expect(shown).not_to_have_count(before)


def _plan_a_workshop(page: Page, address: str) -> None:
    page.goto(f"{address}workshop.html#cards=glass-wall,ride-along")
    for tab in page.locator("[role=tab]").all():
        tab.click()
        expect(page.locator(".sheets")).to_have_attribute("aria-busy", "false")
        expect(page.locator(".sheets .leaf").first).to_be_visible()


def _scan(page: Page, address: str) -> None:
    page.goto(f"{address}scan.html")
    for group in page.locator("form fieldset").all():
        group.locator("label").last.click()
    expect(page.locator("svg").last).to_be_attached()


def _write_a_card(page: Page, address: str) -> None:
    page.goto(f"{address}new.html")
    page.locator('[name="en.title"]').fill("Answer the phone")
    expect(page.locator("#form-sheet")).to_contain_text("Answer the phone")


def _change_language(page: Page, address: str) -> None:
    page.goto(f"{address}practices/glass-wall.html")
    page.locator(".language-switch").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Een raam in de werkplaats")


def _print(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(f"{address}practices/glass-wall.html")
    expect(page.get_by_text("Revision").last).to_be_visible()


@pytest.mark.parametrize("unknown", ["nowhere.html", "nl/practices/no/such/page.html"])
def test_an_unknown_address_shows_our_page_as_it_should_look(unknown: str, address: str, browser: Browser) -> None:
    complaints: list[str] = []
    with reader(browser, complaints) as context:
        page = context.new_page()
        answer = page.goto(f"{address}{unknown}")
        assert answer
        assert answer.status == 404
        expect(page.get_by_role("link").first).to_have_attribute("href", f"{address}index.html")
        expect(page.locator("header")).to_have_css("color", "rgb(255, 255, 255)")
    assert [said for said in complaints if "404" not in said and "MIME" not in said] == []


@pytest.mark.parametrize(("locale", "home"), [("nl-NL", "nl/"), ("en-GB", ""), ("de-DE", "")])
def test_the_first_page_is_in_the_language_of_the_browser(locale: str, home: str, address: str, browser: Browser) -> None:
    with reader(browser, [], locale) as context:
        page = context.new_page()
        page.goto(address)
        assert page.url == f"{address}{home}"
        page.goto(f"{address}index.html")  # what the language switch leads to
        assert page.url == f"{address}index.html"


def test_after_an_update_that_was_copied_over_the_packed_site_a_reader_of_before_gets_all_that_is_new(
    served_site: Path, address: str, browser: Browser, tmp_path: Path
) -> None:
    with reader(browser, []) as context:
        page = context.new_page()
        _search(page, address)
        before = served_site.rename(served_site.with_name("before"))
        try:
            shutil.copytree(before, served_site)
            shutil.copytree(_next_version(before, tmp_path / "next"), served_site, dirs_exist_ok=True)
            page.goto(f"{address}practices/glass-wall.html")
            expect(page.locator("h1")).to_have_css("color", "rgb(1, 2, 3)")
            page.locator(".md-search__input").click()
            page.locator(".md-search__input").press_sequentially("transparency")
            expect(page.locator(".md-search-result__item").first).to_contain_text("Supercalifragilistic")
        finally:
            shutil.rmtree(served_site)
            before.rename(served_site)


def _next_version(before: Path, after: Path) -> Path:
    """Write the site `before` to the folder `after`, with another style sheet and another index of the search, and nothing packed."""
    shutil.copytree(before, after, ignore=shutil.ignore_patterns("*.gz"))
    styles, index = next(after.glob("css/site.*.css")), next(after.glob("search/index.*.js"))
    renamed = {
        _published(styles, lambda text: f"{text}\nh1 {{ color: rgb(1 2 3) !important }}\n"),
        _published(index, lambda text: text.replace("A window in", "Supercalifragilistic")),
    }
    for page in after.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for old, new in renamed:
            text = text.replace(old, new)
        page.write_text(text, encoding="utf-8")
    return after


def _published(file: Path, changed: Callable[[str], str]) -> tuple[str, str]:
    """Let an asset hold what is `changed` in it, under a name that says so; return its name before and now."""
    text = changed(file.read_text(encoding="utf-8"))
    file.unlink()
    name = Path(plain_name(file.name))
    new = name.with_suffix(f".{sha256(text.encode()).hexdigest()[:LENGTH]}{name.suffix}")
    file.with_name(new.name).write_text(text, encoding="utf-8")
    return file.name, new.name


# --- what the server says ----------------------------------------------------------------------------------------------


def ask(url: str, **headers: str) -> tuple[int, Message[str, str]]:
    try:
        with urlopen(Request(url, headers=headers)) as answer:
            return answer.status, answer.headers
    except HTTPError as error:
        return error.code, error.headers


@pytest.mark.parametrize(
    ("name", "kind", "kept"),
    [
        ("index.html", "text/html; charset=utf-8", "no-cache"),
        ("nl/", "text/html; charset=utf-8", "no-cache"),
        ("css/site.*.css", "text/css; charset=utf-8", KEPT),
        ("js/search/engine.*.js", "text/javascript; charset=utf-8", KEPT),
        ("search/index.*.js", "text/javascript; charset=utf-8", KEPT),
        ("images/favicon.*.svg", "image/svg+xml; charset=utf-8", KEPT),
        ("feed.xml", "application/xml; charset=utf-8", "no-cache"),
        ("practices.json", "application/json; charset=utf-8", "no-cache"),
        ("practices.csv", "text/csv; charset=utf-8", "no-cache"),
        ("nowhere.html", "text/html; charset=utf-8", "no-cache"),
    ],
)
def test_the_server_says_of_each_file_what_it_is_and_how_long_it_may_be_kept(
    name: str, kind: str, kept: str, served_site: Path, address: str
) -> None:
    uri = next(served_site.glob(name)).relative_to(served_site).as_posix() if "*" in name else name
    _, headers = ask(address + uri)
    assert (headers["Content-Type"], headers["Cache-Control"]) == (kind, kept)
    assert headers.get_all("Content-Security-Policy") == [BY_SERVERS]
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"]
    assert headers["Permissions-Policy"]


def test_what_has_not_changed_is_not_sent_again(address: str) -> None:
    _, headers = ask(f"{address}index.html", **{"Accept-Encoding": "gzip"})
    assert headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in (headers["Vary"] or "")
    assert headers["Last-Modified"]
    status, _ = ask(f"{address}index.html", **{"Accept-Encoding": "gzip", "If-None-Match": headers["ETag"]})
    assert status == 304
