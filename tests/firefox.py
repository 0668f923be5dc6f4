"""The Firefox that is installed here, driven as it is by WebDriver BiDi; Playwright would need one of its own making."""

from __future__ import annotations

import itertools
import json
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread
from typing import Any

from websockets.sync.client import ClientConnection, connect

from tests.conftest import PATIENCE

PROGRAM = shutil.which("firefox-esr") or shutil.which("firefox")
MISSING = "FIREFOX WAS NOT TRIED: it is missing. On Debian: make programs"

ADDRESS = re.compile(r"WebDriver BiDi listening on (ws://\S+)")
"""What it says when it can be spoken to."""

SECONDS = PATIENCE / 1000

BEGINNING = 60
"""Seconds that it may take to begin, which on a busy computer is the longest that it does."""


class Firefox:
    """A running Firefox with one page."""

    def __init__(self, connection: ClientConnection) -> None:
        self._connection = connection
        self._numbers = itertools.count(1)
        self._ask("session.new", BEGINNING, capabilities={})
        self._page: str = self._ask("browsingContext.getTree")["contexts"][0]["context"]

    def _ask(self, method: str, seconds: float = SECONDS, **parameters: Any) -> dict[str, Any]:
        number = next(self._numbers)
        self._connection.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._connection.recv(timeout=seconds))).get("id") != number:
            pass
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    def open(self, address: str) -> None:
        """Open a page anew, whatever was shown before."""
        for each in ("about:blank", address):
            self._ask("browsingContext.navigate", context=self._page, url=each, wait="complete")

    def _evaluate(self, expression: str) -> dict[str, Any]:
        answer = self._ask("script.evaluate", expression=expression, target={"context": self._page}, awaitPromise=True)
        assert answer["type"] == "success", answer
        result: dict[str, Any] = answer["result"]
        return result

    def tell(self, expression: str) -> Any:
        """Return what an expression is in the page."""
        return json.loads(self._evaluate(f"JSON.stringify({expression})")["value"])

    def wait_until(self, condition: str) -> None:
        """Wait until a condition holds in the page."""
        self._evaluate(f"new Promise(done => {{ const look = () => ({condition}) ? done() : requestAnimationFrame(look); look(); }})")

    def click(self, selector: str) -> None:
        """Click the first element of that kind, once it is there, as a hand does."""
        element = f"document.querySelector({json.dumps(selector)})"
        self.wait_until(element)
        self._evaluate(f"{element}.scrollIntoView({{block: 'center', behavior: 'instant'}})")
        origin = {"type": "element", "element": {"sharedId": self._evaluate(element)["sharedId"]}}
        actions = [
            {"type": "pointerMove", "x": 0, "y": 0, "origin": origin},
            *({"type": f"pointer{way}", "button": 0} for way in ("Down", "Up")),
        ]
        self._ask("input.performActions", context=self._page, actions=[{"type": "pointer", "id": "hand", "actions": actions}])

    def press(self, *keys: str) -> None:
        """Press keys one after the other; those without a sign have a code of WebDriver's."""
        actions = [{"type": f"key{way}", "value": key} for key in keys for way in ("Down", "Up")]
        self._ask("input.performActions", context=self._page, actions=[{"type": "key", "id": "keys", "actions": actions}])


@contextmanager
def started(profile: Path) -> Iterator[Firefox]:
    """Start Firefox with a memory of its own in the folder `profile`; it ends with the block."""
    command = [str(PROGRAM), "--headless", "--no-remote", "--remote-debugging-port=0", "--profile", str(profile)]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, encoding="utf-8") as process:
        try:
            assert process.stderr is not None
            [address] = next(found.groups() for line in process.stderr if (found := ADDRESS.search(line)))
            Thread(target=process.stderr.read, daemon=True).start()  # what nobody reads would hold it up
            with connect(f"{address}/session", max_size=None, open_timeout=BEGINNING) as connection:
                yield Firefox(connection)
        finally:
            process.kill()  # or the end of this block would wait for it when it was too slow to begin
