# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The tables of pixi's manifests, `pixi.toml` or `[tool.pixi]` of a `pyproject.toml`.

Source: https://pixi.sh/latest/reference/pixi_manifest/
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Component, Evidence, Scope
from licet.scanner.lockfiles.reading.conda import conda, exact
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.python_table import Tables
from licet.scanner.lockfiles.reading.requirement import extra_scope
from licet.scanner.values import table, word

_BUILD = ("build-dependencies", "host-dependencies")
_DEEPEST = 3


def pixi_components(tables: Mapping[str, Any], file: Opened) -> Iterator[Component]:
    """What TABLES of FILE ask for: for all environments, for those with a feature, and on some platforms alone."""
    if not tables:
        return
    reader = Tables(file)
    yield from _asked(tables, Scope.RUNTIME, reader)
    for feature, content in table(tables.get("feature")).items():
        yield from _asked(table(content), extra_scope(feature), reader)
    package = table(tables.get("package"))
    for key, scope in (("run-dependencies", Scope.RUNTIME), *((key, Scope.BUILD) for key in _BUILD)):
        yield from _of_conda(table(package.get(key)), scope, reader)


def _asked(tables: Mapping[str, Any], scope: Scope, reader: Tables) -> Iterator[Component]:
    yield from _of_conda(table(tables.get("dependencies")), scope, reader)
    for key in _BUILD:
        yield from _of_conda(table(tables.get(key)), Scope.BUILD if scope is Scope.RUNTIME else scope, reader)
    yield from reader.read(table(tables.get("pypi-dependencies")), scope)
    for content in table(tables.get("target")).values():
        inner = {key: value for key, value in table(content).items() if key != "target"}
        yield from _asked(inner, scope, reader)


def _of_conda(wanted: Mapping[str, Any], scope: Scope, reader: Tables) -> Iterator[Component]:
    """Packages of conda; those that are built from a folder are the project's own."""
    for name, said in wanted.items():
        if not word(name) or not isinstance(said, (str, dict)) or word(table(said).get("path")):
            continue
        version = word(said) or word(table(said).get("version")) or ""
        evidence = (Evidence(reader.file.path, reader.line(name), name),)
        yield Component(conda(name, exact(version)), scope, evidence=evidence)
