# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The entries of a policy: `[[exception]]`, `[[clarify]]`, `[[use]]`, `[[where]]`. Each is None where it is wrong."""

from __future__ import annotations

import re
from datetime import date, datetime

from licet.licenses.expression import Expression
from licet.model import Clarification, Scope, Use
from licet.rules.policy.keys import KEYS
from licet.rules.policy.lists import parse_lines, parse_severities
from licet.rules.policy.reading import Table, choice, made
from licet.rules.policy.terms import parse_license
from licet.rules.policy.toml_lines import KeyPath
from licet.rules.policy.values import Circumstance, Exemption, UseLine
from licet.rules.selectors import parse_selector

_SHA256 = re.compile(r"sha256:[0-9a-f]{64}\Z")
_WHAT = 'name a package ("pkg:pypi/foo") or a path ("vendor/**")'


def parse_exception(table: Table) -> Exemption | None:
    """What an `[[exception]]` accepts."""
    table.only(*KEYS["exception"])
    selector = table.made("package", parse_selector, required=_WHAT)
    license = table.made("license", parse_license, required="say which license is accepted here")
    reason = table.text("reason", required="say why, for whoever reviews this next")
    expires = _date(table, "expires")
    if selector is None or license is None or reason is None:
        return None
    return Exemption(selector, license, reason, expires, table.place())


def parse_clarification(table: Table) -> Clarification | None:
    """What a `[[clarify]]` concludes."""
    table.only(*KEYS["clarify"])
    selector = table.made("package", parse_selector, required='name a package ("pkg:npm/foo@1.2.3") or a path')
    license: Expression | None = table.made("license", parse_license, required="say which license was concluded")
    pins = table.table("files")
    for file in pins.values:
        _check_pin(pins, file)
    if selector is None or license is None:
        return None
    files = tuple(sorted((file, str(hash)) for file, hash in pins.values.items()))
    return Clarification(selector.text, license, files, table.place())


def parse_use(table: Table) -> UseLine | None:
    """What a `[[use]]` says."""
    table.only(*KEYS["use"])
    selector = table.made("package", parse_selector, required=_WHAT)
    how = table.choice("how", Use, required=f"say one of {', '.join(Use)}")
    if selector is None or how is None:
        return None
    return UseLine(selector, how, table.place())


def parse_circumstance(table: Table) -> Circumstance | None:
    """What a `[[where]]` says."""
    table.only(*KEYS["where"])
    packages = [made(table.page, at, word, parse_selector) for at, word in table.texts("package")]
    scopes = [choice(table.page, at, word, Scope) for at, word in table.texts("scope")]
    lines = tuple(parse_lines(table))
    severities = parse_severities(table)
    if not table.values.get("package") and not table.values.get("scope"):
        table.page.wrong(table.at, f"package or scope is missing: {_WHAT}, or a scope ({', '.join(Scope)})")
    if not table.values.keys() & {"allow", "review", "deny", "severity"}:
        table.page.wrong(table.at, "nothing is said of it: give it allow, review, deny or severity")
    if None in packages or None in scopes or not (packages or scopes):
        return None
    selectors = tuple(selector for selector in packages if selector)
    return Circumstance(selectors, tuple(scope for scope in scopes if scope), lines, severities, table.place())


def _date(table: Table, key: str) -> date | None:
    value = table.values.get(key)
    if isinstance(value, date) and not isinstance(value, datetime):
        return value
    if value is not None:
        table.wrong(key, f"{key} must be a date without quotes or time, such as 2027-06-30")
    return None


def _check_pin(pins: Table, file: str) -> None:
    at: KeyPath = (*pins.at, file)
    hash = pins.text(file)
    if hash is not None and not _SHA256.match(hash):
        pins.page.wrong(at, f"{hash!r} is no hash: write sha256: and 64 lower-case hexadecimal digits")
    if file.startswith("/") or ".." in file.split("/"):
        pins.page.wrong(at, f"{file!r} must be a path inside the package")
