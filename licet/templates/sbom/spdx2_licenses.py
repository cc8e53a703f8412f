# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Licenses as SPDX 2 can say them: what its grammar has no words for gets an id and a text of the document's own."""

from __future__ import annotations

import re
from collections.abc import Mapping

from license_expression import LicenseExpression, Licensing
from spdx_tools.spdx.model import ExtractedLicensingInfo, SpdxNoAssertion, SpdxNone

from licet.bill import NOASSERTION, NONE, LicenseText
from licet.licenses.expression import License, With, map_atoms, parse
from licet.templates.sbom.names import line, text

_NO_ID = re.compile(r"[^A-Za-z0-9.-]+")

UNKNOWN_TEXT = "The text of this license is not known to the maker of this document."


class Licenses:
    """The licenses of one document, whose own texts are TEXTS.

    Exceptions that no list has, and licenses of other documents, are no part of the grammar of SPDX 2.3, Annex D.1.
    """

    def __init__(self, texts: Mapping[str, LicenseText]) -> None:
        self._texts = texts
        self._made: dict[str, LicenseText] = {}
        self._parsed: dict[str, LicenseExpression | SpdxNone | SpdxNoAssertion] = {}
        self._grammar = Licensing()

    def said(self, license: str) -> LicenseExpression | SpdxNone | SpdxNoAssertion:
        """LICENSE, or the word for its absence, as the library has it."""
        known = self._parsed.get(license)
        if known is None:
            known = self._parsed[license] = self._of(license)
        return known

    def infos(self) -> list[ExtractedLicensingInfo]:
        """The texts of all ids of the document's own that were said, sorted."""
        return [
            ExtractedLicensingInfo(each.id, text(each.text) or UNKNOWN_TEXT, line(each.name or each.id))
            for _, each in sorted(self._made.items())
        ]

    def _of(self, license: str) -> LicenseExpression | SpdxNone | SpdxNoAssertion:
        if license == NONE:
            return SpdxNone()
        if license == NOASSERTION:
            return SpdxNoAssertion()
        return self._grammar.parse(str(map_atoms(parse(license), self._sayable)))

    def _sayable(self, atom: License | With) -> License | With:
        parts = (atom.license.id, atom.exception) if isinstance(atom, With) else (atom.id,)
        own = [part for part in parts if part.startswith(("LicenseRef-", "DocumentRef-", "AdditionRef-"))]
        if not own:
            return atom
        if isinstance(atom, License) and atom.id.startswith("LicenseRef-"):
            return self._own(atom)
        if isinstance(atom, With) and atom.exception not in own and atom.license.id.startswith("LicenseRef-"):
            return With(self._own(atom.license), atom.exception)
        id = f"LicenseRef-{_NO_ID.sub('-', str(atom).replace('LicenseRef-', ''))}"
        known = [self._texts[part].text for part in parts if part in self._texts]
        words = "\n\n".join(filter(None, known))
        shown = f"{atom}\n\n{words}" if words else f"{atom}\n\n{UNKNOWN_TEXT}"
        self._made[id] = LicenseText(id, shown, str(atom))
        return License(id)

    def _own(self, license: License) -> License:
        self._made[license.id] = self._texts.get(license.id, LicenseText(license.id, ""))
        return license
