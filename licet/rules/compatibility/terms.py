# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What one license (with its exception) says about being combined, as the rules ask it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from licet.licenses.catalog import find
from licet.licenses.expression import Atom, License, With
from licet.licenses.record import Copyleft, Record
from licet.rules.compatibility.tables import ExceptionRow, GplRow, exceptions, gpl_rows

GNU = {"GPL": ("1.0", "2.0", "3.0"), "LGPL": ("2.0", "2.1", "3.0"), "AGPL": ("1.0", "3.0")}
"""The versions of the GNU licenses, ascending. AGPL-1.0 is Affero's, after GPL-2.0."""

_CLOSED = ("commercial", "proprietary-free")


@dataclass(frozen=True)
class Terms:
    """The atom of an expression and what is known of it."""

    atom: Atom

    @property
    def license(self) -> License:
        """The license without its exception."""
        return self.atom.license if isinstance(self.atom, With) else self.atom

    @property
    def id(self) -> str:
        """The license's id."""
        return self.license.id

    @property
    def exception(self) -> str | None:
        """The exception's id, where there is one."""
        return self.atom.exception if isinstance(self.atom, With) else None

    @cached_property
    def record(self) -> Record | None:
        """What the catalog holds of the license."""
        return find(self.id)

    @cached_property
    def exception_row(self) -> ExceptionRow | None:
        """What the exception changes, where licet has facts for it."""
        return exceptions().get(self.exception) if self.exception else None

    @property
    def is_proprietary(self) -> bool:
        """A license of one's own making, or a closed one: it grants what its text or contract says and no more."""
        if self.record is None:
            return "LicenseRef-" in self.id
        return self.record.category in _CLOSED

    @property
    def copyleft(self) -> Copyleft | None:
        """How far it reaches; None where that is unknown."""
        return self.record.copyleft if self.record else None

    @property
    def restricts(self) -> tuple[str, ...]:
        """Limits on use itself, which bind whether or not anything is passed on."""
        return tuple(r for r in (self.record.restricts if self.record else ()) if r != "service-source")

    @property
    def family(self) -> str | None:
        """`GPL`, `LGPL`, `AGPL`, or another family with versions."""
        return self.record.family if self.record else None

    @property
    def is_gnu(self) -> bool:
        """Whether it is one of the GNU licenses, whose versions and conversions are rules of their own."""
        return self.family in GNU

    @property
    def is_gpl(self) -> bool:
        """Whether it is a GPL or AGPL: a whole work under one license, without further restrictions."""
        return self.family in ("GPL", "AGPL")

    @property
    def version(self) -> str:
        """The version that it states, "" where it has none."""
        return (self.record.version if self.record else None) or ""

    @property
    def or_later(self) -> bool:
        """Whether later versions are granted: `-or-later`, or `+`."""
        return self.license.or_later or bool(self.record and self.record.or_later)

    @property
    def versions(self) -> tuple[str, ...]:
        """Every version that is granted, ascending."""
        every = GNU.get(self.family or "", ())
        if not self.or_later or self.version not in every:
            return (self.version,)
        return every[every.index(self.version) :]

    @property
    def gpl_row(self) -> GplRow | None:
        """Its row of `gpl.toml`, as its exception changes it."""
        row = gpl_rows().get(self.id)
        if self.exception_row and self.exception_row.into:
            return GplRow(
                self.exception_row.into, self.exception_row.why, f"https://spdx.org/licenses/{self.exception}.html"
            )
        return row

    @property
    def further_terms(self) -> tuple[str, ...]:
        """Terms of its own that another license need not admit; to keep patents back takes nothing from recipients."""
        return tuple(t for t in (self.record.terms if self.record else ()) if t != "no-patent-grant")

    @property
    def triggered_by_network(self) -> bool:
        """Whether use over a network counts as passing on."""
        return bool(self.record and self.record.trigger is not None)

    @property
    def is_font(self) -> bool:
        """Whether it was made for fonts."""
        return bool(self.record and self.record.artefact == "font")

    @property
    def is_bare_permission(self) -> bool:
        """Permissive or public domain."""
        return self.copyleft is Copyleft.NONE and not self.restricts


def gnu(family: str, version: str, *, or_later: bool = False) -> License:
    """The id of a GNU license."""
    return License(f"{family}-{version}-{'or-later' if or_later else 'only'}")
