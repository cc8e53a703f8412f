# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""One requirement as Python writes them (PEP 508), and what the name of the list that it stands in says."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from packaging.requirements import Requirement
from packaging.version import InvalidVersion, Version

from licet.model import SHIPPED, Component, Evidence, Scope
from licet.scanner.lockfiles.reading.lines import line_of
from licet.scanner.lockfiles.reading.markers import where
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Skipped
from licet.scanner.packages.origins import of_address
from licet.scanner.packages.platforms import limited
from licet.scanner.packages.purls import bare, pypi
from licet.scanner.packages.requirements import requirement_of

MOST_SEARCHED = 20
"""So often is a file searched for what does not stand where it is looked for: it may be large and have much of that."""

MOST_VERSIONS = 50
"""A lock with more versions of one package was made to take long: which of them is needed is not looked at."""

_COMMENT = re.compile(r"(?<!\s)\s+#.*", re.DOTALL)
_QUOTED = re.compile(r""""((?:[^"\\]|\\.)*)"|'([^']*)'""")
EXTRA = re.compile(r"""\bextra\s*==\s*["']([^"']*)["']""")
_EXACT = re.compile(r"(?P<operator>={0,3})\s*(?P<version>[^\s,*|<>=!~^]+)")
_FOR_TESTS = re.compile(r"(?:^|[._/-])tests?(?:ing)?(?:[._/-]|$)", re.IGNORECASE)
_FOR_DEVELOPERS_BY_PLACE = re.compile(
    r"(?:^|[._/-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|lint|ci|build|bench\w*)(?:[._/-]|$)", re.IGNORECASE
)
_FOR_DEVELOPERS = re.compile(
    r"(?:^|[._-])(?:dev(?:el(?:op(?:ment)?)?)?|docs?|documentation|lint(?:ing|ers?)?)(?:[._-]|$)", re.IGNORECASE
)
_CALLED_AFTER_TOOLS = re.compile(
    r"(?:^|[._-])(?:documentation|lint(?:ing|ers?)|format(?:ting|ters?)?|style|typing|type-?check(?:s|ing)?|coverage"
    r"|mypy|pyright|pylint|flake8|black|isort|ruff|tox|nox|pre-?commit|sphinx|mkdocs|rtd|readthedocs)(?:[._-]|$)",
    re.IGNORECASE,
)
_CALLED_AFTER_TESTS = re.compile(r"(?:^|[._-])(?:unit|py)tests?(?:[._-]|$)", re.IGNORECASE)
_CALLED_OPTIONAL = re.compile(r"(?:^|[._-])(?:optional|extras?)(?:[._-]|$)", re.IGNORECASE)


class Requirements:
    """Collects what FILE asks for, requirement by requirement, and what of it is none.

    `sources` are names, as purls, of what comes from elsewhere than an index, with the purl that it has then; None for
    what is the project's own: those of them that are shipped with FILE are its `siblings`.
    """

    def __init__(self, file: Opened, sources: Mapping[str, str | None] | None = None) -> None:
        self.file = file
        self.components: list[Component] = []
        self.skipped: list[Skipped] = []
        self.siblings: list[str] = []
        self._sources = sources or {}
        self._searched = 0

    def add(self, line: object, scope: Scope, number: int | None = None) -> None:
        """Add what LINE, in the line NUMBER of the file, asks for; blank lines and comments ask for nothing."""
        if not isinstance(line, str) or not line.strip() or line.lstrip().startswith("#"):
            return
        number = number or self._line(line)
        found = from_requirement(line, scope, self.file, number)
        if found is None:
            self.skipped.append(Skipped(number, line.strip()))
        elif (purl := self._sources.get(bare(found.purl), found.purl)) is not None:
            self.components.append(found if purl == found.purl else replace(found, purl=purl))
        elif found.scope in SHIPPED:
            self.siblings.append(bare(found.purl))

    @cached_property
    def _lines(self) -> Mapping[str, int]:
        return places(self.file.text)

    def _line(self, line: str) -> int | None:
        known = self._lines.get(line.strip())
        if known is None and self._searched < MOST_SEARCHED:
            self._searched += 1
            known = line_of(self.file.text, line.strip())
        return known


def places(text: str) -> dict[str, int]:
    """What stands in TEXT in quotes, by itself in a line, or behind the first `=` or `:` of one, to the first line."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), start=1):
        plain = line.strip()
        if plain.startswith("#"):
            continue
        found.setdefault(plain, number)
        for mark in "=:":
            found.setdefault(plain.partition(mark)[2].strip(), number)
        for quoted in _QUOTED.finditer(plain):
            found.setdefault((quoted[1] or quoted[2] or "").replace('\\"', '"').strip(), number)
    return found


def from_requirement(line: str, scope: Scope, file: Opened, number: int | None = None) -> Component | None:
    """The component that LINE of FILE asks for, or None where it is no requirement.

    A requirement that only an extra asks for has the scope of the extra. A version is kept where exactly one is
    allowed.
    """
    line = _COMMENT.sub("", line).strip()  # Pants writes some with a line break behind them
    requirement = requirement_of(line)
    if requirement is None:
        return None
    marker = str(requirement.marker or "")
    extra = EXTRA.search(marker)
    if scope is Scope.RUNTIME and extra:
        scope = extra_scope(extra[1])
    made = Component(purl_of(requirement), scope, evidence=(Evidence(file.path, number, line),))
    return limited(made, where(marker))


def purl_of(requirement: Requirement) -> str:
    """The purl of what REQUIREMENT asks for, with the address where it names one."""
    if requirement.url is None:
        return pypi(requirement.name, pinned(requirement))
    origin = of_address(requirement.url)
    version = origin.version if origin.name and pypi(origin.name) == pypi(requirement.name) else None
    return pypi(requirement.name, version, origin.qualifiers)


def pinned(requirement: Requirement) -> str | None:
    """The one version that REQUIREMENT allows, as the index writes it (PEP 440), or None where it allows several."""
    specifiers = list(requirement.specifier)
    return pinned_by(str(specifiers[0])) if len(specifiers) == 1 else None


def pinned_by(specifier: str, *, bare_is_exact: bool = False) -> str | None:
    """The one version that SPECIFIER allows, as the index writes it, or None; BARE_IS_EXACT where `1.0` means `==1.0`.

    `===` compares letter by letter, so that what follows need be no version.
    """
    found = _EXACT.fullmatch(specifier.strip())
    if found is None or not (found["operator"] or bare_is_exact):
        return None
    try:
        return str(Version(found["version"]))
    except InvalidVersion:
        return found["version"] if found["operator"] == "===" else None


def is_for_tests(name: str) -> bool:
    """Whether a group, an extra or a file called NAME is for tests."""
    return _FOR_TESTS.search(name) is not None


def file_scope(path: str) -> Scope:
    """The scope of a list of requirements in the file at PATH, by what it and its folders are called.

    A folder that is called after a tool of developers may as well be that tool.
    """
    name = path.rpartition("/")[2]
    if is_for_tests(path) or _CALLED_AFTER_TESTS.search(name):
        return Scope.TEST
    if _FOR_DEVELOPERS_BY_PLACE.search(path) or _CALLED_AFTER_TOOLS.search(name):
        return Scope.DEV
    return Scope.OPTIONAL if _CALLED_OPTIONAL.search(name) else Scope.RUNTIME


def extra_scope(extra: str) -> Scope:
    """Extras called after a task of developers are theirs; the others are the user's choice."""
    if is_for_tests(extra):
        return Scope.TEST
    return Scope.DEV if _FOR_DEVELOPERS.search(extra) else Scope.OPTIONAL


def key_scope(key: str) -> Scope:
    """The scope of a KEY of `extras_require`: an extra, which markers may follow; markers alone belong to no extra.

    Source: https://setuptools.pypa.io/en/latest/userguide/dependency_management.html#optional-dependencies
    """
    extra = key.partition(":")[0].strip()
    return extra_scope(extra) if extra else Scope.RUNTIME


def group_scope(group: str) -> Scope:
    """The scope of a dependency GROUP by its name: development, unless it is for tests."""
    return Scope.TEST if is_for_tests(group) else Scope.DEV
