"""How many readers a server with our settings serves at once: what a first view asks for, packed beforehand."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from cards.site.compression import compress
from playwright.sync_api import Browser

from tests.fixture_project import put_together
from tests.nginx import MISSING, PROGRAM, nginx_serves

WRK = shutil.which("wrk")

pytestmark = [
    pytest.mark.skipif(PROGRAM is None, reason=MISSING),
    pytest.mark.skipif(
        WRK is None, reason="WRK IS NOT INSTALLED, so nobody knows how many readers can be served. On Debian: make programs"
    ),
]

CONNECTIONS = 64
SECONDS = 15
PER_SECOND = 5_000
SLOWEST = 60
"""In milliseconds; no more than one answer in a hundred takes longer."""

FIRST_VIEW = "practices/glass-wall.html"

ASKS = """\
local paths = { %s }
local at = 0
request = function()
  at = at %% #paths + 1
  return wrk.format("GET", paths[at], { ["Accept-Encoding"] = "gzip" })
end
done = function(summary, latency)
  local errors = summary.errors
  local failed = errors.connect + errors.read + errors.write + errors.status + errors.timeout
  io.write(string.format('\\n{"each_second": %%f, "slowest": %%f, "failed": %%d}', summary.requests / summary.duration * 1e6,
    latency:percentile(99) / 1000, failed))
end
"""
"""Asks for the files one after the other, again and again, and tells what came of it as JSON."""


def test_nginx_serves_many_readers_at_once(site: Path, browser: Browser, tmp_path: Path) -> None:
    project = put_together(tmp_path)
    shutil.copytree(site, project / "site")
    compress(project / "site")
    with nginx_serves(project / "site", tmp_path) as address, browser.new_page() as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url.removeprefix(address)))
        page.goto(address + FIRST_VIEW, wait_until="networkidle")
        script = tmp_path / "asks.lua"
        script.write_text(ASKS % ", ".join(json.dumps(f"/{uri}") for uri in asked), encoding="utf-8")
        command = [
            str(WRK),
            "--threads",
            "2",
            "--connections",
            str(CONNECTIONS),
            "--duration",
            f"{SECONDS}s",
            "--script",
            str(script),
            address,
        ]
        said = subprocess.run(command, capture_output=True, encoding="utf-8", check=True).stdout
    measured = json.loads(re.findall(r"^\{.*\}$", said, re.MULTILINE)[0])
    print(f"\n{len(asked)} files of a first view, {CONNECTIONS} readers: {measured['each_second']:,.0f} answers a second, "
          f"99 of 100 within {measured['slowest']:.0f} ms, {measured['failed']} failed")  # fmt: skip
    assert measured["failed"] == 0
    assert measured["each_second"] >= PER_SECOND
    assert measured["slowest"] <= SLOWEST
