"""What the site is made of is told, and asked about: the bill of materials, and known vulnerabilities."""

from __future__ import annotations

import json
import subprocess
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest
from cards.site.shipped import parts
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

SOUND = {"name": "jinja2", "version": "3.1.6", "vulns": []}
HOLED = {
    "name": "jinja2",
    "version": "3.1.5",
    "vulns": [{"id": "PYSEC-1", "fix_versions": ["3.1.6"]}, {"id": "PYSEC-2", "fix_versions": []}],
}
UNKNOWN = {"name": "ours", "skip_reason": "Dependency not found on PyPI"}
CUT_OFF = "Traceback\nConnectionError: Failed to establish a new connection\n"


def program(root: Path, name: str) -> ModuleType:
    spec = spec_from_file_location(name, root / ".github" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


VULNERABLE = [
    ("error", "jinja2 3.1.5 has a known vulnerability: PYSEC-1; mended in 3.1.6"),
    ("error", "jinja2 3.1.5 has a known vulnerability: PYSEC-2; mended in no version yet"),
]


@pytest.mark.parametrize(
    ("packages", "remarks"),
    [
        ([SOUND], []),
        ([SOUND, UNKNOWN], [("warning", "nobody could be asked about 1 of 2 packages: ours")]),
        ([SOUND, HOLED], VULNERABLE),
        (None, [("warning", "nobody could be asked about vulnerabilities: ConnectionError: Failed to establish a new connection")]),
    ],
    ids=["sound", "not all known", "vulnerable", "no network"],
)
def test_a_vulnerability_is_an_error_and_that_nobody_could_be_asked_a_warning(
    packages: list[object] | None, remarks: list[tuple[str, str]], root: Path
) -> None:
    answer = "" if packages is None else json.dumps({"dependencies": packages})
    assert list(program(root, "audit").remarks(answer, CUT_OFF)) == remarks


@pytest.mark.parametrize(("package", "status"), [(SOUND, 0), (UNKNOWN, 0), (HOLED, 1)], ids=["sound", "not known", "vulnerable"])
def test_only_a_vulnerability_fails_the_audit(package: object, status: int, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audit = program(root, "audit")
    answer = subprocess.CompletedProcess([], 0, json.dumps({"dependencies": [package]}), "")
    monkeypatch.setattr(audit, "ask", lambda _: answer)
    assert audit.main(root) == status


def test_the_bill_of_materials_is_valid_and_names_what_is_published_and_what_makes_it(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1796000000")
    sbom = program(root, "sbom")
    written = sbom.bill_of_materials(root)
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None
    assert sbom.bill_of_materials(root) == written
    bill = json.loads(written)
    components = {component["name"]: component for component in bill["components"]}
    assert {part.name for part in parts().values() if part.package or part.inside} - set(components) == {"Material for MkDocs"}
    assert components["mkdocs-material"]["version"] == parts()["material"].version
    assert components["markdown-it"]["hashes"][0]["content"] in parts()["markdown_it"].files.values()
    assert [name for name, component in components.items() if not component["licenses"]] == []
    assert bill["metadata"]["timestamp"] == "2026-11-30T00:53:20+00:00"
