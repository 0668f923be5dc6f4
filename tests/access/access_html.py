"""Every page of the cards there are is HTML as the Nu checker of the W3C has it, the parts of the theme too."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

CHECKER = Path(sys.prefix) / "node-access" / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"

JAVA = shutil.which("java")


@pytest.mark.skipif(JAVA is None, reason="NO JAVA: no page was shown to the Nu checker")
def test_every_page_is_correct_html(published: subprocess.CompletedProcess[str]) -> None:
    site = Path(published.args[-1])
    command = [str(JAVA), "-jar", str(CHECKER), "--format", "json", "--errors-only", "--skip-non-html", str(site)]
    told = subprocess.run(command, capture_output=True, encoding="utf-8", check=False).stderr
    assert Counter(message["message"] for message in json.loads(told)["messages"]) == {}
