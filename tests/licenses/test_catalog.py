# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The catalog holds every license, says unknown where nothing is known, and its records keep to the vocabulary."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest

from licet.data import FOLDER
from licet.errors import UnknownLicenseError
from licet.licenses import catalog
from licet.licenses.canonical import canonical
from licet.licenses.compare import compare
from licet.licenses.expression import ids, parse
from licet.licenses.record import Copyleft, as_dict
from licet.licenses.vocabulary import vocabulary
from tools import spdx_list

RECORDS = sorted((FOLDER / "records").glob("*.toml"))
TEXTLESS_EXCEPTIONS = {
    # No package that the build reads carries these texts.
    "Classpath-exception-2.0-short",
    "Google-Patent-WebM",
    "kvirc-openssl-exception",
    "rsync-linking-exception",
    "Simple-Library-Usage-exception",
    "Spelling-Provider-LGPL-exception",
    "sqlitestudio-OpenSSL-exception",
}


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_curated_record_keeps_to_the_vocabulary(path: Path) -> None:
    facts = tomllib.loads(path.read_text(encoding="utf-8"))
    words = vocabulary()
    record = catalog.record(path.stem)
    assert record.id == path.stem
    assert record.copyleft is not None
    assert record.summary.endswith(".")
    assert all(source.startswith("https://") for source in facts.get("sources", ()))
    assert record.sources
    for kind in ("permissions", "conditions", "limitations", "terms", "restricts"):
        assert set(getattr(record, kind)) <= words[kind].keys(), kind
    assert "same-as" in facts or {"summary", "copyleft", "sources", "permissions"} <= facts.keys()


def test_every_id_of_the_spdx_list_is_there_with_its_flags_and_text() -> None:
    entries = spdx_list.read().entries
    assert len(entries) > 800
    textless = set()
    for entry in entries:
        record = catalog.record(entry.id)
        assert (record.id, record.name, record.deprecated) == (entry.id, entry.name, entry.deprecated)
        assert (record.osi_approved, record.fsf_free) == (entry.osi_approved, entry.fsf_free)
        if not catalog.text(entry.id):
            textless.add(entry.id)
    assert textless == TEXTLESS_EXCEPTIONS


def test_deprecated_ids_name_successors_that_are_listed_and_current() -> None:
    for record in catalog.all_records():
        if record.superseded_by:
            for identifier in ids(parse(record.superseded_by)):
                assert not catalog.record(identifier).deprecated, record.id


def test_records_are_sorted_and_unique() -> None:
    keys = [record.id.lower() for record in catalog.all_records()]
    assert keys == sorted(set(keys))


def test_what_nobody_curated_says_unknown() -> None:
    uncurated = next(r for r in catalog.all_records() if not r.curated and r.category == "unknown")
    shown = as_dict(uncurated)
    assert shown["permissions"] == shown["conditions"] == shown["limitations"] == ["unknown"]
    assert shown["copyleft"] == "unknown"


def test_at_least_sixty_licenses_are_curated() -> None:
    assert sum(r.curated and not r.deprecated for r in catalog.all_records()) >= 60


def test_or_later_ids_share_the_tags_of_their_only_ids() -> None:
    for record in catalog.all_records():
        if record.curated and re.fullmatch(r"[A-Z]+GPL-[\d.]+-or-later", record.id):
            only = catalog.record(record.id.replace("-or-later", "-only"))
            assert (only.permissions, only.conditions, only.limitations) == (
                record.permissions,
                record.conditions,
                record.limitations,
            )
            assert record.or_later
            assert not only.or_later


def test_ids_are_found_in_any_case_and_never_by_accident() -> None:
    assert catalog.record("mit").id == "MIT"
    for odd in ("", "\n", "mit\t", "MIT\n", "ＭＩＴ", "a" * 5000):
        assert catalog.find(odd) is None


def test_an_unknown_id_is_answered_with_its_neighbours() -> None:
    with pytest.raises(UnknownLicenseError, match=r"Apache-2\.0"):
        catalog.record("Apache2.0")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("gpl-2.0+", "GPL-2.0-or-later"),
        ("GPL-3.0", "GPL-3.0-only"),
        ("GPL-2.0-only+", "GPL-2.0-or-later"),
        ("apache-2.0+", "Apache-2.0+"),
        ("GPL-2.0-with-classpath-exception OR mit", "GPL-2.0-only WITH Classpath-exception-2.0 OR MIT"),
        ("GPL-2.0 with classpath-exception-2.0", "GPL-2.0-only WITH Classpath-exception-2.0"),
        ("Net-SNMP OR MIT", "(MIT-CMU AND BSD-3-Clause) OR MIT"),
        ("LicenseRef-x AND Nowhere-1.0", "LicenseRef-x AND Nowhere-1.0"),
    ],
)
def test_canonical_form(written: str, meant: str) -> None:
    assert str(canonical(parse(written))) == meant


def test_comparison_shows_what_differs() -> None:
    rows = {row.name: row for row in compare([catalog.record("MIT"), catalog.record("GPL-3.0-only")])}
    assert rows["copyleft"].cells == (Copyleft.NONE, Copyleft.STRONG)
    assert rows["disclose-source"].differs
    assert not rows["warranty"].differs
