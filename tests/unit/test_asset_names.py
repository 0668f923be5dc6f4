"""Assets are named by what they hold, so that browsers may keep them for ever."""

from __future__ import annotations

from pathlib import Path

import pytest
from cards.site.asset_names import LENGTH, name_assets, named, own_name, with_names

PAGE = '<link href="css/a.css"><img src="images/x.svg?1"><script src="js/a.js"></script><p data-script="js/a.js">css/a.css</p>'


def _site(folder: Path, **changed: str) -> Path:
    files = {
        "index.html": PAGE,
        "nl/index.html": PAGE,
        "feed.xml": '<link href="index.html"/>',
        "data.json": '["css/a.css"]',
        **{f"{root}{name}": text for root in ("", "nl/") for name, text in ASSETS.items()},
        **changed,
    }
    for uri, text in files.items():
        (folder / uri).parent.mkdir(parents=True, exist_ok=True)
        (folder / uri).write_text(text, encoding="utf-8", newline="\n")
    name_assets(folder)
    return folder


ASSETS = {
    "css/a.css": '@import "b.css"; p { background: url(../images/x.svg) } a { background: url("data:image/svg+xml,<svg/>") }',
    "css/b.css": "p { color: red }",
    "js/a.js": 'importScripts("../lib/engine.js", "nowhere.js")',
    "lib/engine.js": "1",
    "images/x.svg": "<svg/>",
}


def test_all_that_names_an_asset_names_it_as_it_is_called(tmp_path: Path) -> None:
    site = _site(tmp_path)
    names = {file.relative_to(site).as_posix() for file in site.rglob("*") if file.is_file()}
    assert {"index.html", "nl/index.html", "feed.xml", "data.json"} <= names
    by_old = {f"{folder}/{file[: -LENGTH - 1]}.{end}": f"{folder}/{file}.{end}" for folder, file, end in map(_parts, names - KEPT)}
    assert set(by_old) == {f"{root}{name}" for root in ("", "nl/") for name in ASSETS}
    css = ASSETS["css/a.css"].replace("b.css", Path(by_old["css/b.css"]).name).replace("images/x.svg", by_old["images/x.svg"])
    assert (site / by_old["css/a.css"]).read_text(encoding="utf-8") == css
    assert (site / by_old["js/a.js"]).read_text(encoding="utf-8") == f'importScripts("../{by_old["lib/engine.js"]}", "nowhere.js")'
    a, x, js = by_old["css/a.css"], by_old["images/x.svg"], by_old["js/a.js"]
    page = f'<link href="{a}"><img src="{x}?1"><script src="{js}"></script><p data-script="{js}">css/a.css</p>'
    assert (site / "index.html").read_text(encoding="utf-8") == page == (site / "nl/index.html").read_text(encoding="utf-8")


KEPT = {"index.html", "nl/index.html", "feed.xml", "data.json"}


def _parts(uri: str) -> tuple[str, str, str]:
    folder, _, file = uri.rpartition("/")
    stem, _, end = file.rpartition(".")
    return folder, stem, end


def test_the_same_content_has_the_same_name_and_what_a_file_names_belongs_to_its_content() -> None:
    assets = {name: text.encode() for name, text in ASSETS.items()}
    before = named(assets)
    assert before == named(dict(reversed(assets.items())))
    after = named(assets | {"css/b.css": b"p { color: blue }"})
    assert {uri for uri in assets if before[uri][0] != after[uri][0]} == {"css/a.css", "css/b.css"}


def test_what_names_each_other_cannot_be_named() -> None:
    with pytest.raises(ValueError, match=r"these files name each other.*: a\.js, b\.js"):
        named({"a.js": b'"b.js"', "b.js": b'"a.js"'})


@pytest.mark.parametrize(
    ("uri", "way", "named"),
    [
        ("404.html", "../../css/a.css", "../../css/a.0.css"),  # as from the root of a server
        ("404.html", "/css/a.css", "/css/a.0.css"),
        ("404.html", "/some/folder/css/a.css", "/some/folder/css/a.0.css"),
        ("nl/x/index.html", "../../css/a.css", "../../css/a.0.css"),
        ("nl/index.html", "css/a.css", "css/a.css"),  # there is none
        ("index.html", "https://example.org/css/a.css", "https://example.org/css/a.css"),
        ("index.html", "css/a%2Ecss", "css/a%2Ecss"),
    ],
)
def test_a_way_stays_as_it_is_but_for_the_name(uri: str, way: str, named: str) -> None:
    assert with_names(f'<link href="{way}">'.encode(), uri, {"css/a.css": "css/a.0.css"}) == f'<link href="{named}">'.encode()


def test_an_authors_file_that_is_called_as_if_it_had_its_name_gets_one_like_any_other(tmp_path: Path) -> None:
    css = "p { background: url(bg.png) }"
    files = {"chart.js": "2", "chart.0123456789.js": "1", "lib.abcdef0123.css": css, "bg.png": "", "own.9876543210.js": "3"}
    page = '"chart.js" "chart.0123456789.js" "lib.abcdef0123.css" "own.js"'
    for uri, text in {**files, "a.html": page}.items():
        (tmp_path / uri).write_text(text, encoding="utf-8")
    name_assets(tmp_path, {"own.js": "own.9876543210.js"})
    background = own_name("bg.png", b"")
    names = {
        "chart.js": own_name("chart.js", b"2"),
        "chart.0123456789.js": own_name("chart.0123456789.js", b"1"),
        "lib.abcdef0123.css": next(file.name for file in tmp_path.glob("lib.abcdef0123.*.css")),
        "own.js": "own.9876543210.js",
    }
    assert {file.name for file in tmp_path.iterdir()} == {"a.html", background, *names.values()}
    assert (tmp_path / names["lib.abcdef0123.css"]).read_text(encoding="utf-8") == css.replace("bg.png", background)
    for old, new in names.items():
        page = page.replace(f'"{old}"', f'"{new}"')
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == page
