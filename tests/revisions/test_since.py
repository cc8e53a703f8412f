# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a branch adds: as few files as tell are looked at, and the answer is that of all files."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import random
from datetime import date
from typing import Any

import pytest

from licet.licenses.catalog import text
from licet.model import Report, Verdict
from licet.pipeline import Options
from licet.revisions import check_since, compare, sides
from licet.rules.policy import Policy, parse_policy
from licet.scanner.revisions import Changed, whole

TODAY = date(2026, 1, 1)


def tagged(license: str, holder: str = "The authors", body: str = "x = 1") -> str:
    return f"# SPDX-FileCopyrightText: 2026 {holder}\n# SPDX-License-Identifier: {license}\n{body}\n"


def lock(**licenses: str) -> str:
    packages = {f"node_modules/{name}": {"version": "1.0.0", "license": each} for name, each in licenses.items()}
    asked = {"dependencies": dict.fromkeys(licenses, "^1.0.0"), "name": "x", "license": "MIT"}
    return json.dumps({"name": "x", "lockfileVersion": 3, "packages": {"": asked, **packages}}, indent=1)


FILES = {
    "package.json": '{"name": "x", "license": "MIT", "dependencies": {"a": "^1.0.0"}}',
    "package-lock.json": lock(a="ISC"),
    "LICENSE": text("MIT"),
    "src/own.js": tagged("MIT").replace("#", "//"),
    "src/plain.js": "x\n",
    "src/refers.js": "// Licensed as told in docs/terms.txt\n",
    "src/copied.js": "/*! slider v1.2.3 | (c) 2020 Somebody Else | Zlib */\nx\n",
    "docs/terms.txt": "This is under the zlib License.\n\n" + text("Zlib"),
    "old/gpl.py": tagged("GPL-3.0-only"),
    "old/other.py": tagged("GPL-3.0-only"),
    "vendor/lib/LICENSE": text("BSD-3-Clause"),
    "vendor/lib/a.c": "/* Copyright 2020 V. Endor */\n",
    "vendor/lib/b.c": "int b;\n",
}


def since(repository: Any, base: str, policy: Policy | None = None) -> Report:
    return check_since(repository.root, base, policy or Policy(), Options(jobs=1), TODAY)


def found(report: Report) -> list[str]:
    return [f"{each.severity} {each.code} {each.subject}" for each in report.findings]


def test_what_was_there_before_does_not_count(repository: Any) -> None:
    base = repository.commit(FILES)
    report = since(repository, base)
    assert (found(report), report.verdict) == ([], Verdict.PASS)
    repository.commit({"src/plain.js": "y\n", "src/more.js": "z\n"})
    assert found(since(repository, base)) == []


def test_a_file_that_is_not_committed_counts(repository: Any) -> None:
    base = repository.commit(FILES)
    repository.write({"old/agpl.py": tagged("AGPL-3.0-only")})
    assert "warning license-conflict old/agpl.py" in found(since(repository, base))


def test_a_dependency_that_comes_in_counts_and_one_that_stays_does_not(repository: Any) -> None:
    base = repository.commit(FILES | {"package-lock.json": lock(a="ISC", bad="GPL-3.0-only")})
    repository.commit({"package-lock.json": lock(a="ISC", bad="GPL-3.0-only", worse="AGPL-3.0-only")})
    report = since(repository, base)
    assert report.verdict is Verdict.FAIL
    assert {each.subject for each in report.findings if each.code == "license-conflict"} == {"pkg:npm/worse@1.0.0"}


def test_a_dependency_that_goes_is_told(repository: Any) -> None:
    base = repository.commit(FILES | {"package-lock.json": lock(a="ISC", bad="GPL-3.0-only")})
    repository.commit({"package-lock.json": lock(a="ISC")})
    report = since(repository, base)
    assert report.compared is not None
    assert {mark.about for mark in report.compared.gone if mark.code == "license-conflict"} == {"pkg:npm/bad"}


def test_what_came_into_the_main_line_meanwhile_is_not_of_the_branch(repository: Any) -> None:
    repository.commit(FILES)
    repository.git("checkout", "--quiet", "-b", "branch")
    repository.commit({"src/mine.js": "x\n"})
    repository.git("checkout", "--quiet", "main")
    repository.commit({"old/gpl.py": None, "old/other.py": None})
    repository.git("checkout", "--quiet", "branch")
    report = since(repository, "main")
    assert (found(report), report.compared and report.compared.gone) == ([], ())


def test_files_that_only_moved_are_known(repository: Any) -> None:
    base = repository.commit(FILES)
    repository.commit({"old/gpl.py": None, "older/gpl.py": FILES["old/gpl.py"]})
    report = since(repository, base)
    assert (found(report), report.compared and report.compared.gone) == ([], ())


def test_both_states_are_judged_by_the_policy_of_now(repository: Any) -> None:
    base = repository.commit(FILES)
    policy = parse_policy(
        '[policy]\nallow = ["MIT", "BSD-3-Clause", "GPL-3.0-only", "Zlib"]\n', "licet.toml", repository.root
    )
    assert found(since(repository, base, policy)) == []
    repository.commit({"package-lock.json": lock(a="ISC", b="ISC")})
    assert found(since(repository, base, policy)) == ["error license-denied pkg:npm/b@1.0.0"]


def test_a_license_text_that_changes_is_judged_against_everything(repository: Any) -> None:
    base = repository.commit(FILES | {"old/apache.py": tagged("Apache-2.0")})
    repository.commit(
        {"LICENSE": text("GPL-2.0-only"), "package.json": FILES["package.json"].replace("MIT", "GPL-2.0-only")}
    )
    assert "warning license-conflict old/apache.py" in found(since(repository, base))


def test_a_submodule_that_changed_makes_the_answer_incomplete(repository: Any, tmp_path: Any) -> None:
    repository.commit({"a": "x"})
    repository.git("clone", "--quiet", str(repository.root), str(tmp_path / "other"))
    repository.git("submodule", "--quiet", "add", str(tmp_path / "other"), "inner")
    base = repository.commit(FILES)
    repository.git("commit", "--allow-empty", "--quiet", "--message", "x", folder=repository.root / "inner")
    report = since(repository, base)
    assert report.verdict is Verdict.INCOMPLETE
    assert [each.code for each in report.inventory.problems] == ["submodule-changed"]


def test_few_files_are_looked_at_where_these_tell(repository: Any) -> None:
    base = repository.commit(FILES | {f"src/m{n}.js": "x\n" for n in range(50)})
    repository.commit({"src/m7.js": "y\n"})
    assert len(since(repository, base).inventory.files) == 4


CHANGES: dict[str, str | None] = {
    "src/plain.js": "changed\n",
    "src/new.js": "new\n",
    "src/mine.js": tagged("MIT").replace("#", "//"),
    "src/gpl2.py": tagged("GPL-2.0-only"),
    "src/apache.py": tagged("Apache-2.0"),
    "src/points.js": "// Licensed as told in docs/terms.txt\n",
    "src/astray.js": "// See the file LICENSE.other for the license.\n",
    "src/copied.js": None,
    "src/second.js": "/*! carousel v2.0.0 | (c) 2021 Somebody Else | MIT */\nx\n",
    "docs/terms.txt": None,
    "docs/LICENSE.md": text("Apache-2.0"),
    "LICENSE": text("Apache-2.0"),
    "old/gpl.py": tagged("MIT"),
    "old/other.py": None,
    "vendor/lib/LICENSE": text("GPL-3.0-only"),
    "vendor/lib/b.c": "int c;\n",
    "vendor/other/LICENSE": text("Zlib"),
    "package-lock.json": lock(a="ISC", b="GPL-2.0-only"),
    "package.json": '{"name": "x", "license": "GPL-3.0-only", "dependencies": {"a": "^1.0.0"}}',
    "README.md": "# x\n\nUnder the MIT License.\n",
    "LICENSES/Zlib.txt": text("Zlib"),
}
POLICY = """
[[exception]]
package = "old/**"
license = "GPL-3.0-only"
reason = "called as a separate program"

[[clarify]]
package = "src/copied.js"
license = "Zlib"
"""


@pytest.mark.parametrize(
    ("seed", "policy"), [*((seed, "") for seed in range(10)), *((seed, POLICY) for seed in range(10, 15))]
)
def test_few_files_and_all_files_give_the_same_answer(
    repository: Any, monkeypatch: pytest.MonkeyPatch, seed: int, policy: str
) -> None:
    chosen = random.Random(seed).sample(sorted(CHANGES), k=1 + seed % 4)
    base = repository.commit(FILES)
    repository.commit({path: CHANGES[path] for path in chosen})
    rules = parse_policy(policy, "licet.toml", repository.root)
    few = since(repository, base, rules)
    monkeypatch.setattr(sides, "narrow", lambda before, after, *_: whole(before, after))
    all = since(repository, base, rules)
    assert found(few) == found(all), chosen
    assert few.verdict is all.verdict
    assert few.compared == all.compared


def test_two_revisions_are_compared_without_their_files_being_there(repository: Any) -> None:
    base = repository.commit(FILES)
    head = repository.commit({"old/agpl.py": tagged("AGPL-3.0-only"), "old/gpl.py": None})
    repository.git("checkout", "--quiet", base)
    before, after, moves = compare(repository.root, base, head, Policy(), Options(jobs=1), TODAY)
    assert moves == {}
    assert "warning license-conflict old/agpl.py" in found(after)
    assert after.compared is not None
    assert "old/gpl.py" in {mark.about for mark in after.compared.gone}
    assert "old/gpl.py" in {file.path for file in before.inventory.files}


def test_rules_of_ones_own_are_no_files_of_any_state(repository: Any) -> None:
    rule = "---\nlicense_expression: gpl-3.0\n---\nGNU GPL 3\n"
    base = repository.commit(FILES | {"rules/one.RULE": rule})
    repository.commit({"rules/two.RULE": rule + tagged("GPL-3.0-only")})
    policy = parse_policy('[rules]\nfolder = "rules"\n', "licet.toml", repository.root)
    assert found(since(repository, base, policy)) == []


def test_nothing_is_left_behind(repository: Any, tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    base = repository.commit(FILES)
    repository.commit({"LICENSE": text("Apache-2.0")})
    before = repository.git("status", "--porcelain")
    since(repository, base)
    assert list(scratch.iterdir()) == []
    assert repository.git("status", "--porcelain") == before == ""


def test_changes_know_their_paths() -> None:
    assert Changed(frozenset("a"), frozenset("b"), frozenset("c")).paths == {"a", "b", "c"}
