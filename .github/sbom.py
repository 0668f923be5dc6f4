"""The bill of materials of the site (CycloneDX), which ``make sbom`` writes: what is published, and the packages that make it.

The same packages at the same moment make the same file: its number follows from what it lists.
"""

from __future__ import annotations

import re
import sys
import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from uuid import NAMESPACE_URL, uuid5

from cards.content.calendar import moment
from cards.site.shipped import Part, parts
from cyclonedx.contrib.hash.factories import HashTypeFactory
from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import License
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

LICENCES, HASHES = LicenseFactory(), HashTypeFactory()

UNSAID = ("", "UNKNOWN")
"""What packages have for a licence that they name elsewhere."""


def bill_of_materials(root: Path) -> str:
    """Return the bill of materials of the project in `root`, JSON."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bom = Bom(serial_number=uuid5(NAMESPACE_URL, (root / "requirements.txt").read_text(encoding="utf-8")))
    bom.metadata.timestamp = datetime.fromtimestamp(moment(), tz=UTC)
    name, licences = project["name"], _licences(project["license"])
    site = Component(name=name, version=project["version"], licenses=licences, type=ComponentType.APPLICATION, bom_ref=name)
    bom.metadata.component = site
    packages = {name: _package(name) for name in _pinned(root / "requirements.txt")}
    published = {key: _published(key, part) for key, part in parts().items() if part.package.startswith("pkg:npm/") or part.inside}
    for component in (*packages.values(), *published.values()):
        bom.components.add(component)
    bom.register_dependency(site, [*packages.values(), *published.values()])
    for name, package in packages.items():
        bom.register_dependency(package, [packages[other] for other in _needs(name) if other in packages])
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def _pinned(requirements: Path) -> Iterator[str]:
    """Yield the packages that a computer like this one installs."""
    for line in re.findall(r"^[a-z][^\\\n]*", requirements.read_text(encoding="utf-8"), re.MULTILINE):
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate():
            yield canonicalize_name(requirement.name)


def _package(name: str) -> Component:
    version = metadata.version(name)
    url = PackageURL("pypi", None, name, version)
    return Component(name=name, version=version, licenses=_licences(_licence(name)), purl=url, bom_ref=name)


def _licence(name: str) -> str:
    """Return the licence of an installed package as it names it itself, or by which it is filed."""
    about = metadata.metadata(name)
    named = next((text for key in ("License-Expression", "License") for text in about.get_all(key) or ()), "").partition("\n")[0]
    filed = [line.rpartition(" :: ")[2] for line in about.get_all("Classifier") or () if line.startswith("License :: ")]
    return named if named not in UNSAID else " AND ".join(filed)


def _published(key: str, part: Part) -> Component:
    url = PackageURL.from_string(f"{part.package}@{part.version}") if part.package else None
    about = f"part of {parts()[part.inside].name}" if part.inside else "vendored"
    hashes = [HASHES.from_composite_str(f"sha256:{digest}") for digest in part.files.values()]
    version, licences = part.version or None, _licences(part.licence)
    return Component(name=part.name, version=version, licenses=licences, purl=url, hashes=hashes, description=about, bom_ref=key)


def _licences(named: str) -> list[License]:
    return [LICENCES.make_from_string(named)] if named else []


def _needs(name: str) -> Iterator[str]:
    for line in metadata.requires(name) or ():
        requirement = Requirement(line)
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            yield canonicalize_name(requirement.name)


if __name__ == "__main__":
    sys.stdout.write(bill_of_materials(Path(__file__).parent.parent))
