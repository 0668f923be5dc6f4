"""The walks of ``keyboard.yml``, beside this file, in a browser that ``walk.mjs`` drives by WebDriver BiDi or Chromium's own protocol."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

import yaml

from tests import node
from tests.access.kinds import DESKTOP, PHONE

FOLDER = Path(__file__).parent

MODULES = Path(sys.prefix) / "node-access"

WALKS: dict[str, Any] = {walk["walk"]: walk for walk in yaml.safe_load((FOLDER / "keyboard.yml").read_text(encoding="utf-8"))}


def stops(browser: str, program: str, arguments: tuple[str, ...], site: Path) -> dict[str, str]:
    """Return of each walk through `site` where it came to a stop: nowhere, if the keyboard is enough."""
    given = {
        "modules": str(MODULES),
        "browser": browser,
        "program": program,
        "args": arguments,
        "site": site.as_uri(),
        "windows": {"desktop": DESKTOP, "phone": PHONE},
        "walks": list(WALKS.values()),
    }
    done = node.run([str(FOLDER / "walk.mjs")], given=json.dumps(given))
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found
