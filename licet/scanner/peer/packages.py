# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Manifests that licet does not read itself, as ScanCode's `packagedcode` reads them, where that is installed.

It is a format like those of `lockfiles`, and asked behind all of them. What it says of licenses is what the file
states: ScanCode's own detection of licenses is not asked.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib import import_module
from itertools import islice
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from packageurl import PackageURL

from licet.model import Component, Declaration, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, component, declare, lines_of
from licet.scanner.packages.purls import bare, purl

NAME = "a manifest that ScanCode reads"
LOCKS = False

FILES = (
    *("*.ABOUT", "README.android", "README.chromium", "README.facebook", "README.google", "README.thirdparty"),
    *("bower.json", ".bower.json", "meta.yaml", "conanfile.py", "metadata.rb", "DESCRIPTION", "*.dsc", "Godeps.json"),
    *("*.podspec", "*.podspec.json", "Podfile", "Podfile.lock", "haxelib.json", "*.opam", "opam", "*.nuspec"),
    *("*packages.lock.json", "shrinkwrap.yaml", "*requirement*.pip", "requirements/*.pip", "*reqs.txt", "*.gemfile"),
    *("Gemfile-*", "build.gradle", "build.gradle.kts", "pom.properties", "Package.swift.json"),
    *("Package.swift.deplock", "swift-show-dependencies.deplock", "*pip-inspect.deplock", "+COMPACT_MANIFEST"),
)
"""What ScanCode says more of than that it is there; where licet reads one of these itself, that goes before."""

SECONDS = 30
"""So long one reader may take for one file."""

MOST = 10_000
"""So many packages and dependencies are taken of one file."""

_OF_OTHERS = ("about_file", "readme")
"""Readers of files that say of code beside them whose it is."""

_NO_TYPES = (None, "about", "readme")
"""What those readers call packages whose type the file does not say."""

_WORD = re.compile(r"[\w.+-]+")


@lru_cache(maxsize=1)
def readers() -> tuple[Any, ...]:
    """ScanCode's readers of manifests, in its order; none where it is not installed, or does not start."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it finds odd in this machine is not for the reader of the report
            return tuple(import_module("packagedcode").APPLICATION_PACKAGE_DATAFILE_HANDLERS)
    except Exception:  # noqa: BLE001 - whatever keeps it from starting, licet's own formats are read without it
        return ()


def read(file: Opened) -> Reading:
    """What ScanCode says of FILE; a reader of its that fails is something left out."""
    found: list[tuple[str, Any]] = []
    skipped: list[Skipped] = []
    with TemporaryDirectory(prefix="licet-") as folder:
        # A copy alone: a reader may look beside a file, and follow what it finds there.
        place = Path(folder, *PurePosixPath(file.path).parts[-3:])
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(file.text, encoding="utf-8", errors="surrogateescape")
        for reader in readers():
            try:
                found += ((reader.datasource_id, each) for each in _asked(reader, str(place)))
            except Exception as error:  # noqa: BLE001 - a reader of others' may raise anything
                skipped.append(Skipped(1, f"what {reader.datasource_id} reads ({type(error).__name__})"))
    lines = lines_of(_WORD, file.text, lambda each: each[0])
    components: list[Component] = []
    declarations: list[Declaration] = []
    own: list[str] = []
    for source, package in islice(found, MOST):
        if source in _OF_OTHERS:
            components += _described(package, file, lines)
            continue
        if package.type and package.name:
            own.append(purl(package.type, package.name, namespace=package.namespace))
        declarations += declare(package.name or "project", _stated(package), (), file)
        components += _needed(package.dependencies, file, lines)
    return Reading(tuple(declarations), tuple(components), own=tuple(dict.fromkeys(own)), skipped=tuple(skipped))


def _asked(reader: Any, location: str) -> list[Any]:
    """What READER says of the file at LOCATION, if it is one of its. Raises what it raises, and `TimeoutError`."""
    if not reader.is_datafile(location):
        return []
    error, answer = import_module("scancode.interrupt").interruptible(_parsed, args=(reader, location), timeout=SECONDS)
    if error:
        raise TimeoutError(error) if "timeout" in error else ValueError(error)
    return answer or []


def _parsed(reader: Any, location: str) -> list[Any]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return list(islice(reader.parse(location, package_only=True), MOST))


def _stated(package: Any) -> str | None:
    stated = package.declared_license_expression_spdx or package.extracted_license_statement
    return stated if isinstance(stated, str) else None


def _described(package: Any, file: Opened, lines: Mapping[str, int]) -> Iterator[Component]:
    """The work of others that FILE says of: it lies beside it."""
    if package.name:
        type = "generic" if package.type in _NO_TYPES else package.type
        made = purl(type, package.name, package.version, namespace=package.namespace)
        line = lines.get(package.name, 1)
        yield component(made, Scope.RUNTIME, file, mark=package.name, line=line, declared=_stated(package))


def _needed(dependencies: Iterable[Any], file: Opened, lines: Mapping[str, int]) -> Iterator[Component]:
    for each in islice(dependencies, MOST):
        try:
            parsed = PackageURL.from_string(each.purl or "")
        except ValueError:
            continue
        canonical = PackageURL(parsed.type, parsed.namespace, parsed.name, parsed.version).to_string()
        made = canonical if each.is_pinned else bare(canonical)
        yield component(made, _scope(each), file, mark=parsed.name, line=lines.get(parsed.name, 1))


def _scope(dependency: Any) -> Scope:
    """Why a DEPENDENCY is there, by what its own format calls that."""
    said = (dependency.scope or "").lower()
    for word, scope in (("test", Scope.TEST), ("dev", Scope.DEV), ("build", Scope.BUILD), ("configure", Scope.BUILD)):
        if word in said:
            return scope
    if dependency.is_optional:
        return Scope.OPTIONAL
    return Scope.DEV if dependency.is_runtime is False else Scope.RUNTIME
