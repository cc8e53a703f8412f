# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`MODULE.bazel`: the modules that a Bazel module depends on, with its overrides, and what it asks Maven for.

The file is never run.

Sources: https://bazel.build/rules/lib/globals/module, https://bazel.build/external/overview#module-overrides
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, rows, word
from licet.scanner.lockfiles.reading.bazel import Asked, artifacts, locked_modules, parse_starlark
from licet.scanner.packages.purls import is_name, purl

NAME = "MODULE.bazel"
LOCKS = False

_OVERRIDES = ("single_version_override", "git_override", "archive_override", "local_path_override")


@dataclass(frozen=True, slots=True)
class _Call:
    """A call at the top of the file: its name, the literals among its arguments, and its line."""

    name: str
    line: int
    arguments: dict[str, object] = field(default_factory=dict)

    def word(self, key: str) -> str | None:
        return word(self.arguments.get(key))


def read(file: Opened) -> Reading:
    """What FILE asks for; a module that an override takes from a folder is the project's own."""
    module = parse_starlark(file.text)
    calls = list(_calls(module))
    overrides = {name: c for c in calls if c.name in _OVERRIDES and (name := c.word("module_name"))}
    own = tuple(purl("bazel", name) for c in calls if c.name == "module" and is_name(name := c.word("name")))
    found: list[Component] = []
    skipped: list[Skipped] = []
    for call in calls:
        name = call.word("name")
        if call.name != "bazel_dep" or (name and _is_of_folder(overrides.get(name))):
            continue
        if is_name(name):
            scope = Scope.DEV if call.arguments.get("dev_dependency") is True else Scope.RUNTIME
            made = _purl(name, call.word("version"), overrides.get(name))
            found.append(component(made, scope, file, mark=f'"{name}"', line=call.line))
        else:
            skipped.append(Skipped(call.line, "bazel_dep"))
    asked = list(artifacts(module))
    skipped += (each for each in asked if isinstance(each, Skipped))
    found += _of_maven([each for each in asked if isinstance(each, Asked)], file)
    return Reading((), tuple(found), own=own, skipped=tuple(skipped))


def _of_maven(asked: Sequence[Asked], file: Opened) -> Iterator[Component]:
    """The packages of Maven that FILE has ASKED for; what is locked in other versions has them from there."""
    locked = locked_modules(file.tree) if asked else {}
    for each in asked:
        versions = locked.get(each.module)
        purl = each.purl if versions is None or each.version in versions else replace(each, version=None).purl
        yield component(purl, each.scope, file, mark=each.words, line=each.line)


def _calls(module: ast.Module) -> Iterator[_Call]:
    constants: dict[str, object] = {
        node.targets[0].id: node.value.value
        for node in module.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.Constant)
    }
    for node in module.body:
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and isinstance(node.value.func, ast.Name):
            call = node.value
            given = {each.arg: _literal(each.value, constants) for each in call.keywords if each.arg}
            given |= {
                key: _literal(value, constants) for key, value in zip(("name", "version"), call.args, strict=False)
            }
            yield _Call(node.value.func.id, call.lineno, given)


def _literal(node: ast.expr, constants: dict[str, object]) -> object:
    match node:
        case ast.Constant():
            return node.value
        case ast.Name():
            return constants.get(node.id)
        case ast.List() | ast.Tuple():
            return [each.value for each in node.elts if isinstance(each, ast.Constant)]
        case _:
            return None


def _is_of_folder(override: _Call | None) -> bool:
    return override is not None and override.name == "local_path_override"


def _purl(name: str, version: str | None, override: _Call | None) -> str:
    """The purl of the module NAME, which an override may take from elsewhere than the registry."""
    if override is None or override.name == "single_version_override":
        return purl("bazel", name, (override.word("version") if override else None) or version)
    if override.name == "git_override":
        address, revision = override.word("remote"), override.word("commit") or override.word("tag")
        place = f"git+{address}@{revision}" if revision else f"git+{address}"
        return purl("bazel", name, qualifiers={"vcs_url": place} if address else None)
    urls = override.arguments.get("urls") or override.arguments.get("url")
    address = word(urls) or next(filter(word, rows(urls)), None)
    return purl("bazel", name, qualifiers={"download_url": address} if address else None)
