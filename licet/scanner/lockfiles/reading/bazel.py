# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What files of Bazel in Starlark ask Maven for; they are parsed as Python is written, and never run.

`maven.install(artifacts = ["group:artifact:version", maven.artifact(...)])` and `maven.artifact(...)` of MODULE.bazel,
`maven_install(...)` of WORKSPACE: https://github.com/bazel-contrib/rules_jvm_external/blob/master/docs/api.md
"""

from __future__ import annotations

import ast
import warnings
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from licet.model import Scope
from licet.scanner.lockfiles.reading.opened import Tree
from licet.scanner.lockfiles.reading.parsing import parse_json
from licet.scanner.lockfiles.reading.result import Skipped, Unreadable
from licet.scanner.packages.maven import is_name, maven
from licet.scanner.values import rows, table, word

DEEPEST = 50
"""So many expressions stand for one another, or within one another, at most."""

LONGEST = 500
"""Text of more characters names no package, but was made to unfold."""

_LOCK = "maven_install.json"
_BY_PLACE = ("group", "artifact", "version")


@dataclass(frozen=True, slots=True)
class Asked:
    """A package of Maven that is asked for: its parts, why, and where it stands in which words."""

    group: str
    artifact: str
    version: str | None
    type: str
    classifier: str
    scope: Scope
    line: int
    words: str

    @property
    def module(self) -> str:
        """Its group and name, as lockfiles call it."""
        return f"{self.group}:{self.artifact}"

    @property
    def purl(self) -> str:
        """Its purl."""
        return maven(self.group, self.artifact, self.version, self.type, self.classifier)


def parse_starlark(text: str) -> ast.Module:
    """TEXT, in Starlark, which is written as Python is. Raises `Unreadable`."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what Python finds odd in it is not for the reader of the report
            return ast.parse(text)
    except SyntaxError as error:
        line = min(max(error.lineno or 1, 1), text.count("\n") + 1)
        raise Unreadable(f"is not valid Starlark: {error.msg}", line) from error
    except (ValueError, RecursionError, MemoryError) as error:
        raise Unreadable("is not Starlark that anybody wrote", 1) from error


def artifacts(module: ast.Module) -> Iterator[Asked | Skipped]:
    """What MODULE asks Maven for, and what it asks for in words that cannot be read."""
    names = {
        target.id: node.value
        for node in module.body
        if isinstance(node, ast.Assign)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    values = _Values(names)
    for node in module.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
            yield from _of_call(node.value, values)


def locked_modules(tree: Tree) -> dict[str, set[str]]:
    """The modules that files of TREE lock, `group:artifact`, with their versions."""
    found: dict[str, set[str]] = {}
    for path in tree.paths:
        text = tree.text(path) if path.endswith(_LOCK) else None
        try:
            parsed = parse_json(text) if text else {}
        except Unreadable:
            continue  # that is said where it is read itself
        for name, entry in table(parsed.get("artifacts")).items():
            found.setdefault(":".join(name.split(":")[:2]), set()).add(word(table(entry).get("version")) or "")
        for entry in rows(table(parsed.get("dependency_tree")).get("dependencies")):
            parts = (word(table(entry).get("coord")) or "").split(":")
            found.setdefault(":".join(parts[:2]), set()).add(parts[-1])
    return found


def _of_call(call: ast.Call, values: _Values) -> Iterator[Asked | Skipped]:
    match call.func:
        case ast.Name("maven_install"):
            scope = Scope.RUNTIME
        case ast.Attribute(ast.Name(extension), "install" | "artifact") if values.is_of_maven(extension):
            scope = Scope.DEV if values.is_for_development(extension) else Scope.RUNTIME
        case _:
            return
    if isinstance(call.func, ast.Attribute) and call.func.attr == "artifact":
        yield _of_parts(call, scope, values)
        return
    for given in call.keywords:
        if given.arg == "artifacts":
            for node in values.items(given.value):
                yield _of_item(node, scope, values)


def _of_item(node: ast.expr, scope: Scope, values: _Values) -> Asked | Skipped:
    """The package that NODE, one of a list of artifacts, names in a string or in a call of `maven.artifact`."""
    if isinstance(node, ast.Call):
        return _of_parts(node, scope, values)
    said = values.text(node)
    parts = said.removesuffix("@aar").split(":") if said else []
    if said is None or not 2 <= len(parts) <= 5 or not all(map(is_name, parts)):
        return Skipped(node.lineno, said[:80] if said else _words(node))
    version = parts[-1] if len(parts) > 2 else None
    type = "aar" if said.endswith("@aar") else parts[2] if len(parts) > 3 else ""
    classifier = parts[3] if len(parts) > 4 else ""
    return Asked(parts[0], parts[1], version, type, classifier, scope, node.lineno, said)


def _of_parts(call: ast.Call, scope: Scope, values: _Values) -> Asked | Skipped:
    """The package that CALL, of `maven.artifact(group, artifact, version, ...)`, names."""
    given = {each.arg: each.value for each in call.keywords if each.arg}
    given |= dict(zip(_BY_PLACE, call.args, strict=False))
    said = {key: values.text(node) or "" for key, node in given.items()}
    group, artifact, version = (said.get(key, "") for key in _BY_PLACE)
    if not (is_name(group) and is_name(artifact)):
        return Skipped(call.lineno, _words(call))
    testonly = given.get("testonly")
    if isinstance(testonly, ast.Constant) and testonly.value is True:
        scope = Scope.TEST
    kept = version if is_name(version) else None
    words = f"{group}:{artifact}"
    return Asked(
        group, artifact, kept, said.get("packaging", ""), said.get("classifier", ""), scope, call.lineno, words
    )


def _words(node: ast.expr) -> str:
    """What to call NODE, an expression that cannot be read."""
    return node.id if isinstance(node, ast.Name) else "artifacts"


class _Values:
    """What expressions stand for, as far as they are literal or NAMES at the top of the file that stand for such."""

    def __init__(self, names: Mapping[str, ast.expr]) -> None:
        self._names = names
        self._known: dict[str, str | None] = {}

    def items(self, node: ast.expr) -> Iterator[ast.expr]:
        """The items of the list NODE, in sums and under names; what is no such list, whole."""
        seen: set[str] = set()
        left = [node]
        while left:
            node = left.pop()
            match node:
                case ast.List(items) | ast.Tuple(items):
                    yield from items
                case ast.BinOp(one, ast.Add(), other):
                    left += [other, one]
                case ast.Name(name) if name in self._names:
                    left += [] if name in seen else [self._names[name]]
                    seen.add(name)
                case _:
                    yield node

    def text(self, node: ast.expr, depth: int = 0) -> str | None:
        """The text that NODE stands for, None where nobody can tell without running the file."""
        said: str | None = None
        match node if depth <= DEEPEST else None:
            case ast.Constant(str(written)):
                said = written
            case ast.Name(name) if name in self._names:
                said = self._named(name, depth)
            case ast.BinOp(left, ast.Add(), right):
                said = self._filled("{}{}", "{}", [left, right], depth)
            case ast.BinOp(left, ast.Mod(), right):
                said = self._filled(self.text(left, depth + 1), "%s", [right], depth)
            case ast.Call(ast.Attribute(template, "format"), arguments, []):
                said = self._filled(self.text(template, depth + 1), "{}", arguments, depth)
        return said

    def _named(self, name: str, depth: int) -> str | None:
        """What NAME stands for; it is found once, since names may stand for one another many times."""
        if name not in self._known:
            self._known[name] = None
            self._known[name] = self.text(self._names[name], depth + 1)
        return self._known[name]

    def _filled(self, template: str | None, place: str, nodes: list[ast.expr], depth: int) -> str | None:
        """TEMPLATE with each PLACE filled with what one of NODES stands for."""
        said = [self.text(each, depth + 1) for each in nodes]
        if template is None or None in said or template.count(place) != len(said):
            return None
        parts = template.split(place)
        made = parts[0] + "".join(f"{each}{part}" for each, part in zip(said, parts[1:], strict=True))
        return made if len(made) <= LONGEST else None

    def is_of_maven(self, name: str) -> bool:
        """Whether NAME is the extension that asks Maven: `use_extension("@rules_jvm_external//...", "maven")`."""
        call = self._names.get(name)
        return isinstance(call, ast.Call) and [self.text(each) for each in call.args[1:2]] == ["maven"]

    def is_for_development(self, name: str) -> bool:
        """Whether the extension NAME is used by those alone who work on the module."""
        call = self._names.get(name)
        given = call.keywords if isinstance(call, ast.Call) else []
        return any(
            each.arg == "dev_dependency" and isinstance(each.value, ast.Constant) and each.value.value is True
            for each in given
        )
