# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Who needs what, as `pip-compile`, `uv pip compile` and `rye lock` note in comments behind each requirement.

    certifi==2026.1.1
        # via
        #   -c constraints.txt
        #   requests
    requests==2.34.2  # via -r requirements.in, sphinx

Source: https://pip-tools.readthedocs.io/en/stable/cli/pip-compile/ (`--annotate`)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from packaging.utils import canonicalize_name

_VIA = re.compile(r"#\s*via\b:?\s*(?P<names>.*)")
_MORE = re.compile(r"\s+#\s{2,}(?P<names>\S.*)")
_NAME = re.compile(r"[A-Za-z0-9][\w.-]*(?:\[[^\]]*\])?")


def notes(text: str) -> Mapping[int, tuple[frozenset[str], bool]]:
    """The line of each requirement that TEXT notes it of, to the names of what needs it, and whether the project does.

    A file, and a package in one, are the project: it is its list, or its manifest.
    """
    found: dict[int, tuple[set[str], list[bool]]] = {}
    at, goes_on = 0, False
    for number, line in enumerate(text.splitlines(), start=1):
        via = _VIA.search(line)
        if line[:1].strip() and not line.startswith("#"):
            at, goes_on = number, False
        more = via or (_MORE.fullmatch(line) if goes_on else None)
        if at and more:
            names, project = found.setdefault(at, (set(), []))
            for name, is_package in _entries(more["names"]):
                if is_package:
                    names.add(name)
                else:
                    project.append(True)
        goes_on = bool(more)
    return {line: (frozenset(names), bool(project)) for line, (names, project) in found.items()}


def _entries(listed: str) -> Iterator[tuple[str, bool]]:
    """The entries of one note: normalised names of packages, or files, and which of both; constraints are neither."""
    for entry in listed.split(","):
        plain = entry.strip()
        if not plain or plain.startswith(("-c ", "--constraint", "--override", "--build-constraint")):
            continue
        is_package = _NAME.fullmatch(plain) is not None
        yield (canonicalize_name(plain.partition("[")[0]) if is_package else plain), is_package
