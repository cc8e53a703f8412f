# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.podspec` of CocoaPods: what the script asks for in literals, its name and its license. It is never run.

Many take their license from the package.json beside them, which is looked into.
Source: https://guides.cocoapods.org/syntax/podspec.html
"""

from __future__ import annotations

import re

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading import Opened, Reading, Skipped, Unreadable, component, declare, parse_json, word
from licet.scanner.lockfiles.reading.pods import exact, is_pod, pod
from licet.scanner.lockfiles.reading.ruby import parse_ruby
from licet.scanner.metadata.package_json import stated_license
from licet.scanner.metadata.ruby import Call, texts

NAME = "podspec"
LOCKS = False

_TYPE = re.compile(r"""\.license\s*=\s*\{[^{}]*?(?::type\s*=>|\btype:)\s*["']([^"'\n]+)["']""")
_OF_PACKAGE = re.compile(r"""\.(license|name)\s*=\s*\w+\[["'](license|name)["']\]""")


def read(file: Opened) -> Reading:
    """What FILE says."""
    lines = file.text.split("\n")
    calls = [call for call in parse_ruby(file.text) if call.receiver and call.values]
    package = _package(file)
    name = _stated(calls, "name=") or word(package.get("name"))
    named = _TYPE.search(file.text)
    license = _stated(calls, "license=") or (named[1] if named else None)
    license = license or (stated_license(package) if "license" in package else None)
    found: list[Component] = []
    skipped: list[Skipped] = []
    for call in calls:
        if call.name != "dependency":
            continue
        wanted = call.values[0]
        if not isinstance(wanted, str) or not is_pod(wanted):
            skipped.append(Skipped(call.line, lines[call.line - 1].strip()))
        elif wanted.partition("/")[0] != name:  # a part may need another part
            found.append(
                component(pod(wanted, exact(call.values[1:])), _scope(call), file, mark=wanted, line=call.line)
            )
    version = _stated(calls, "version=") or word(package.get("version"))
    own = (pod(name, version),) if name and is_pod(name) else ()
    return Reading(declare(name or "project", license, (), file), tuple(found), own=own, skipped=tuple(skipped))


def _stated(calls: list[Call], name: str) -> str | None:
    """The text that the specification itself, rather than a part of it, is given by the call NAME."""
    found = (text for call in calls if call.name == name for text in texts(call.values[0]))
    return next(filter(str.strip, found), None)


def _package(file: Opened) -> dict[str, object]:
    """The fields of the package.json beside FILE that FILE takes for its own."""
    taken = {row[2] for row in _OF_PACKAGE.finditer(file.text) if row[1] == row[2]}
    manifest = file.beside("package.json") if taken else None
    try:
        fields = parse_json(manifest.text) if manifest else {}
    except Unreadable:  # which is said where it is read itself
        return {}
    return {key: fields[key] for key in taken if key in fields}


def _scope(call: Call) -> Scope:
    return Scope.TEST if any(block.name == "test_spec" for block in call.blocks) else Scope.RUNTIME
