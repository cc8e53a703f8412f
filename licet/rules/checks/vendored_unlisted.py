# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`vendored-unlisted`: the work of others is in the repository, and no manifest says so."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import PurePosixPath

from licet.licenses.expression import Expression, all_of
from licet.licenses.vague import is_vague
from licet.model import Evidence, FileKind, Finding
from licet.rules.checks.finding import finding
from licet.rules.judged import Case

CODE = "vendored-unlisted"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each folder of vendored code whose name is no component's."""
    listed = {r.component.purl.rpartition("/")[2].partition("@")[0] for r in case.inventory.resolutions}
    folders: dict[str, dict[Expression, str]] = defaultdict(dict)
    for file in case.inventory.files:
        parts = PurePosixPath(file.path).parts
        if file.kind is FileKind.VENDORED and file.expression is not None and len(parts) > 1:
            folder = "/".join(parts[:-1][:3])
            for detection in file.detections:
                if not is_vague(detection.expression):
                    folders[folder].setdefault(detection.expression, file.path)
    for folder, found in sorted(folders.items()):
        if found and PurePosixPath(folder).name.lower() not in listed:
            message = f"holds the work of others under {all_of(found)}, which no manifest names"
            evidence = tuple(Evidence(path, None, str(expression)) for expression, path in found.items())
            fixes = ("name it in your NOTICE, with its license", "depend on it instead of copying it")
            yield from finding(case, CODE, folder, message, evidence=evidence, fixes=fixes)
