# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Trees of several packages: what each goes out under, what is in it, and what of it may not be."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from importlib import import_module
from pathlib import Path

import pytest

from licet.cli.policy_file import find_policy
from licet.errors import PolicyError
from licet.licenses.catalog import text
from licet.licenses.expression import parse
from licet.model import (
    Basis,
    Component,
    Cure,
    Evidence,
    Finding,
    Inventory,
    Outbound,
    OutboundBasis,
    Package,
    Report,
    Resolution,
    Severity,
    Whole,
)
from licet.pipeline import Options, check
from licet.rules.evaluate import case_of, what_ships
from licet.rules.policy import Policy
from licet.rules.supposing import parse_supposition

TODAY = date(2026, 1, 1)


def judged(folder: Path, files: Mapping[str, str]) -> Report:
    """The report on a tree of FILES; `@MIT` as content is the text of that license."""
    for path, content in files.items():
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text(content[1:]) if content.startswith("@") else content, encoding="utf-8")
    return check(folder, find_policy(folder, None), Options(jobs=1, environment=_nowhere(folder)), TODAY)


def _nowhere(folder: Path) -> Path:
    empty = folder.parent / f"{folder.name}-nothing" / "site-packages"
    empty.mkdir(parents=True, exist_ok=True)
    return empty


def package(name: str, license: str | None = None, **needs: str) -> str:
    stated = {"license": license} if license else {}
    return json.dumps({"name": name, "version": "1.0.0", **stated, "dependencies": needs})


def locked(**packages: str) -> str:
    """A package-lock.json in which each of PACKAGES is under the license named."""
    rows = {f"node_modules/{name}": {"version": "1.0.0", "license": said} for name, said in packages.items()}
    return json.dumps({"lockfileVersion": 3, "packages": {"": {"name": "all"}, **rows}})


def wholes(report: Report) -> dict[str, Whole]:
    return {each.path: each for each in report.wholes}


def what_ships_of(inventory: Inventory) -> tuple[Whole, ...]:
    license = Outbound(parse("MIT"), OutboundBasis.DECLARED)
    return what_ships(case_of(inventory, Policy(), license, use=None, distributions=None, today=TODAY))


def conflicts(report: Report) -> list[Finding]:
    return [each for each in report.findings if each.code == "license-conflict"]


SERVER_AND_CLIENT = {
    "package.json": package("all"),
    "LICENSE": "@LGPL-3.0-only",
    "server/package.json": package("server", "GPL-3.0-only", gplish="1.0.0"),
    "client/package.json": package("client", "MIT", plain="1.0.0"),
    "package-lock.json": locked(gplish="GPL-3.0-only", plain="MIT"),
}


def test_each_package_is_judged_by_its_own_license(tmp_path: Path) -> None:
    report = judged(tmp_path, SERVER_AND_CLIENT)
    found = wholes(report)
    assert {path: str(each.outbound.expression) for path, each in found.items()} == {
        "": "LGPL-3.0-only",
        "client": "MIT",
        "server": "GPL-3.0-only",
    }
    assert found["server"].components == ("pkg:npm/gplish@1.0.0",)
    assert found["client"].components == ("pkg:npm/plain@1.0.0",)
    assert conflicts(report) == []


def test_a_part_that_one_package_may_have_and_another_may_not(tmp_path: Path) -> None:
    files = {**SERVER_AND_CLIENT, "client/package.json": package("client", "MIT", gplish="1.0.0")}
    (found,) = conflicts(judged(tmp_path, files))
    assert (found.subject, found.wholes) == ("pkg:npm/gplish@1.0.0", ("client",))
    assert "a work under MIT" in found.message
    assert "license:client=GPL-3.0-only" in [each.change for each in found.remedies]


def test_two_packages_that_each_may_not_have_it_are_two_findings(tmp_path: Path) -> None:
    files = {
        **SERVER_AND_CLIENT,
        "client/package.json": package("client", "MIT", gplish="1.0.0"),
        "other/package.json": package("other", "Apache-2.0", gplish="1.0.0"),
    }
    assert {each.wholes for each in conflicts(judged(tmp_path, files))} == {("client",), ("other",)}


def test_parts_in_different_packages_need_not_stand_together(tmp_path: Path) -> None:
    lock = locked(one="GPL-2.0-only", other="Apache-2.0")
    apart = {
        "package.json": package("all", "GPL-2.0-or-later"),
        "a/package.json": package("a", None, one="1.0.0"),
        "b/package.json": package("b", None, other="1.0.0"),
        "package-lock.json": lock,
    }
    report = judged(tmp_path / "apart", apart)
    assert conflicts(report) == []
    assert str(wholes(report)["a"].effective) == "GPL-2.0-only"
    assert str(wholes(report)["b"].effective) == "GPL-3.0-or-later"
    together = {**apart, "a/package.json": package("a", None, one="1.0.0", other="1.0.0")}
    (found,) = conflicts(judged(tmp_path / "together", together))
    assert found.wholes == ("a",)
    assert found.paths == (("pkg:npm/one@1.0.0",), ("pkg:npm/other@1.0.0",))


def test_what_is_built_on_another_package_of_the_tree_has_all_that_is_in_it(tmp_path: Path) -> None:
    files = {
        "package.json": package("all", "MIT"),
        "LICENSE": "@MIT",
        "app/package.json": package("app", "MIT", core="workspace:*"),
        "core/package.json": package("core", "GPL-3.0-only", gplish="1.0.0"),
        "package-lock.json": locked(gplish="GPL-3.0-only"),
    }
    report = judged(tmp_path, files)
    assert wholes(report)["app"].siblings == ("core",)
    assert wholes(report)["app"].components == ("pkg:npm/gplish@1.0.0",)
    assert str(wholes(report)["app"].effective) == "GPL-3.0-only"
    found = {each.subject: each for each in conflicts(report)}
    assert set(found) == {"core", "pkg:npm/gplish@1.0.0"}
    assert found["core"].severity is Severity.WARNING  # its authors may agree to more than its license says
    assert "license:core=MIT" in [each.change for each in found["core"].remedies]


def test_every_remedy_for_a_part_of_the_tree_works(tmp_path: Path) -> None:
    files = {
        "package.json": package("all", "MIT"),
        "app/package.json": package("app", "GPL-2.0-or-later", core="workspace:*", other="1.0.0"),
        "core/package.json": package("core", "GPL-2.0-only"),
        "package-lock.json": locked(other="Apache-2.0"),
    }
    (found,) = conflicts(judged(tmp_path, files))
    assert {each.cure for each in found.remedies} == {Cure.PROCESS, Cure.EXCEPTION, Cure.DROP}
    assert [each.change for each in found.remedies if each.cure is Cure.DROP] == ["drop:pkg:npm/other@1.0.0"]
    for remedy in found.remedies:
        supposed = {remedy.change: parse_supposition(remedy.change)}
        options = Options(jobs=1, environment=_nowhere(tmp_path), suppositions=supposed)
        assert conflicts(check(tmp_path, find_policy(tmp_path, None), options, TODAY)) == [], remedy


@pytest.mark.parametrize(
    ("manifest", "content", "needed"),
    [
        ("app/Cargo.toml", '[package]\nname="app"\nversion="1.0.0"\n[dependencies]\ncore={path="../core"}\n', True),
        (
            "app/Cargo.toml",
            '[package]\nname="app"\nversion="1.0.0"\n[dev-dependencies]\ncore={path="../core"}\n',
            False,
        ),
    ],
)
def test_a_sibling_by_its_folder(manifest: str, content: str, needed: bool, tmp_path: Path) -> None:
    core = '[package]\nname="core"\nversion="1.0.0"\nlicense="GPL-3.0-only"\n'
    report = judged(tmp_path, {manifest: content, "core/Cargo.toml": core, "LICENSE": "@MIT"})
    assert wholes(report)["app"].siblings == (("core",) if needed else ())


PYTHON = '[project]\nname="{}"\nversion="1"\ndependencies=[{}]\n'


@pytest.mark.parametrize(
    "sources", ["[tool.uv.sources]\ncore={workspace=true}\n", '[tool.uv.sources]\ncore={path="../core"}\n', ""]
)
def test_a_sibling_of_python(sources: str, tmp_path: Path) -> None:
    files = {
        "core/pyproject.toml": PYTHON.format("core", ""),
        "app/pyproject.toml": PYTHON.format("app", '"core"') + sources,
    }
    assert wholes(judged(tmp_path, files))["app"].siblings == ("core",)


def test_a_sibling_of_go_and_of_maven(tmp_path: Path) -> None:
    pom = "<project><groupId>g</groupId><artifactId>{}</artifactId><version>1</version>{}</project>"
    named = "<groupId>g</groupId><artifactId>b</artifactId><version>1</version>"
    need = f"<dependencies><dependency>{named}</dependency></dependencies>"
    files = {
        "go/a/go.mod": "module ex.com/a\nrequire ex.com/b v1.0.0\nreplace ex.com/b => ../b\n",
        "go/b/go.mod": "module ex.com/b\n",
        "java/a/pom.xml": pom.format("a", need),
        "java/b/pom.xml": pom.format("b", ""),
    }
    found = wholes(judged(tmp_path, files))
    assert (found["go/a"].siblings, found["java/a"].siblings) == (("go/b",), ("java/b",))


def test_the_policy_says_what_a_folder_goes_out_under(tmp_path: Path) -> None:
    files = {
        "licet.toml": '[project]\nlicense = "LGPL-3.0-or-later"\n[[outbound]]\npath = "client"\nlicense = "MIT"\n',
        "src/server.py": "# SPDX-License-Identifier: LGPL-3.0-or-later\n",
        "client/sdk.py": "# SPDX-License-Identifier: MIT\n",
        "client/copied.py": "# SPDX-License-Identifier: LGPL-3.0-or-later\n",
    }
    report = judged(tmp_path, files)
    assert wholes(report)["client"].outbound.basis is OutboundBasis.POLICY
    assert [(each.subject, each.wholes) for each in conflicts(report)] == [("client/copied.py", ("client",))]


def test_a_folder_of_the_policy_that_is_no_package_takes_its_manifests_along(tmp_path: Path) -> None:
    files = {
        "licet.toml": '[project]\nlicense = "GPL-3.0-only"\n[[outbound]]\npath = "tools"\nlicense = "MIT"\n',
        "tools/requirements.txt": "gplish==1.0\n",
        "requirements.txt": "plain==1.0\n",
    }
    found = wholes(judged(tmp_path, files))
    assert (found["tools"].components, found[""].components) == (("pkg:pypi/gplish@1.0",), ("pkg:pypi/plain@1.0",))


def test_wildcards_mean_the_packages_that_are_there(tmp_path: Path) -> None:
    files = {
        "licet.toml": '[project]\nlicense = "GPL-3.0-only"\n[[outbound]]\npath = "sdks/*"\nlicense = "MIT"\n',
        "sdks/a/package.json": package("a"),
        "sdks/b/package.json": package("b"),
        "core/package.json": package("core"),
    }
    found = {path: str(each.outbound.expression) for path, each in wholes(judged(tmp_path, files)).items()}
    assert found == {"": "GPL-3.0-only", "core": "GPL-3.0-only", "sdks/a": "MIT", "sdks/b": "MIT"}


def test_reuse_says_what_a_package_goes_out_under(tmp_path: Path) -> None:
    files = {
        "package.json": package("all", "LGPL-3.0-or-later"),
        "client/package.json": package("client"),
        "client/sdk.js": "export const a = 1;\n",
        "REUSE.toml": 'version = 1\n[[annotations]]\npath = "client/**"\nSPDX-License-Identifier = "MIT"\n'
        'SPDX-FileCopyrightText = "2026 A"\n',
    }
    made = wholes(judged(tmp_path, files))["client"].outbound
    assert (str(made.expression), [each.path for each in made.evidence]) == ("MIT", ["REUSE.toml"])


def test_reuse_says_what_a_tree_without_manifests_goes_out_under(tmp_path: Path) -> None:
    annotated = '[[annotations]]\npath = "**"\nSPDX-License-Identifier = "{}"\nSPDX-FileCopyrightText = "2026 A"\n'
    files = {"a.py": "a = 1\n", "b/c.py": "b = 1\n", "REUSE.toml": "version = 1\n" + annotated.format("MIT")}
    report = judged(tmp_path, files)
    assert (str(report.outbound.expression), report.outbound.basis) == ("MIT", OutboundBasis.DECLARED)
    (tmp_path / "b" / "REUSE.toml").write_text("version = 1\n" + annotated.format("ISC"), encoding="utf-8")
    assert judged(tmp_path, {}).outbound.expression is None  # two licenses are no one word for the whole


def test_a_reuse_file_that_cannot_be_read_is_said(tmp_path: Path) -> None:
    report = judged(tmp_path, {"LICENSE": "@MIT", "REUSE.toml": "version = = 1\n"})
    (problem,) = [each for each in report.inventory.problems if each.code == "reuse-unreadable"]
    assert problem.path == "REUSE.toml"
    assert str(tmp_path) not in problem.message


def test_a_license_file_in_the_folder_of_a_package_is_its_license(tmp_path: Path) -> None:
    files = {
        "package.json": package("all", "GPL-3.0-only"),
        "client/package.json": package("client"),
        "client/LICENSE": "@MIT",
        "other/package.json": package("other"),
    }
    report = judged(tmp_path, files)
    found = {path: str(each.outbound.expression) for path, each in wholes(report).items()}
    assert found == {"": "GPL-3.0-only", "client": "MIT", "other": "GPL-3.0-only"}
    assert not report.findings


def test_a_tree_of_one_package_has_one_whole(tmp_path: Path) -> None:
    report = judged(
        tmp_path, {"package.json": package("one", "MIT"), "examples/package.json": package("x", "GPL-3.0-only")}
    )
    assert {path: each.name for path, each in wholes(report).items()}[""] == "one"


def test_very_many_packages_that_go_out_alike_are_one_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("licet.rules.shipped.wholes"), "MOST", 2)
    files = {
        "package.json": package("all", "MIT"),
        "a/package.json": package("a", "GPL-3.0-only", gplish="1.0.0", c="workspace:*"),
        "b/package.json": package("b", "GPL-3.0-only", plain="1.0.0"),
        "b/tagged.js": "// SPDX-License-Identifier: GPL-3.0-only\n",
        "b/LICENSE": "@GPL-3.0-only",
        "c/package.json": package("c", "MIT", other="1.0.0"),
        "package-lock.json": locked(gplish="GPL-3.0-only", plain="MIT", other="ISC"),
    }
    report = judged(tmp_path, files)
    found = wholes(report)
    assert set(found) == {"", "a"}
    assert (found["a"].name, found["a"].others, found["a"].siblings) == ("a and 1 more", ("b",), ("",))
    assert [purl[8:-6] for purl in found["a"].components] == ["gplish", "other", "plain"]
    assert [purl[8:-6] for purl in found[""].components] == ["other"]
    assert conflicts(report) == []


def test_many_packages_built_on_each_other_take_no_endless_time() -> None:
    count = 3_000
    packages = [Package("", "all")]
    parts: list[Resolution] = []
    for number in range(count):
        below = (f"p{number + 1}",) if number < count - 1 else ()
        path = f"p{number}/package.json"
        packages.append(Package(f"p{number}", f"p{number}", None, (path,), below))
        part = Component(f"pkg:npm/c{number}@1", evidence=(Evidence(path, 1),))
        parts.append(Resolution(part, parse("MIT"), Basis.DECLARED))
    inventory = Inventory(resolutions=tuple(parts), packages=tuple(packages))
    found = what_ships_of(inventory)
    assert [len(each.components) for each in found] == [count]


def test_what_nobody_is_known_to_ask_for_is_in_the_package_that_lists_it(tmp_path: Path) -> None:
    files = {
        "package.json": package("all", "MIT"),
        "a/package.json": package("a", "MIT"),
        "a/package-lock.json": locked(odd="GPL-3.0-only"),
    }
    report = judged(tmp_path, files)
    assert wholes(report)["a"].components == ("pkg:npm/odd@1.0.0",)
    assert [each.wholes for each in conflicts(report)] == [("a",)]


@pytest.mark.parametrize(
    ("table", "mistake"),
    [
        ('license = "MIT"', "path is missing"),
        ('path = "a"', "license is missing"),
        ('path = "."\nlicense = "MIT"', "has its license under [project]"),
        ('path = "pkg:npm/a"\nlicense = "MIT"', "name a folder"),
        ('path = "../a"\nlicense = "MIT"', "below the project"),
        ('path = "a"\nlicense = "Apache2"', "Apache-2.0"),
        ('path = "a"\nlicence = "MIT"', "did you mean 'license'?"),
    ],
)
def test_mistakes_in_an_outbound_entry(table: str, mistake: str, tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(f"[[outbound]]\n{table}\n", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"licet\.toml") as raised:
        find_policy(tmp_path, None)
    assert mistake in str(raised.value)


# REUSE-IgnoreEnd
