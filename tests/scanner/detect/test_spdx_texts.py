# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every text of the SPDX list is detected as the license that it is, but for those that are listed here."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from licet.licenses import catalog
from licet.licenses.expression import ids, parse
from licet.model import Role
from licet.scanner.detect import engine
from tools import spdx_list
from tools.spdx_list import Listed

EVERY = 12
"""Without `--full` one text in so many is looked at; which ones does not change."""

SAME_TEXT = {
    # The id says how the license is used; the text is that of the id on the right, word for word.
    "CAL-1.0-Combined-Work-Exception": "CAL-1.0",
    "MPL-2.0-no-copyleft-exception": "MPL-2.0",
    "OFL-1.0-no-RFN": "OFL-1.0",
    "OFL-1.0-RFN": "OFL-1.0",
    "OFL-1.1-no-RFN": "OFL-1.1",
    "OFL-1.1-RFN": "OFL-1.1",
}

OTHER_ID = {
    # SPDX calls it MIT-CMU AND BSD-3-Clause today; the rule set keeps the collection of five texts under an id.
    "Net-SNMP": "LicenseRef-scancode-net-snmp",
    # Deprecated by SPDX in favour of the same exception by its newer name, which no record of the list says.
    "Nokia-Qt-exception-1.1": "Qt-LGPL-exception-1.1",
}

PARTS = {
    # Their text is that of a license and that of an exception, one below the other: both are found, apart, and the
    # license without the later versions that only a notice can grant.
    "eCos-2.0",
    "GPL-2.0-with-autoconf-exception",
    "GPL-2.0-with-bison-exception",
    "GPL-2.0-with-classpath-exception",
    "GPL-2.0-with-font-exception",
    "GPL-2.0-with-GCC-exception",
    "GPL-3.0-with-autoconf-exception",
    "GPL-3.0-with-GCC-exception",
    "wxWindows",
}

WITHOUT_TEXT = {
    # No package that the build reads carries these texts.
    "Classpath-exception-2.0-short",
    "Google-Patent-WebM",
    "kvirc-openssl-exception",
    "rsync-linking-exception",
    "Simple-Library-Usage-exception",
    "Spelling-Provider-LGPL-exception",
    "sqlitestudio-OpenSSL-exception",
}

_GNU_USE = re.compile(r"^((?:[AL]?GPL|GFDL)-[\d.]+)(?:-(?:no-)?invariants)?-(?:only|or-later)$")


@lru_cache(maxsize=1)
def entries() -> tuple[Listed, ...]:
    return spdx_list.read().entries


def expected(identifier: str) -> set[str]:
    """The expressions that the text of IDENTIFIER is to be detected as."""
    today = catalog.record(identifier).superseded_by or identifier
    if identifier.endswith("+"):
        return {today}  # SPDX has no text of these any more; the rule set's is the notice, which grants later versions
    if identifier in PARTS:
        return {_without_use(part) for part in ids(parse(today))}
    return {OTHER_ID.get(identifier) or _without_use(SAME_TEXT.get(today, today))}


def _without_use(identifier: str) -> str:
    """`-or-later` and the like are granted by a notice; the GNU texts themselves are the same."""
    return _GNU_USE.sub(r"\1-only", identifier)


def detected(identifier: str) -> set[str]:
    return {str(found.expression) for found in engine().detect(catalog.text(identifier))}


def _differing(sample: tuple[Listed, ...]) -> dict[str, set[str]]:
    looked_at = [entry.id for entry in sample if entry.id not in WITHOUT_TEXT]
    assert looked_at
    return {id: found for id in looked_at if (found := detected(id)) != expected(id)}


def test_a_sample_of_the_texts() -> None:
    assert _differing(entries()[::EVERY]) == {}


@pytest.mark.full
def test_every_text() -> None:
    assert len(entries()) > 800
    assert _differing(entries()) == {}


@pytest.mark.parametrize("identifier", sorted(PARTS | OTHER_ID.keys() | SAME_TEXT.keys()))
def test_what_is_listed_as_another_differs_from_its_own_id(identifier: str) -> None:
    """A row that is no longer needed is to go."""
    assert detected(identifier) == expected(identifier) != {identifier}


def test_what_is_listed_as_without_text_has_none() -> None:
    assert {entry.id for entry in entries() if not catalog.text(entry.id)} == WITHOUT_TEXT


@pytest.mark.parametrize("identifier", ["Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "ISC", "MIT", "Zlib"])
def test_text_with_something_around_it_is_still_found(identifier: str) -> None:
    text = f"Frobnicator, a program to frobnicate.\n\n{catalog.text(identifier)}\n\nThat was all of it.\n"
    found = engine().detect(text)
    assert identifier in {str(detection.expression) for detection in found}
    assert all(detection.score > 0.8 for detection in found)


@pytest.mark.parametrize("identifier", ["Apache-2.0", "BSL-1.0", "CC0-1.0", "GPL-3.0-only", "Unlicense"])
def test_whole_text_covers_all_of_its_lines(identifier: str) -> None:
    text = catalog.text(identifier)
    (found,) = engine().detect(text)
    assert (found.start_line, found.role) == (1, Role.TEXT)
    assert found.score > 0.999
    assert found.end_line >= len(text.rstrip().split("\n")) - 1
