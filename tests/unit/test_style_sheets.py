"""The linter of style sheets tells what browsers would pass over."""

from __future__ import annotations

import pytest

from tests.style_sheets import defines, lint

WRONG = {
    "a { colour }": "1: cannot be read",
    "a { color: red; } b": "1: cannot be read",
    "a { color: #12345; }": "1: no colour: #12345",
    "a {\n  margin: 0px;\n}": "2: nothing needs no unit: 0px",
    "a { margin: 4xp; }": "1: no such unit: 4xp",
    "a { color: var(--nowhere); }": "1: has no value anywhere: --nowhere",
    "a { width: calc(1px + var(--nowhere)); }": "1: has no value anywhere: --nowhere",
    "a { color: ; }": "1: has no value: color",
    "a { color: red; color: red; }": "1: is said twice: color",
    "a { }": "1: says nothing",
    "a { color: red; }\na { color: blue; }": "2: overrules what was said above of the same: a { color }",
    "a { order: 2; }": "1: is seen in another order than it is read out and reached by Tab: order",
    "a { flex-flow: row-reverse; }": "1: is seen in another order than it is read out and reached by Tab: flex-flow",
    "@screen { a { color: red; } }": "1: no such at-rule: @screen",
    "@media print {\n  a { margin: 0mm; }\n}": "2: nothing needs no unit: 0mm",
}


@pytest.mark.parametrize("css", WRONG)
def test_what_is_wrong_is_told_with_its_line(css: str) -> None:
    (finding, *others) = lint(css, defines(css))
    assert others == []
    assert f"{finding.line}: {finding.message}".startswith(WRONG[css])


def test_what_is_right_is_left_alone() -> None:
    css = """
    :root { --gap: 1rem; }
    @page { margin: 0; size: A4; }
    @media (width < 60em) { a:is(.b, .c)::after { content: ""; margin: var(--gap) var(--md-typeset-color) var(--other, 0); } }
    a { margin: 0; }
    a { color: #fff; transition: none 0s; & b { color: #12345678; } }
    """
    assert lint(css, defines(css)) == []


def test_templates_and_scripts_give_values_too() -> None:
    assert defines('<p style="--tiles: 3">') == {"--tiles"}
    assert defines('sheets.style.setProperty("--scale", 1)') == {"--scale"}
