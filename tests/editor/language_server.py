"""yaml-language-server, which completes and checks YAML in VS Code and other editors, and what the tests ask of it.

It is installed from ``package-lock.json`` beside this file; `make` does it. It talks in the Language Server Protocol: messages in JSON
over its standard input and output, each with its length before it. Lines and columns count from 0.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from tests import node
from tests.fixture_project import ROOT

PROGRAM = Path(sys.prefix) / "node" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"

SETTINGS = ROOT / ".vscode" / "settings.json"
"""What VS Code tells the server when it opens the project."""

CAPABILITIES = {
    "textDocument": {
        "completion": {"completionItem": {"snippetSupport": True, "documentationFormat": ["markdown", "plaintext"]}},
        "hover": {"contentFormat": ["markdown", "plaintext"]},
    },
    "workspace": {"configuration": True},
}


@dataclass
class LanguageServer:
    """A running server, asked one thing after the other."""

    _process: subprocess.Popen[bytes]
    _asked: int = 0
    _told: dict[str, list[Any]] = field(default_factory=dict)
    """Address of a document -> what is wrong with it."""

    def open(self, file: Path, text: str | None = None) -> None:
        """Open `file`, with another `text` than it has where one is given."""
        uri = file.as_uri()
        text = file.read_text(encoding="utf-8") if text is None else text
        self._told.pop(uri, None)
        self.notify("textDocument/didOpen", {"textDocument": {"uri": uri, "languageId": "yaml", "version": 1, "text": text}})

    def problems(self, file: Path) -> list[Any]:
        """Return what is wrong with a document that is open; the server takes a fifth of a second before it says so."""
        while file.as_uri() not in self._told:
            self._read()
        return self._told[file.as_uri()]

    def hover(self, file: Path, line: int, column: int) -> str:
        """Return what is shown on the place in a document that is open, in Markdown."""
        shown = self.ask("textDocument/hover", self._place(file, line, column))
        return shown["contents"]["value"] if shown else ""

    def completions(self, file: Path, line: int, column: int) -> dict[str, Any]:
        """Return what can be put in at the place, by its label."""
        return {item["label"]: item for item in self.ask("textDocument/completion", self._place(file, line, column))["items"]}

    def ask(self, method: str, parameters: Any) -> Any:
        """Return the answer to a question."""
        self._asked += 1
        self._write({"id": self._asked, "method": method, "params": parameters})
        while (message := self._read()).get("id") != self._asked or "method" in message:
            pass
        return message["result"]

    def notify(self, method: str, parameters: Any) -> None:
        """Say what has no answer."""
        self._write({"method": method, "params": parameters})

    @staticmethod
    def _place(file: Path, line: int, column: int) -> dict[str, Any]:
        return {"textDocument": {"uri": file.as_uri()}, "position": {"line": line, "character": column}}

    def _write(self, message: dict[str, Any]) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        assert self._process.stdin is not None
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._process.stdin.flush()

    def _read(self) -> dict[str, Any]:
        """Return the next message, and answer or keep what it asks or tells unasked."""
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        if message.get("method") == "workspace/configuration":
            self._write({"id": message["id"], "result": [_settings().get(item.get("section")) for item in message["params"]["items"]]})
        elif message.get("method") == "textDocument/publishDiagnostics":
            self._told[message["params"]["uri"]] = message["params"]["diagnostics"]
        elif "id" in message and "method" in message:
            self._write({"id": message["id"], "result": None})
        return message


@contextmanager
def language_server(folder: Path) -> Iterator[LanguageServer]:
    """Run a server for the files in `folder`."""
    with subprocess.Popen([node.PROGRAM, PROGRAM, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        server = LanguageServer(process)
        workspace = {"uri": folder.as_uri(), "name": folder.name}
        server.ask(
            "initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": CAPABILITIES, "workspaceFolders": [workspace]}
        )
        server.notify("initialized", {})
        server.notify("workspace/didChangeConfiguration", {"settings": _settings()})
        yield server
        server.ask("shutdown", None)
        server.notify("exit", None)


@cache
def _settings() -> dict[str, Any]:
    """Return the settings of the project as the server has them: words with dots in them are ways through blocks."""
    text = re.sub(r"^ *//.*$", "", SETTINGS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    blocks: dict[str, Any] = {}
    for name, value in json.loads(text).items():
        *above, last = name.split(".")
        block = blocks
        for part in above:
            block = block.setdefault(part, {})
        block[last] = value
    return blocks
