"""Problems as data: for GitLab, for tools that read SARIF, and for whatever else takes JSON."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from cards.content.problem import Code, Problem, printable
from cards.content.wording import Wording

VERSION = 1
"""Of the shape of `as_json`: keys may be added; any other change makes it one higher."""

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(problems: Iterable[Problem], wording: Wording) -> str:
    """Return the problems as plain JSON, in the order of a report."""
    return _text({"version": VERSION, "problems": [_plain(problem, wording) for problem in sorted(problems)]})


def as_gitlab(problems: Iterable[Problem], wording: Wording) -> str:
    """Return a code quality report, by which GitLab shows each problem beside its line in a merge request."""
    return _text([_finding(problem, fingerprint, wording) for problem, fingerprint in _with_fingerprints(problems)])


def as_sarif(problems: Iterable[Problem], wording: Wording) -> str:
    """Return the problems in the format that programs exchange what they have found in, SARIF 2.1.0."""
    found = list(_with_fingerprints(problems))
    codes = sorted({problem.code for problem, _ in found})
    run = {
        "tool": {"driver": {"name": "cards", "rules": [_rule(code, wording) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "language": wording.code,
        "results": [_result(problem, fingerprint, codes.index(problem.code), wording) for problem, fingerprint in found],
    }
    return _text({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(code: Code, wording: Wording) -> dict[str, object]:
    explanation = wording.explanation(code)
    return {
        "id": code,
        "shortDescription": {"text": explanation.title},
        "help": {"text": explanation.text},
        "defaultConfiguration": {"level": "error"},
    }


def _text(data: object) -> str:
    return json.dumps(data, indent=1)  # with other characters than ASCII written out, so that no pipe can spoil them


def _plain(problem: Problem, wording: Wording) -> dict[str, object]:
    return {
        "path": printable(problem.path),
        "line": problem.line,
        "column": problem.column,
        "code": problem.code,
        "message": wording.wrong(problem),
        "remedy": wording.remedy(problem),
        "mended": problem.mended,
    }


def _finding(problem: Problem, fingerprint: str, wording: Wording) -> dict[str, object]:
    return {
        "description": _said(problem, wording),
        "check_name": problem.code,
        "fingerprint": fingerprint,
        "severity": "major",
        "location": {"path": printable(problem.path), "lines": {"begin": problem.line}},
    }


def _result(problem: Problem, fingerprint: str, rule: int, wording: Wording) -> dict[str, object]:
    file = {"uri": quote(problem.path, errors="surrogateescape"), "uriBaseId": "%SRCROOT%"}
    result: dict[str, object] = {
        "ruleId": problem.code,
        "ruleIndex": rule,
        "level": "error",
        "message": {"text": _said(problem, wording)},
        "locations": [
            {"physicalLocation": {"artifactLocation": file, "region": {"startLine": problem.line, "startColumn": problem.column}}}
        ],
        "partialFingerprints": {"problem/v1": fingerprint},
    }
    if problem.mended is not None:
        line = {"startLine": problem.line, "startColumn": 1, "endColumn": len(problem.text) + 1}
        replacement = {"deletedRegion": line, "insertedContent": {"text": problem.mended}}
        result["fixes"] = [{"artifactChanges": [{"artifactLocation": file, "replacements": [replacement]}]}]
    return result


def _said(problem: Problem, wording: Wording) -> str:
    return f"{wording.wrong(problem)}. {wording.remedy(problem)}"


def _with_fingerprints(problems: Iterable[Problem]) -> Iterator[tuple[Problem, str]]:
    """Yield each problem with what it is known by from one report to the next: it stays when lines before it come and go.

    It is made from the file, the rule and the text of the line; of problems that have all that in common, each has its number.
    """
    seen: Counter[str] = Counter()
    for problem in sorted(problems):
        name = f"{problem.path}\0{problem.code}\0{problem.wrong.key}\0{problem.text.strip()}"
        seen[name] += 1
        yield problem, hashlib.sha256(f"{name}\0{seen[name]}".encode(errors="surrogateescape")).hexdigest()
