# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses of SPDX 3.0: expressions as text, or taken apart into elements (the profile ExpandedLicensing)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from licet.bill import NOASSERTION, NONE, SEVERAL, LicenseText
from licet.licenses.expression import MAX_LENGTH
from licet.scanner.values import word

DEEPEST = 50
"""Sets of licenses within one another."""

_ABSENT = {"NoneLicense": NONE, "NoAssertionLicense": NOASSERTION}
_JOINTS = {"ConjunctiveLicenseSet": " AND ", "DisjunctiveLicenseSet": " OR "}
_LISTED = ("http://spdx.org/licenses/", "https://spdx.org/licenses/")


class Licenses:
    """The licenses among ELEMENTS, which are by their ids."""

    def __init__(self, elements: Mapping[str, Mapping[str, Any]]) -> None:
        self._elements = elements
        self._known: dict[str, str] = {}

    def together(self, ids: Iterable[str]) -> str:
        """All of IDS at once; the word for its absence where there is none."""
        said = list(dict.fromkeys(map(self.of, ids)))
        licenses = [each for each in said if each not in (NONE, NOASSERTION)]
        if licenses:
            return SEVERAL.join(licenses)
        return NONE if NONE in said else NOASSERTION

    def of(self, id: str) -> str:
        """The license that ID is, as text."""
        return self._within(id, 0)

    def texts(self) -> tuple[LicenseText, ...]:
        """The texts of licenses that the document brings itself."""
        found: dict[str, LicenseText] = {}
        for id, each in self._elements.items():
            said = word(each.get("simplelicensing_licenseText"))
            if said:
                name = word(each.get("name")) or ""
                for own in filter(None, (_last(id), name if name.startswith("LicenseRef-") else "")):
                    found.setdefault(own, LicenseText(own, said, name))
        for each in self._elements.values():
            entries = each.get("simplelicensing_customIdToUri")
            for entry in entries if isinstance(entries, list) else []:
                key, place = (word(entry.get(k)) if isinstance(entry, dict) else None for k in ("key", "value"))
                said = word(self._elements.get(place or "", {}).get("simplelicensing_licenseText"))
                if key and said:
                    found[key] = LicenseText(key, said, word(self._elements[place or ""].get("name")) or "")
        return tuple(found.values())

    def _within(self, id: str, depth: int) -> str:
        """The license that ID is, at DEPTH; each is put together once, and not beyond the length of any license."""
        if id not in self._known:
            made = self._of(id, depth)
            self._known[id] = made if len(made) <= MAX_LENGTH else NOASSERTION
        return self._known[id]

    def _of(self, id: str, depth: int) -> str:
        if _last(id) in _ABSENT:
            return _ABSENT[_last(id)]
        if id.startswith(_LISTED):
            return _last(id)
        each = self._elements.get(id, {})
        type = word(each.get("type")) or ""
        if depth > DEEPEST or not type:
            return NOASSERTION
        return self._of_type(type.partition("_")[2], id, each, depth)

    def _of_type(self, type: str, id: str, each: Mapping[str, Any], depth: int) -> str:
        """The license that the element EACH of TYPE is."""
        if type == "LicenseExpression":
            return word(each.get("simplelicensing_licenseExpression")) or NOASSERTION
        if type in _JOINTS:
            return self._set(each, _JOINTS[type], depth)
        if type == "WithAdditionOperator":
            license, addition = (
                word(each.get(name)) or ""
                for name in ("expandedlicensing_subjectExtendableLicense", "expandedlicensing_subjectAddition")
            )
            return f"{self._within(license, depth + 1)} WITH {_last(addition)}"
        if type == "OrLaterOperator":
            return f"{self._within(word(each.get('expandedlicensing_subjectLicense')) or '', depth + 1)}+"
        own = _last(id)
        return own if own.startswith("LicenseRef-") or type != "CustomLicense" else f"LicenseRef-{own}"

    def _set(self, each: Mapping[str, Any], joint: str, depth: int) -> str:
        """A set of licenses; of one with a member that nobody knows, nothing is known."""
        members = each.get("expandedlicensing_member")
        said = [self._within(one, depth + 1) for one in (members if isinstance(members, list) else []) if word(one)]
        if not said or NOASSERTION in said or NONE in said:
            return NOASSERTION
        return joint.join(f"({one})" for one in said)


def _last(id: str) -> str:
    """The last part of an address."""
    return id.rpartition("#")[2].rpartition("/")[2]
