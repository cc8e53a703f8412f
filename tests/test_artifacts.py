# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What was built is judged as what it ships: its own license, what it needs at run time, what lies within it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import pytest

from licet.model import Report, Scope, Severity, Use
from licet.pipeline import Options, check
from licet.rules.policy import Policy
from tests.scanner.archives.packing import deb, gem, layout, tarred, zipped

Contents = Mapping[str, str | bytes]

METADATA = """Metadata-Version: 2.4
Name: demo
Version: 1.0
License-Expression: MIT
License-File: LICENSE
Requires-Dist: needed (==1.0)
Requires-Dist: tried ; extra == "test"
"""
POM = """<project><groupId>org.example</groupId><artifactId>demo</artifactId><version>1</version>
<licenses><license><name>MIT</name></license></licenses>
<dependencies>
<dependency><groupId>org.example</groupId><artifactId>needed</artifactId><version>1</version></dependency>
<dependency><groupId>org.example</groupId><artifactId>tried</artifactId><version>1</version><scope>test</scope></dependency>
</dependencies></project>"""
SPECIFICATION = """--- !ruby/object:Gem::Specification
name: demo
version: !ruby/object:Gem::Version
  version: 1.0.0
dependencies:
- !ruby/object:Gem::Dependency
  name: needed
  type: :runtime
- !ruby/object:Gem::Dependency
  name: tried
  type: :development
licenses:
- MIT
"""
NUSPEC = """<package><metadata><id>Demo</id><version>1.0.0</version><license type="expression">MIT</license>
<dependencies><dependency id="Needed" version="[1.0.0]" /></dependencies></metadata></package>"""
CARGO = '[package]\nname = "demo"\nversion = "1.0.0"\nlicense = "MIT"\n[dependencies]\nneeded = "1"\n'
CONTROL = "Package: demo\nVersion: 1.0\nArchitecture: all\nDepends: needed (>= 1)\n"
FORMAT = "Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/\n"
COPYRIGHT = (
    f"{FORMAT}\nFiles: *\nCopyright: 2020 A. Author\nLicense: Expat\n\nFiles: m4/*\nCopyright: FSF\nLicense: GPL-3+\n"
)

ARTIFACTS: Mapping[str, tuple[bytes, str]] = {
    "demo-1.0-py3-none-any.whl": (
        zipped({"demo.py": "x = 1\n", "demo-1.0.dist-info/METADATA": METADATA}), "pkg:pypi/needed@1.0",
    ),
    "demo-1.0.tgz": (
        tarred({"package/package.json": '{"name": "demo", "license": "MIT", "dependencies": {"needed": "1.0.0"},'
                ' "devDependencies": {"tried": "1.0.0"}}', "package/index.js": "1"}), "pkg:npm/needed@1.0.0",
    ),
    "demo-1.jar": (
        zipped({"META-INF/MANIFEST.MF": "", "META-INF/maven/org.example/demo/pom.xml": POM}),
        "pkg:maven/org.example/needed@1",
    ),
    "demo-1.0.0.gem": (gem({"lib/demo.rb": "1"}, SPECIFICATION), "pkg:gem/needed"),
    "demo.1.0.0.nupkg": (zipped({"Demo.nuspec": NUSPEC, "lib/a.dll": b"\0"}), "pkg:nuget/Needed@1.0.0"),
    "demo-1.0.0.crate": (tarred({"demo-1.0.0/Cargo.toml": CARGO, "demo-1.0.0/src/lib.rs": "x"}), "pkg:cargo/needed"),
    "demo_1.0_all.deb": (
        deb({"./usr/share/doc/demo/copyright": COPYRIGHT, "./usr/bin/demo": "x"}, {"./control": CONTROL}),
        "pkg:deb/debian/needed",
    ),
}  # fmt: skip


@pytest.fixture(autouse=True)
def nothing_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The user's home is empty: nothing of this machine's caches is met."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))


def report(path: Path) -> Report:
    return check(path, Policy(), Options(jobs=1), date(2026, 1, 1))


@pytest.mark.parametrize("name", ARTIFACTS)
def test_an_artifact_goes_out_under_what_it_states_and_with_what_it_needs(name: str, tmp_path: Path) -> None:
    data, needed = ARTIFACTS[name]
    (tmp_path / name).write_bytes(data)
    made = report(tmp_path / name)
    assert str(made.outbound.expression) == "MIT"
    assert [each.component.purl for each in made.inventory.resolutions] == [needed]
    assert made.inventory.resolutions[0].component.scope is Scope.RUNTIME
    assert {finding.code for finding in made.findings} <= {"license-unknown"}


STATUS = """Package: tool
Status: install ok installed
Version: 1.0
Architecture: all
"""


# REUSE-IgnoreStart
def test_an_image_is_its_packages_side_by_side_and_what_belongs_to_none(tmp_path: Path) -> None:
    files: Contents = {
        "etc/os-release": "ID=debian\n",
        "var/lib/dpkg/status": STATUS,
        "var/lib/dpkg/info/tool.list": "/usr/bin/tool\n/usr/share/doc/tool/copyright\n",
        "usr/bin/tool": "# SPDX-License-Identifier: LicenseRef-Unseen\n",
        "usr/share/doc/tool/copyright": f"{FORMAT}\nFiles: *\nCopyright: x\nLicense: GPL-3+\n",
        "srv/app/main.py": "# SPDX-License-Identifier: MIT\n",
        "srv/app/package-lock.json": '{"lockfileVersion": 3, "packages": {"node_modules/left": {"version": "1.0.0"}}}',
        "srv/venv/lib/python3.12/site-packages/one-1.dist-info/METADATA": "Name: one\nVersion: 1\nLicense: MIT\n",
        "srv/venv/lib/python3.12/site-packages/one.py": "# SPDX-License-Identifier: LicenseRef-Unseen\n",
    }
    made = report(layout(tmp_path / "image", [tarred(files)]))
    found = {each.component.purl: (str(each.concluded), each.component.use) for each in made.inventory.resolutions}
    assert found["pkg:deb/debian/tool@1.0?arch=all"] == ("GPL-3.0-or-later", Use.SEPARATE)
    assert found["pkg:pypi/one@1"] == ("MIT", None)
    assert set(found) == {"pkg:deb/debian/tool@1.0?arch=all", "pkg:pypi/one@1", "pkg:npm/left@1.0.0"}
    said = [str(file.expression) for file in made.inventory.files if file.expression is not None]
    assert said == ["MIT"]
    unspoken = next(finding for finding in made.findings if finding.code == "license-missing")
    assert unspoken.severity is Severity.WARNING
    assert "none of which speaks for all" in unspoken.message


# REUSE-IgnoreEnd


def test_a_file_system_that_is_laid_out_already_is_read_as_an_image_is(tmp_path: Path) -> None:
    files = {
        "etc/os-release": "ID=debian\n",
        "var/lib/dpkg/status": STATUS,
        "var/lib/dpkg/info/tool.list": "/usr/share/tool/package.json\n/usr/share/doc/tool/copyright\n",
        "usr/share/tool/package.json": '{"name": "of-tool", "dependencies": {"asked-by-tool": "1.0.0"}}',
        "usr/share/doc/tool/copyright": f"{FORMAT}\nFiles: *\nLicense: Expat\n\nFiles: cli/*\nLicense: GPL-3+\n",
        "srv/app/package.json": '{"name": "app", "license": "MIT", "dependencies": {"asked": "1.0.0"}}',
    }
    for path, text in files.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text)
    made = report(tmp_path).inventory
    found = {each.component.purl: str(each.concluded) for each in made.resolutions}
    assert found.pop("pkg:deb/debian/tool@1.0?arch=all") == "MIT AND GPL-3.0-or-later"
    assert set(found) == {"pkg:npm/asked@1.0.0"}


def test_a_lockfile_that_was_left_in_an_image_counts_only_where_nothing_of_its_kind_is_installed(
    tmp_path: Path,
) -> None:
    files: Contents = {
        "srv/app/package-lock.json": '{"lockfileVersion": 3, "packages": {"node_modules/left": {"version": "1.0.0"}}}',
        "srv/app/node_modules/right/package.json": '{"name": "right", "version": "2.0.0", "license": "ISC"}',
    }
    made = report(layout(tmp_path / "image", [tarred(files)]))
    assert [each.component.purl for each in made.inventory.resolutions] == ["pkg:npm/right@2.0.0"]
