# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What APKBUILD and PKGBUILD have in common: words that ask for packages."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator

from licet.model import Component, Scope
from licet.scanner.lockfiles.reading.components import component
from licet.scanner.lockfiles.reading.opened import Opened
from licet.scanner.lockfiles.reading.result import Skipped
from licet.scanner.lockfiles.reading.shell import Script

_ASKED = re.compile(r"(?P<name>[A-Za-z0-9_][\w.+-]*)(?:@\w+)?(?:(?P<how>[<>=~]+)(?P<version>[\w.:+-]+))?")
_PROVIDED = re.compile(r".*\.so(?:\.[\d.]+)?")


def asked(
    script: Script, variables: Iterable[tuple[str, Scope]], own: set[str], file: Opened, make: Callable[..., str]
) -> Iterator[Component | Skipped]:
    """The packages that VARIABLES of SCRIPT list, but for OWN, as MAKE makes purls of name and version.

    What is asked for by what it provides (a library, a command) may be of any package, and is left out.
    """
    for variable, scope in variables:
        for text, line in script.words(variable):
            plain = text.partition(": ")[0].removesuffix(":").strip()  # Arch says behind a colon what it is good for
            found = _ASKED.fullmatch(plain)
            if found and not _PROVIDED.fullmatch(found["name"]):
                if found["name"] not in own:
                    version = found["version"] if found["how"] == "=" else None
                    yield component(make(found["name"], version), scope, file, mark=found["name"], line=line)
            elif plain and not plain.startswith("!"):
                yield Skipped(line, plain)


def sorted_out(found: Iterable[Component | Skipped]) -> tuple[tuple[Component, ...], tuple[Skipped, ...]]:
    """FOUND as components, and what was left out."""
    every = tuple(found)
    return (
        tuple(each for each in every if isinstance(each, Component)),
        tuple(dict.fromkeys(each for each in every if isinstance(each, Skipped))),
    )
