# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`check` beside a baseline or a revision, `diff` and `history`, as they are called."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.licenses.catalog import text

MANIFEST = '[project]\nname = "x"\nversion = "1"\nlicense = "{}"\n'
GPL = "GPL-3.0-only"


def lock(*packages: str) -> str:
    entries = {f"node_modules/{name}": {"version": "1.0.0", "license": GPL} for name in packages}
    asked = {"name": "x", "license": "MIT", "dependencies": dict.fromkeys(packages, "1.0.0")}
    return json.dumps({"name": "x", "lockfileVersion": 3, "packages": {"": asked, **entries}})


FILES = {"LICENSE": text("MIT"), "pyproject.toml": MANIFEST.format("MIT"), "package-lock.json": lock("old")}


def subjects(out: str) -> list[str]:
    return [each["subject"] for each in json.loads(out)["findings"] if each["severity"] == "error"]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A repository that has not been clean for years."""
    for path, content in FILES.items():
        (tmp_path / path).write_text(content)
    return tmp_path


def test_a_baseline_lets_an_old_repository_pass_until_something_new_comes(licet: Callable[..., Any], old: Path) -> None:
    assert licet("check", old).code == 1
    done = licet("check", old, "--write-baseline")
    assert (done.code, "wrote" in done.err) == (0, True)
    assert "Only what is new beside licet-baseline.jsonl counts; 1 finding known before." in done.out
    assert licet("check", old).code == 0
    (old / "package-lock.json").write_text(lock("new", "old"))
    done = licet("check", old, "--format", "json")
    assert (done.code, subjects(done.out)) == (1, ["pkg:npm/new@1.0.0"])
    assert licet("check", old, "--no-baseline").code == 1
    assert len(subjects(licet("check", old, "--no-baseline", "--format", "json").out)) == 2


def test_an_entry_that_is_mended_is_told(licet: Callable[..., Any], old: Path) -> None:
    licet("check", old, "--write-baseline", "--quiet")
    (old / "package-lock.json").write_text(lock())
    assert "1 not found any more: license-conflict of pkg:npm/old" in " ".join(licet("check", old).out.split())
    gone = json.loads(licet("check", old, "--format", "json").out)["compared"]["gone"]
    assert gone == [{"code": "license-conflict", "about": "pkg:npm/old", "licenses": "GPL-3.0-only MIT"}]
    licet("check", old, "--write-baseline", "--quiet")
    assert (old / "licet-baseline.jsonl").read_text() == '{"licet-baseline": "1"}\n'


def test_a_baseline_may_lie_elsewhere(licet: Callable[..., Any], old: Path, tmp_path: Path) -> None:
    place = tmp_path / "kept" / "known.jsonl"
    place.parent.mkdir()
    assert licet("check", old, "--baseline", place, "--write-baseline", "--quiet").code == 0
    assert not (old / "licet-baseline.jsonl").exists()
    assert (licet("check", old).code, licet("check", old, "--baseline", place).code) == (1, 0)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--baseline", "nowhere.jsonl"), "no baseline nowhere.jsonl"),
        (("--no-baseline", "--write-baseline"), "--no-baseline goes neither"),
        (("--since", "HEAD", "--write-baseline"), "without --since"),
        (("--since", "HEAD"), "in no git repository"),
        (("--since", "HEAD", "--obligations"), "--since looks at what changed"),
        (("--since", "HEAD", "--what-if", "license=MIT"), "--since looks at what changed"),
        (("another", "--baseline", "x"), "of one PATH"),
    ],
)
def test_what_cannot_be_measured_is_said(
    licet: Callable[..., Any], old: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], said: str
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(old.parent))
    monkeypatch.chdir(old)
    done = licet("check", old, *arguments)
    assert (done.code, said in done.err) == (2, True), done.err


def test_a_baseline_with_mistakes_is_refused_with_their_lines(licet: Callable[..., Any], old: Path) -> None:
    (old / "licet-baseline.jsonl").write_text('{"licet-baseline": "1"}\n<<<<<<< HEAD\n{"code": 1}\n')
    done = licet("check", old)
    assert done.code == 2
    assert "licet-baseline.jsonl:2: is left of a merge" in done.err
    assert "licet-baseline.jsonl:3: " in done.err


def test_since_fails_on_what_a_branch_adds(licet: Callable[..., Any], repository: Any) -> None:
    repository.commit(FILES)
    assert licet("check", repository.root, "--since", "HEAD").code == 0
    repository.write({"package-lock.json": lock("new", "old")})
    done = licet("check", repository.root, "--since", "HEAD", "--format", "json")
    assert (done.code, subjects(done.out)) == (1, ["pkg:npm/new@1.0.0"])
    assert json.loads(done.out)["compared"]["against"] == "HEAD"
    assert licet("check", repository.root, "--write-baseline", "--quiet").code == 0
    done = licet("check", repository.root, "--since", "HEAD")
    assert (done.code, "beside HEAD and licet-baseline.jsonl counts" in done.out) == (0, True)


def test_diff_tells_the_project_files_packages_and_findings(licet: Callable[..., Any], repository: Any) -> None:
    held = "# SPDX-FileCopyrightText: 2020 Somebody Else\n"
    repository.commit(FILES | {"src/a.py": held + "# SPDX-License-Identifier: MIT\n", "src/same.py": "x\n"})
    changed = {
        "LICENSE": text("Apache-2.0"),
        "pyproject.toml": MANIFEST.format("Apache-2.0"),
        "package-lock.json": lock("new"),
        "src/a.py": "# SPDX-License-Identifier: Apache-2.0\n",
        "src/new.py": "x\n",
    }
    repository.commit(changed)
    done = licet("diff", "HEAD~1", "--path", repository.root, "--format", "json")
    made = json.loads(done.out)
    assert done.code == 0
    assert made["project"] == {"before": "MIT", "after": "Apache-2.0"}
    files = {each["path"]: each for each in made["files"]}
    assert (files["LICENSE"]["before"], files["LICENSE"]["after"]) == ("MIT", "Apache-2.0")
    assert files["src/a.py"]["copyrights_gone"] == ["Somebody Else"]
    assert (files["src/new.py"]["change"], files["src/new.py"]["after"]) == ("added", None)
    assert "src/same.py" not in files
    assert [(each["purl"], each["change"]) for each in made["components"]] == [
        ("pkg:npm/new", "added"),
        ("pkg:npm/old", "removed"),
    ]
    assert "pkg:npm/new@1.0.0" in [each["subject"] for each in made["new"]]
    assert "pkg:npm/old" in [each["about"] for each in made["gone"]]
    shown = licet("diff", "HEAD~1", "HEAD", "--path", repository.root).out
    assert shown.startswith("The project goes out under Apache-2.0 now; it was MIT.\n")
    assert "no more: copyright of Somebody Else" in shown
    assert "added    pkg:npm/new 1.0.0  GPL-3.0-only" in shown


def test_diff_counts_files_under_the_project_s_license_and_leaves_out_what_only_speaks_of_others(
    licet: Callable[..., Any], repository: Any
) -> None:
    repository.commit(FILES)
    repository.commit(
        {
            "src/one.py": "# SPDX-License-Identifier: MIT\n",
            "src/two.py": "# SPDX-License-Identifier: MIT\n",
            "src/three.py": "# SPDX-License-Identifier: Zlib\n",
            "docs/about.md": f"# What the GPL says\n\n{text('GPL-2.0-only')}",
        }
    )
    shown = licet("diff", "HEAD~1", "--path", repository.root).out
    assert "Files under MIT, as the project is: 2 added." in shown
    assert "added   src/three.py  Zlib" in shown
    assert "src/one.py" not in shown
    assert "about.md" not in shown


def test_diff_tells_why_a_package_is_there_now(licet: Callable[..., Any], repository: Any) -> None:
    asked = '{{"name": "x", "license": "MIT", "{}": {{"new": "1.0.0"}}}}'
    for field in ("devDependencies", "dependencies"):
        repository.commit({"package.json": asked.format(field)})
    shown = licet("diff", "HEAD~1", "--path", repository.root).out
    assert "changed  pkg:npm/new 1.0.0  unknown, dev > runtime" in shown


def test_diff_of_what_did_not_change_says_so(licet: Callable[..., Any], repository: Any) -> None:
    repository.commit(FILES)
    repository.commit({"src/a.txt": "x"})
    done = licet("diff", "HEAD~1", "--path", repository.root)
    assert (
        done.out == "The project goes out under MIT, as before.\n\nNothing else changed that has to do with licenses.\n"
    )


def test_diff_may_begin_where_the_lines_went_apart(licet: Callable[..., Any], repository: Any) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit({"src/mine.py": "# SPDX-License-Identifier: Zlib\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"src/theirs.py": "# SPDX-License-Identifier: ISC\n"})
    plain, apart = (
        {
            each["path"]
            for each in json.loads(licet("diff", "main", "branch", "--path", repository.root, *more).out)["files"]
        }
        for more in (("--format", "json"), ("--format", "json", "--merge-base"))
    )
    assert (plain, apart) == ({"src/mine.py", "src/theirs.py"}, {"src/mine.py"})
    repository.git("checkout", "--quiet", "--orphan", "alone")
    repository.commit({})
    done = licet("diff", "main", "alone", "--path", repository.root, "--merge-base")
    assert (done.code, "no commit in common" in done.err) == (2, True)


def test_history_tells_each_step(licet: Callable[..., Any], repository: Any) -> None:
    repository.commit(FILES, "first")
    repository.commit(
        {"LICENSE": text("Apache-2.0"), "pyproject.toml": MANIFEST.format("Apache-2.0")}, "relicense: \x1b[2J"
    )
    done = licet("history", repository.root)
    assert done.code == 0
    assert "MIT from here on" in done.out
    assert "MIT > Apache-2.0" in done.out
    assert "\x1b" not in done.out
    steps = json.loads(licet("history", repository.root, "--format", "json").out)
    assert [(each["before"], each["after"]) for each in steps] == [([], ["MIT"]), (["MIT"], ["Apache-2.0"])]
    assert steps[0]["commit"] == repository.git("rev-parse", "HEAD~1")
    assert licet("history", repository.root, "--revision", "nosuch").code == 2
