"""What an installed package holds: it runs without this tree, as the hooks for repositories of cards alone install it."""

import tomllib

import pytest

CODE = (".py", ".pyc")


def test_every_file_that_the_code_reads_is_packed(pytestconfig: pytest.Config) -> None:
    hooks = pytestconfig.rootpath / "hooks"
    settings = tomllib.loads(pytestconfig.rootpath.joinpath("pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    packed = {file for pattern in settings["package-data"]["cards"] for file in (hooks / "cards").glob(pattern)}
    assert {file for file in (hooks / "cards").rglob("*") if file.is_file() and file.suffix not in CODE} - packed == set()


def test_every_package_is_packed(pytestconfig: pytest.Config) -> None:
    hooks = pytestconfig.rootpath / "hooks"
    settings = tomllib.loads(pytestconfig.rootpath.joinpath("pyproject.toml").read_text(encoding="utf-8"))["tool"]["setuptools"]
    there = {".".join(file.parent.relative_to(hooks).parts) for file in hooks.rglob("*.py") if file.parent != hooks}
    assert there == set(settings["packages"])
