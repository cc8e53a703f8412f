# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a project of MSBuild references, and in which versions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from licet.model import Scope
from licet.scanner.lockfiles.reading.msbuild.files import PROJECTS, above, imported, parse_project
from licet.scanner.lockfiles.reading.msbuild.values import Values, version_in, word
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Skipped, Unreadable
from licet.scanner.lockfiles.reading.xml import Element
from licet.scanner.packages.nuget import is_package

_REFERENCES = {
    "PackageReference": Scope.RUNTIME,
    "GlobalPackageReference": Scope.BUILD,
    "PackageDownload": Scope.BUILD,
    "DotNetCliToolReference": Scope.DEV,
}
_FOR_TESTS = re.compile(
    r"(?:^|[._-]|(?<=[a-z0-9]))(?:Tests?|Specs?)(?:$|[._-])|(?:^|[._-])(?:tests?|specs?)(?:$|[._-])"
)
_TEST_TOOLS = frozenset({
    "microsoft.net.test.sdk", "mstest", "mstest.testadapter", "nunit3testadapter", "xunit.runner.visualstudio",
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A package that a project references, and where: in LINE of FILE."""

    name: str
    version: str | None
    scope: Scope
    file: Opened
    line: int


@dataclass(slots=True)
class Project:
    """What a project file called NAME says, with what it imports, and the values that hold there."""

    name: str
    values: Values
    asked: list[Asked] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    @property
    def is_test(self) -> bool:
        """Whether it is there to run tests: it says so, is called so, or asks for what runs them."""
        if not any(self.name.endswith(glob[1:]) for glob in PROJECTS):
            return False
        said = (self.values.property("IsTestProject") or "").lower()
        is_called = _FOR_TESTS.search(self.name.rpartition(".")[0]) is not None
        asks = any(one.name.lower() in _TEST_TOOLS for one in self.asked)
        return said == "true" or (said != "false" and (is_called or asks))


def read_project(file: Opened) -> Project:
    """What FILE references, a project or a file for those below it. Raises `Unreadable`."""
    root = parse_project(file.text)
    own = [file, *imported(file)]
    around = [each for one in above(file) for each in (one, *imported(one))]
    project = Project(file.name, Values([*own, *around]))
    _take(file, root, project)
    for other in own[1:]:
        try:
            _take(other, parse_project(other.text), project)
        except Unreadable:
            continue  # that is said where it is read itself
    if project.is_test:
        project.asked = [replace(asked, scope=Scope.TEST) for asked in project.asked]
    return project


def named_versions(file: Opened) -> Iterator[Asked]:
    """The packages that FILE names versions of, for projects that reference them. Raises `Unreadable`."""
    values = Values([file, *imported(file), *above(file)])
    for element in parse_project(file.text).walk():
        for name in _names(element) if element.name == "PackageVersion" else ():
            if is_package(name):
                yield Asked(name, values.restored(version_in(element)), Scope.RUNTIME, file, element.line)


def _take(file: Opened, root: Element, project: Project) -> None:
    """Take into PROJECT what FILE, whose outermost element is ROOT, references."""
    for element in root.walk():
        for written in _names(element) if element.name in _REFERENCES else ():
            name = project.values.expanded(written)
            if name and is_package(name):
                central = project.values.central(name)
                said = version_in(element) or (version_in(central) if central else None)
                version = project.values.restored(said)
                project.asked.append(Asked(name, version, _scope(element, central), file, element.line))
            else:
                project.skipped.append(Skipped(element.line, written))


def _names(element: Element) -> list[str]:
    return [name.strip() for name in element.attributes.get("Include", "").split(";") if name.strip()]


def _scope(element: Element, central: Element | None) -> Scope:
    """Why it is there, as ELEMENT says, or CENTRAL: what reaches nothing that depends on this project builds it."""
    scope = _REFERENCES[element.name]
    said = [element, *([central] if central else [])]
    private = next((parts for each in said if (parts := _parts(each, "PrivateAssets"))), frozenset())
    left_out = next((parts for each in said if (parts := _parts(each, "ExcludeAssets"))), frozenset())
    is_for_build = "all" in private or not left_out.isdisjoint(("all", "runtime"))
    return Scope.BUILD if scope is Scope.RUNTIME and is_for_build else scope


def _parts(element: Element, name: str) -> frozenset[str]:
    return frozenset(part.strip().lower() for part in (word(element, name) or "").split(";") if part.strip())
