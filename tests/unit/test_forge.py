"""What GitHub, GitLab and git read of this project: workflows, forms, templates and hooks, by the schemas of those who read them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from pre_commit.clientlib import load_config, load_manifest

WORKFLOWS = ".github/workflows/*.yml"
PULL_REQUEST_TEMPLATES = (".github/PULL_REQUEST_TEMPLATE.md", ".gitlab/merge_request_templates/Default.md")


def workflows(root: Path) -> dict[str, Any]:
    return {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted(root.glob(WORKFLOWS))}


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("vendor.github-workflows", WORKFLOWS),
        ("custom.github-workflows-require-timeout", WORKFLOWS),
        ("vendor.dependabot", ".github/dependabot.yml"),
        ("vendor.github-issue-config", ".github/ISSUE_TEMPLATE/config.yml"),
        ("vendor.github-issue-forms", ".github/ISSUE_TEMPLATE/[!c]*.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
    ],
)
def test_each_file_keeps_the_schema_of_what_reads_it(schema: str, files: str, root: Path) -> None:
    found = sorted(str(file) for file in root.glob(files))
    done = CliRunner().invoke(check_jsonschema, ["--builtin-schema", schema, *found])
    assert found
    assert done.exit_code == 0, done.output


def test_the_hooks_are_as_pre_commit_wants_them(root: Path) -> None:
    own, offered = load_config(root / ".pre-commit-config.yaml"), load_manifest(root / ".pre-commit-hooks.yaml")
    assert [hook["id"] for repository in own["repos"] for hook in repository["hooks"]] == [hook["id"] for hook in offered]


def test_every_action_is_pinned_by_commit_and_says_its_version(root: Path) -> None:
    uses = [line for file in root.glob(WORKFLOWS) for line in file.read_text(encoding="utf-8").splitlines() if "uses:" in line]
    assert uses
    assert [line for line in uses if not re.search(r"uses: [\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line)] == []


def test_what_a_pull_request_starts_may_only_read_and_has_no_secrets(root: Path) -> None:
    events = {name: set(workflow[True]) for name, workflow in workflows(root).items()}  # YAML takes the key `on` for a yes
    started = {name for name, starts in events.items() if starts & {"pull_request", "pull_request_target"}}
    assert started == {"audit.yml", "ci.yml"}
    for name in started:
        assert "pull_request_target" not in events[name]
        assert workflows(root)[name]["permissions"] == {"contents": "read"}
        assert [job for job in workflows(root)[name]["jobs"].values() if "permissions" in job] == []
        assert "secrets." not in (root / ".github/workflows" / name).read_text(encoding="utf-8")


def test_no_job_runs_for_ever(root: Path) -> None:
    jobs = {name: job for workflow in workflows(root).values() for name, job in workflow["jobs"].items()}
    assert {name for name, job in jobs.items() if not 0 < job["timeout-minutes"] <= 30} == set()
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert gitlab["default"]["timeout"] == "30 minutes"


def test_images_are_named_by_their_exact_version(root: Path) -> None:
    images = re.findall(r"image: (\S+)", (root / ".gitlab-ci.yml").read_text(encoding="utf-8"))
    assert images
    assert [image for image in images if not re.fullmatch(r"python:(\d+\.\d+\.\d+|\$PYTHON)-trixie", image)] == []


def test_both_forges_ask_about_vulnerabilities_when_the_pins_change_and_regularly(root: Path) -> None:
    audit = workflows(root)["audit.yml"]
    assert (audit[True]["pull_request"]["paths"], len(audit[True]["schedule"])) == (["requirements*.txt"], 1)
    assert audit["jobs"]["audit"]["steps"][-1]["run"] == "make audit"
    gitlab = yaml.safe_load((root / ".gitlab-ci.yml").read_text(encoding="utf-8"))["audit"]
    assert (gitlab["script"], [list(rule) for rule in gitlab["rules"]]) == (["make audit"], [["if"], ["changes"]])


def test_no_checkout_leaves_the_token_behind(root: Path) -> None:
    steps = [step for workflow in workflows(root).values() for job in workflow["jobs"].values() for step in job["steps"]]
    checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
    assert [step["with"]["persist-credentials"] for step in checkouts] == [False] * len(checkouts)


@pytest.mark.parametrize("template", PULL_REQUEST_TEMPLATES)
def test_a_pull_request_asks_at_most_six_things_in_both_languages(template: str, root: Path) -> None:
    boxes = [line for line in (root / template).read_text(encoding="utf-8").splitlines() if line.startswith("- [ ]")]
    assert 0 < len(boxes) <= 6
    assert [box for box in boxes if " / " not in box] == []


def test_github_and_gitlab_offer_the_same_forms(root: Path) -> None:
    github, gitlab = ({file.stem for file in (root / folder).iterdir()} for folder in (".github/ISSUE_TEMPLATE", ".gitlab/issue_templates"))
    assert github - {"config"} == gitlab
