# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`META.json`, `META.yml` and their MYMETA forms of CPAN distributions, of all versions of the specification.

Files of other archives (PGXN) that are called so ask for no Perl.
Source: https://perldoc.perl.org/CPAN::Meta::Spec, https://perldoc.perl.org/CPAN::Meta::History::Meta_1_4
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    declare,
    lines_of,
    parse_json,
    parse_yaml,
    rows,
    table,
    word,
)
from licet.scanner.lockfiles.reading.cpan import prereqs
from licet.scanner.metadata.cpan_meta import spdx
from licet.scanner.packages.purls import is_name, purl

NAME = "META.json"
LOCKS = False

_ROW = re.compile(r"""^[ \t]*+["']?([A-Za-z_][\w:]*?)["']?[ \t]*+:[ \t]*+["']?[^\s{\[]""", re.MULTILINE)
_SIGN = re.compile(r"meta-spec|requires|recommends|generated_by|distribution_type")
_OLD = {
    "configure_requires": ("configure", "requires"),
    "build_requires": ("build", "requires"),
    "test_requires": ("test", "requires"),
    "requires": ("runtime", "requires"),
    "recommends": ("runtime", "recommends"),
}


def read(file: Opened) -> Reading:
    """What FILE says."""
    if not _SIGN.search(file.text):
        return Reading()
    parsed = parse_json(file.text) if file.name.endswith(".json") else parse_yaml(file.text)
    name = word(parsed.get("name"))
    if not is_name(name) or not _is_cpan(parsed):
        return Reading()
    phases = table(parsed.get("prereqs")) or _of_version_1(parsed)
    found = tuple(prereqs(phases, file, lines_of(_ROW, file.text)))
    stated = [each for each in rows(parsed.get("license")) or [parsed.get("license")] if isinstance(each, str)]
    raw = ", ".join(stated)
    modules = [name.replace("-", "::"), *(each for each in table(parsed.get("provides")) if is_name(each))]
    own = tuple(dict.fromkeys(purl("cpan", module) for module in modules))
    return Reading(declare(name, raw, (), file, means=spdx(stated)), found, own=own)


def _is_cpan(parsed: Mapping[str, Any]) -> bool:
    """Whether PARSED follows the specification of CPAN; version 1.0 did not yet ask to say so."""
    spec = table(parsed.get("meta-spec"))
    if not spec:
        return not _OLD.keys().isdisjoint(parsed) or "generated_by" in parsed or "distribution_type" in parsed
    return "pgxn" not in (word(spec.get("url")) or "").lower()


def _of_version_1(parsed: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    phases: dict[str, dict[str, Any]] = {}
    for key, (phase, relation) in _OLD.items():
        phases.setdefault(phase, {})[relation] = table(parsed.get(key))
    return phases
