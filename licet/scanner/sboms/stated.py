# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the license fields of a document say, in the terms that licet judges by."""

from __future__ import annotations

from collections.abc import Iterable

from licet.bill import NONE, SEVERAL, LicenseText, ListedPackage, is_said
from licet.licenses.canonical import canonical
from licet.licenses.catalog import find
from licet.licenses.expression import Expression, License, With, map_atoms, parse
from licet.licenses.normalize import Normalized, merge, normalize
from licet.model import Basis, Component, Evidence, Problem, Resolution, Unknown
from licet.scanner.sboms.spelled import as_expression
from licet.scanner.sboms.text_of import license_of

SILENT = "the document asserts no license of it"
NOTHING_GRANTED = "the document says that it has no license: all rights are reserved"


class Licenses:
    """The license fields of the document at `path`; ids of its own mean what its TEXTS say.

    In one that licet wrote (TRUSTED) they are licet's own, and stay what they are.
    """

    def __init__(self, texts: Iterable[LicenseText], path: str, *, trusted: bool) -> None:
        self.path = path
        self.trusted = trusted
        self.problems: list[Problem] = []
        self._texts = {} if trusted else {text.id: text for text in texts}
        self._known: dict[str, Expression | None] = {}

    def expression(self, stated: str) -> Expression | None:
        """What STATED is; None where it is nothing, or no expression of ids that are known."""
        reading = self.reading(stated)
        return reading.conclusion if reading else None

    def reading(self, stated: str) -> Normalized | None:
        """How STATED is read; None where it states nothing."""
        if not is_said(stated) or not stated.strip():
            return None
        parts = [part for part in stated.split(SEVERAL) if part.strip()]
        classifiers = [part for part in parts if part.startswith("License :: ")]
        fields = [part for part in parts if part not in classifiers]
        readings = [self._one(part) for part in fields]
        # Of several licenses all are stated: one that nobody can read leaves it open what they are together.
        unread = next((each for each in readings if each.conclusion is None and not each.candidates), None)
        if unread is not None and (len(readings) > 1 or not classifiers):
            return unread
        if len(readings) == 1 and readings[0].conclusion is not None and not readings[0].candidates:
            return readings[0]  # classifiers are coarser
        return merge([*readings, *map(normalize, classifiers)])

    def _one(self, stated: str) -> Normalized:
        """How one license is read: as an expression, however long; by its name; by the text that comes with it."""
        spelled = as_expression(stated)
        reading = Normalized(parse(spelled), "an SPDX expression") if spelled else normalize(stated)
        if reading.conclusion is None and not reading.candidates and stated in self._texts:
            found = self._own(stated)
            return Normalized(found, f"the text of {stated!r}") if found is not None else reading
        if reading.conclusion is None or not self._texts:
            return reading
        return Normalized(canonical(map_atoms(reading.conclusion, self._meant)), reading.how, reading.candidates)

    def of_package(self, each: ListedPackage, component: Component) -> Resolution:
        """What the fields of EACH say: what is declared stands, and what was concluded is judged beside it."""
        declared, concluded = self.reading(each.declared), self.reading(each.concluded)
        raw = each.declared if declared else None
        said = (Evidence(self.path, None, f"{each.name}: {each.concluded if concluded else each.declared}"),)
        stated, found = (reading.conclusion if reading else None for reading in (declared, concluded))
        if stated is not None and found is not None and stated != found:
            return Resolution(component, stated, Basis.DECLARED, raw, found, said)
        if stated is not None:
            return Resolution(component, stated, Basis.DECLARED, raw, None, said)
        if found is not None:
            return Resolution(component, found, Basis.DETECTED, raw, None, said)
        return Resolution(component, self._unknown(each, declared or concluded), Basis.UNKNOWN, raw, None, said)

    @staticmethod
    def _unknown(each: ListedPackage, reading: Normalized | None) -> Unknown:
        if reading is not None:
            return Unknown(
                f"the document states a license that settles nothing: {reading.why}", candidates=reading.candidates
            )
        if NONE in (each.concluded, each.declared):
            return Unknown(NOTHING_GRANTED, missing=True)
        return Unknown(SILENT, ways=("ask the index (--online)",))

    def _meant(self, atom: License | With) -> Expression:
        """What ATOM means: of an id that is the document's own, the license that its text or its name is."""
        if isinstance(atom, With) or atom.id not in self._texts or find(atom.id):
            return atom
        return self._own(atom.id) or atom

    def _own(self, name: str) -> Expression | None:
        """The license that the text is which the document brings under NAME; each is looked at once."""
        if name not in self._known:
            self._known[name] = license_of(self._texts[name])
        return self._known[name]
