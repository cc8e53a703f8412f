# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the license catalog: `python -m tools.compile_catalog` writes `catalog.bin`.

Four sources become one record a license: the SPDX list (ids, names, flags, texts), ScanCode's license files
(categories, standard headers, texts of what SPDX does not list), and licet's own records in `licet/data/records`, which
are never overruled. The format is read by `licet/licenses/catalog.py`.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from licet.data import writing
from licet.licenses.categories import CATEGORIES, OF_COPYLEFT, OPEN
from licet.licenses.expression import ids, parse
from licet.licenses.sections import sections
from licet.scanner.compile.entries import Entry
from tools import knowledge, license_files, spdx_list
from tools.index import source, spdx

ROOT = Path(__file__).resolve().parent.parent
RECORDS = ROOT / "licet" / "data" / "records"
LICENSE_FILES = ROOT / "licet" / "data" / "license-files.toml"
COMPILED = ROOT / "licet" / "data" / "compiled"

SUCCESSORS = {
    "autoconf-exception": {"2.0": "Autoconf-exception-2.0", "3.0": "Autoconf-exception-3.0"},
    "bison-exception": {"2.0": "Bison-exception-2.2"},
    "classpath-exception": {"2.0": "Classpath-exception-2.0"},
    "font-exception": {"2.0": "Font-exception-2.0"},
    "GCC-exception": {"2.0": "GCC-exception-2.0", "3.0": "GCC-exception-3.1"},
}
"""`GPL-2.0-with-X` of old; a GNU id without `+` meant that version only, before version 3.0 of the SPDX list."""

OTHER_SUCCESSORS = {
    "BSD-2-Clause-FreeBSD": "BSD-2-Clause-Views",
    "BSD-2-Clause-NetBSD": "BSD-2-Clause",
    "bzip2-1.0.5": "bzip2-1.0.6",
    "eCos-2.0": "GPL-2.0-or-later WITH eCos-exception-2.0",
    "Net-SNMP": "MIT-CMU AND BSD-3-Clause",
    "Nunit": "zlib-acknowledgement",
    "StandardML-NJ": "SMLNJ",
    "wxWindows": "LGPL-2.0-or-later WITH WxWindows-exception-3.1",
}
"""Successors named on the pages of the deprecated ids."""


def build(out: Path = COMPILED) -> None:
    """Write `catalog.bin` below OUT."""
    folder = source.data_folder()
    scancode = list(source.licenses(folder))
    listed = spdx_list.read()
    curated = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in sorted(RECORDS.glob("*.toml"))}
    records: dict[str, tuple[dict[str, Any], str]] = {}
    by_id = _by_id(scancode)
    for entry in listed.entries:
        records[entry.id] = _record(entry, by_id.get(entry.id), curated)
    for extra in scancode:
        identifier = spdx.spdx_id(extra)
        if identifier not in records and not extra.fields.get("is_deprecated"):
            records[identifier] = _record(_unlisted(extra, identifier), extra, curated)
    known = knowledge.Knowledge()
    for identifier, (record, text) in records.items():
        if not text and record["superseded_by"]:
            records[identifier] = record, _joined(record["superseded_by"], records)
    files = _files(records, scancode, by_id)
    for identifier, (record, _) in records.items():
        known.add(record, files.get(identifier, ""), _facts(identifier, curated))
    known.verify(records.keys())
    unknown = curated.keys() - records.keys()
    if unknown:
        raise ValueError(f"licet/data/records has files that name no license: {sorted(unknown)}")
    out.mkdir(parents=True, exist_ok=True)
    meta = {"license_list": listed.version, "rules": f"scancode-toolkit {source.version()}", "count": len(records)}
    writing.write(out / "catalog.bin", "catalog", meta, sections(records, files))


def _files(
    records: Mapping[str, tuple[dict[str, Any], str]], scancode: list[Entry], by_id: Mapping[str, Entry]
) -> dict[str, str]:
    """The file of each license whose file is not its text."""
    rules = tomllib.loads(LICENSE_FILES.read_text(encoding="utf-8"))
    layouts = {entry.name: entry.text for entry in scancode}
    made: dict[str, str] = {}
    for identifier, (_, text) in records.items():
        key = by_id[identifier].name if identifier in by_id else ""
        file = license_files.file_text(text, layouts, key, rules.get(identifier, {}))
        if text and file != f"{text}\n":
            made[identifier] = file
    unknown = rules.keys() - records.keys()
    if unknown:
        raise ValueError(f"{LICENSE_FILES} names licenses that there are not: {sorted(unknown)}")
    return made


def _by_id(scancode: list[Entry]) -> Mapping[str, Entry]:
    found: dict[str, Entry] = {}
    for entry in scancode:
        if not entry.fields.get("is_deprecated"):
            for identifier in (spdx.spdx_id(entry), *entry.texts("other_spdx_license_keys")):
                found.setdefault(identifier, entry)
    return found


def _unlisted(entry: Entry, identifier: str) -> spdx_list.Listed:
    """A license that SPDX does not list, as if it did; ScanCode's own page is its reference."""
    urls = (*entry.texts("homepage_url"), *entry.texts("text_urls"))
    exception = bool(entry.fields.get("is_exception"))
    reference = f"https://scancode-licensedb.aboutcode.org/{entry.name}.html"
    return spdx_list.Listed(
        identifier, str(entry.fields["name"]), exception, False, None, None, reference, urls, entry.text
    )


def _record(
    entry: spdx_list.Listed, extra: Entry | None, curated: Mapping[str, Mapping[str, Any]]
) -> tuple[dict[str, Any], str]:
    replaced = successor(entry.id) if entry.deprecated else None
    facts = _facts(entry.id, curated) or _facts(replaced or "", curated)
    category = _category(CATEGORIES[str(extra.fields["category"])] if extra else "unknown", entry, facts)
    copyleft = facts.get("copyleft")
    if copyleft is None and category in ("permissive", "public-domain") and not entry.exception:
        copyleft = "none"
    tags = {kind: facts.get(kind) for kind in ("permissions", "conditions", "limitations")}
    record = {
        "id": entry.id,
        "name": entry.name,
        "kind": "exception" if entry.exception else "license",
        "category": category if category != "unknown" or copyleft != "none" else "permissive",
        "osi_approved": entry.osi_approved,
        "fsf_free": entry.fsf_free,
        "deprecated": entry.deprecated,
        "superseded_by": replaced,
        **tags,
        "copyleft": copyleft,
        "summary": facts.get("summary"),
        "header": "\n".join(extra.texts("standard_notice")).strip() or None if extra else None,
        "sources": list(dict.fromkeys([*facts.get("sources", ()), entry.reference, *entry.see_also])),
        "family": facts.get("family"),
        "version": facts.get("version"),
        "or_later": bool(facts.get("or-later")),
        "trigger": facts.get("trigger"),
        "artefact": facts.get("artefact"),
        "terms": facts.get("terms", []),
        "restricts": facts.get("restricts", []),
    }
    return record, entry.text.strip() or (extra.text.strip() if extra else "")


def _category(theirs: str, entry: spdx_list.Listed, facts: Mapping[str, Any]) -> str:
    """The category that the curated FACTS mean; THEIRS, which is ScanCode's, where they leave it open."""
    if facts.get("restricts"):
        return "source-available" if theirs in OPEN else theirs
    if facts.get("copyleft") == "none" and entry.osi_approved and theirs != "public-domain":
        return "permissive"
    return OF_COPYLEFT.get(facts.get("copyleft", ""), theirs)


def _facts(identifier: str, curated: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The curated facts of IDENTIFIER, its own before those of the record it names with `same-as`."""
    own = curated.get(identifier)
    if own is None:
        return {}
    return {**_facts(own["same-as"], curated), **own} if "same-as" in own else dict(own)


def _joined(successor: str, records: Mapping[str, tuple[dict[str, Any], str]]) -> str:
    """The text of a deprecated id that stood for a license with an exception: both texts, one after the other."""
    return "\n\n".join(records[identifier][1] for identifier in ids(parse(successor)))


def successor(identifier: str) -> str | None:
    """What a deprecated id is written as today."""
    if identifier in OTHER_SUCCESSORS:
        return OTHER_SUCCESSORS[identifier]
    base, _, exception = identifier.partition("-with-")
    if exception:
        return f"{base}-only WITH {SUCCESSORS[exception][base.rpartition('-')[2]]}"
    if base.endswith("+"):
        return f"{base[:-1]}-or-later"
    gnu = base.startswith(("GPL-", "LGPL-", "AGPL-", "GFDL-"))
    return f"{base}-only" if gnu else None


if __name__ == "__main__":
    build()
