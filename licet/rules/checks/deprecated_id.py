# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`deprecated-id`: the project states its license with an id that SPDX has replaced."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from licet.errors import ExpressionError
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import Expression, License, ids, parse
from licet.model import FileKind, Finding, Reason
from licet.rules.case import Case
from licet.rules.checks.finding import finding
from licet.rules.compatibility import sources
from licet.rules.stated import stated_expression
from licet.rules.texts import text_id

CODE = "deprecated-id"


def check(case: Case) -> Iterator[Finding]:
    """A finding for each declaration with a deprecated id."""
    for declaration in case.inventory.declarations:
        try:
            stated = parse(declaration.raw)
        except ExpressionError:
            continue
        for identifier in ids(stated):
            record = find(identifier)
            if record is None or not record.deprecated:
                continue
            because = Reason("deprecated", f"SPDX has deprecated {record.id}", sources.page(record.id))
            yield from finding(
                case,
                CODE,
                "project",
                f"{declaration.raw!r} is read as {canonical(stated)}{_in_sources(case, canonical(stated))}",
                evidence=(declaration.evidence,),
                because=(because,),
                fixes=(f'write "{canonical(stated)}", or the -or-later id if later versions are meant',),
            )


def _in_sources(case: Case, read: Expression) -> str:
    """What the project's own sources say otherwise of the same license text: which versions of it are meant."""
    if not isinstance(read, License):
        return ""
    files = (file for file in case.inventory.files if file.kind is FileKind.SOURCE)
    stated = Counter(stated_expression(file) for file in files)
    others = [
        (count, str(each))
        for each, count in stated.items()
        if isinstance(each, License) and each != read and text_id(each) == text_id(read)
    ]
    if not others:
        return ""
    count, license = max(others)
    return f"; {count} of its source files say {license}"
