"""Problems as data: GitLab, tools for SARIF and other programs read what was found, whatever characters are in it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from cards.content.machine_reports import as_gitlab, as_json, as_sarif
from cards.content.problem import Problem, said
from cards.content.reports import MOST_SUMMED_UP, as_markdown
from cards.content.wording import wording

EN, NL = wording("en"), wording("nl")

TAB = Problem("practices/één kaart.yml", 12, 3, "tab", said("tab"), said("indent-with-spaces"), "\tnl:", "  nl:")
KEY = Problem(
    "practices/ask.yml", 4, 1, "unknown-key", said("unknown-key", key="`doel`"), said("known-are", n=1, list=("goal",)), "doel: 1"
)
PROBLEMS = [TAB, KEY]


def gitlab(*problems: Problem) -> list[dict[str, Any]]:
    report: list[dict[str, Any]] = json.loads(as_gitlab(problems, EN))
    return report


def fingerprints(*problems: Problem) -> list[str]:
    return [finding["fingerprint"] for finding in gitlab(*problems)]


def run(*problems: Problem) -> dict[str, Any]:
    log = json.loads(as_sarif(problems, EN))
    assert log["version"] == "2.1.0"
    (only,) = log["runs"]
    found: dict[str, Any] = only
    return found


def test_json_tells_all_there_is_to_know_in_the_language_asked_for() -> None:
    assert json.loads(as_json([KEY], NL)) == {
        "version": 1,
        "problems": [
            {
                "path": "practices/ask.yml",
                "line": 4,
                "column": 1,
                "code": "unknown-key",
                "message": "de sleutel `doel` is hier niet bekend",
                "remedy": NL.remedy(KEY),
                "mended": None,
            }
        ],
    }


def test_gitlab_gets_what_its_code_quality_report_must_have() -> None:
    assert [(finding["location"], finding["check_name"], finding["severity"]) for finding in gitlab(*PROBLEMS)] == [
        ({"path": "practices/ask.yml", "lines": {"begin": 4}}, "unknown-key", "major"),
        ({"path": "practices/één kaart.yml", "lines": {"begin": 12}}, "tab", "major"),
    ]
    assert gitlab(KEY)[0]["description"] == "the key `doel` is not known here. " + EN.remedy(KEY)


def test_a_problem_is_the_same_when_it_moves_or_is_told_in_another_language() -> None:
    assert fingerprints(replace(KEY, line=40)) == fingerprints(KEY) == [json.loads(as_gitlab([KEY], NL))[0]["fingerprint"]]


def test_no_two_problems_are_taken_for_one() -> None:
    alike = [KEY, replace(KEY, line=9), replace(KEY, path="practices/other.yml"), replace(KEY, text="doel: 2"), TAB]
    assert len(set(fingerprints(*alike))) == len(alike)


def test_sarif_names_each_rule_once_and_points_at_the_place() -> None:
    found = run(*PROBLEMS, replace(KEY, line=9))
    assert [rule["id"] for rule in found["tool"]["driver"]["rules"]] == ["tab", "unknown-key"]
    assert [(result["ruleId"], result["ruleIndex"]) for result in found["results"]] == [*[("unknown-key", 1)] * 2, ("tab", 0)]
    place = found["results"][-1]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "practices/%C3%A9%C3%A9n%20kaart.yml"
    assert place["region"] == {"startLine": 12, "startColumn": 3}


def test_sarif_offers_the_mended_line() -> None:
    (fix,) = run(TAB)["results"][0]["fixes"]
    (replacement,) = fix["artifactChanges"][0]["replacements"]
    assert replacement == {
        "deletedRegion": {"startLine": 12, "startColumn": 1, "endColumn": 5},
        "insertedContent": {"text": "  nl:"},
    }
    assert "fixes" not in run(KEY)["results"][0]


@pytest.mark.parametrize("report", [as_json, as_gitlab, as_sarif])
def test_any_name_of_a_file_can_be_reported_and_no_character_is_other_than_ascii(report: Any) -> None:
    odd = replace(TAB, path="practices/\udcff\u202e\n,:.yml")
    assert report([odd, TAB], NL).isascii()
    assert json.loads(report([odd, TAB], NL))


def test_the_summary_of_a_job_lists_all_problems_up_to_what_it_may_hold() -> None:
    many = [replace(KEY, line=line) for line in range(1, MOST_SUMMED_UP + 10)]
    summary = as_markdown(many, EN)
    assert summary.startswith(f"### {EN.around('count', len(many))}\n\n```text\npractices/ask.yml:1:1: ")
    assert summary.count("[unknown-key]") == MOST_SUMMED_UP
    assert as_markdown(PROBLEMS, EN).count("\n```") == 2
