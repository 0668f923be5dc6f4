"""Two small sites, one after the other, and what a reader finds."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

BEFORE = {
    **{f"page-{n}.html": f"before {n} css/of-{n % 3}.before.css" for n in range(12)},
    **{f"css/of-{n}.before.css": f"before style {n}" for n in range(3)},
    "nl/index.html": "before nl css/of-1.before.css",
    "gone.html": "before gone css/of-2.before.css",
    "was-a-file": "before",
    "was-a-folder/page.html": "before css/of-0.before.css",
    "feed.xml": "before feed",
}
"""File -> what it says; a page names the style sheet that it needs."""

AFTER = {
    **{f"page-{n}.html": f"after {n} css/of-{n % 3}.after.css" for n in range(12)},
    **{f"css/of-{n}.after.css": f"after style {n}" for n in range(3)},
    "nl/index.html": "after nl css/of-1.after.css",
    "new/index.html": "after new css/of-2.after.css",
    "was-a-file/page.html": "after css/of-0.after.css",
    "was-a-folder": "after",
    "feed.xml": "after feed",
}


def write(files: dict[str, str], folder: Path) -> None:
    """Write a site to `folder`."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")


def found(site: Path) -> dict[str, str]:
    """Return what is there for readers: whatever a server would give them, but for what stands in hidden folders."""
    files = [file for file in site.rglob("*") if file.is_file() and not file.relative_to(site).parts[0].startswith(".")]
    return {file.relative_to(site).as_posix(): file.read_text(encoding="utf-8") for file in files}


def broken(files: dict[str, str]) -> list[str]:
    """Return what a reader would call broken in a site between two: a page of neither, one that is gone, or one without its style sheet."""
    neither = [name for name, text in files.items() if text not in (BEFORE.get(name), AFTER.get(name))]
    missing = [name for name in BEFORE if name in AFTER and name not in files]
    bare = [name for name, text in files.items() if PurePosixPath(name).suffix == ".html" and text.rpartition(" ")[2] not in files]
    return [*neither, *missing, *bare]
