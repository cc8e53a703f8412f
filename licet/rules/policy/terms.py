# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Words of a policy that name licenses: expressions, categories and flags, each checked against the catalog."""

from __future__ import annotations

import re

from licet.errors import ExpressionError, UnknownLicenseError
from licet.licenses import catalog
from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, With, atoms, ids, parse
from licet.rules.policy.reading import proposal
from licet.rules.policy.values import Category, Flag, Term

_OWN_REFERENCE = re.compile(r"(?:DocumentRef-[\w.-]+:)?(?:LicenseRef|AdditionRef)-[\w.-]+\Z")


def parse_license(text: str) -> Expression:
    """The expression that TEXT spells, its ids canonical.

    Raises `ValueError` where it is outside the grammar or names a license that the catalog does not hold. References
    (`LicenseRef-...`) name what no catalog needs to hold.
    """
    try:
        expression = parse(text)
        for id in ids(expression):
            if not _OWN_REFERENCE.match(id):
                catalog.record(id)
        for atom in atoms(expression):
            if isinstance(atom, With) and is_license(atom.exception):
                raise ValueError(f"{atom.exception} is a license and no exception, so it cannot stand after WITH")
    except (ExpressionError, UnknownLicenseError) as error:
        raise ValueError(str(error)) from None
    return canonical(expression)


def parse_term(text: str) -> Term:
    """One entry of a list: an expression, `category:<name>` or `flag:<name>`. Raises `ValueError` as above."""
    kind, colon, name = text.partition(":")
    match (colon, kind.strip().lower()):
        case (":", "category"):
            known = categories()
            if name.strip() not in known:
                raise ValueError(f"no category {name.strip()!r}; {proposal(name.strip(), known)}")
            return Category(name.strip())
        case (":", "flag"):
            try:
                return Flag(name.strip())
            except ValueError:
                raise ValueError(f"no flag {name.strip()!r}; {proposal(name.strip(), list(Flag))}") from None
        case (":", "group" | "categories" | "cat"):
            raise ValueError(f"{text!r} names no list; write category:<name> or flag:<name>")
        case _:
            return parse_license(text)


def categories() -> frozenset[str]:
    """Every category that a license of the catalog has."""
    return frozenset(str(record.category) for record in catalog.all_records())


def is_license(id: str) -> bool:
    """Whether the catalog holds ID, and as a license rather than as an exception to one."""
    record = catalog.find(id)
    return record is not None and record.kind == "license"
