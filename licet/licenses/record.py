# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What is known of one license or exception."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Literal, TypeAlias

Tags: TypeAlias = tuple[str, ...] | None
"""Sorted tags, or None where nobody has curated them: unknown is not the same as none."""


class Copyleft(StrEnum):
    """How far a license reaches into what is made with the work, from not at all to furthest."""

    NONE = "none"
    FILE = "file"
    LIBRARY = "library"
    STRONG = "strong"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Clause:
    """Where a license says what `tag` says of it, in the numbering of its own text; `paragraph n` where it has none."""

    tag: str
    place: str


@dataclass(frozen=True, slots=True)
class Approval:
    """What an authority says of a license: its `status`, in the authority's own groups, and what that means."""

    authority: str
    status: str
    meaning: str
    source: str
    as_of: str


@dataclass(frozen=True, slots=True)
class Record:
    """One license or exception.

    `permissions`, `conditions` and `limitations` use the vocabulary of the public license choosers
    (`licet.licenses.vocabulary`); None means unknown. `copyleft` is None where it is unknown. `family`, `version` and
    `or_later` are the version graph that SPDX leaves undefined. `trigger` is "network" where use over a network counts
    as passing on, and "deployment" where use within an organisation does as well. `terms` are further restrictions
    that a license such as the GPL does not admit, `restricts` are limits on use itself, `artefact` names what it is
    made for where that is not software, and `fit` for which kinds of works (code, docs, data, fonts, media, hardware,
    weights) it is fit. `usual_in` names communities that are used to it. `blanks` are what its file leaves to be
    filled in.
    """

    id: str
    name: str
    kind: Literal["license", "exception"]
    category: str
    osi_approved: bool | None
    fsf_free: bool | None
    deprecated: bool
    superseded_by: str | None
    permissions: Tags
    conditions: Tags
    limitations: Tags
    copyleft: Copyleft | None
    summary: str
    header: str | None
    sources: tuple[str, ...]
    family: str | None = None
    version: str | None = None
    or_later: bool = False
    trigger: str | None = None
    artefact: str | None = None
    terms: tuple[str, ...] = ()
    restricts: tuple[str, ...] = ()
    summary_ko: str = ""
    steward: str | None = None
    fit: tuple[str, ...] = ()
    usual_in: tuple[str, ...] = ()
    blanks: tuple[str, ...] = ()
    clauses: tuple[Clause, ...] = ()
    approvals: tuple[Approval, ...] = ()

    @property
    def patents(self) -> str:
        """What it does with patents: "granted", "kept back", "not mentioned"; "unknown" where nobody has curated it."""
        if self.permissions is None:
            return "unknown"
        if "patent-use" in self.permissions:
            return "granted"
        return "kept back" if "patent-use" in (self.limitations or ()) else "not mentioned"

    @property
    def network(self) -> bool | None:
        """Whether use over a network asks for something; None where nobody has curated it."""
        return None if self.conditions is None else self.trigger is not None

    @property
    def apply(self) -> str:
        """How the license is applied to a work."""
        fill = f", with {', '.join(self.blanks)} filled in" if self.blanks else ""
        header = "; put its notice at the top of each source file" if self.header else ""
        return f"put its text into LICENSE{fill} (licet init {self.id}){header}"

    def clause(self, tag: str) -> Clause | None:
        """Where the license says what TAG says of it."""
        return next((clause for clause in self.clauses if clause.tag == tag), None)

    @property
    def curated(self) -> bool:
        """Whether its tags stand on a curated record."""
        return self.permissions is not None


def from_json(fields: Mapping[str, Any]) -> Record:
    """The record that `tools/compile_catalog.py` wrote as FIELDS."""
    return Record(
        **{
            **fields,
            "permissions": _tags(fields["permissions"]),
            "conditions": _tags(fields["conditions"]),
            "limitations": _tags(fields["limitations"]),
            "copyleft": Copyleft(fields["copyleft"]) if fields["copyleft"] else None,
            "summary": fields["summary"] or "No summary yet: read its text.",
            "sources": tuple(fields["sources"]),
            "terms": tuple(fields["terms"]),
            "restricts": tuple(fields["restricts"]),
            **{name: tuple(fields.get(name, ())) for name in ("fit", "usual_in", "blanks")},
            "clauses": tuple(Clause(*each) for each in fields.get("clauses", ())),
            "approvals": tuple(Approval(*each) for each in fields.get("approvals", ())),
        }
    )


def as_dict(record: Record) -> dict[str, object]:
    """RECORD as the JSON of `licet show`; unknown tags are `["unknown"]`, never an empty list."""
    return {
        "id": record.id,
        "name": record.name,
        "kind": record.kind,
        "category": record.category,
        "osi_approved": record.osi_approved,
        "fsf_free": record.fsf_free,
        "deprecated": record.deprecated,
        "superseded_by": record.superseded_by,
        "permissions": _listed(record.permissions),
        "conditions": _listed(record.conditions),
        "limitations": _listed(record.limitations),
        "copyleft": record.copyleft or "unknown",
        "family": record.family,
        "version": record.version,
        "or_later": record.or_later,
        "terms": list(record.terms),
        "restricts": list(record.restricts),
        "artefact": record.artefact or "software",
        "summary": record.summary,
        "summary_ko": record.summary_ko or None,
        "steward": record.steward,
        "fit": list(record.fit),
        "usual_in": list(record.usual_in),
        "patents": record.patents,
        "network": record.network,
        "clauses": [{"tag": each.tag, "place": each.place} for each in record.clauses],
        "approvals": [
            {
                "authority": each.authority,
                "status": each.status,
                "meaning": each.meaning,
                "source": each.source,
                "as_of": each.as_of,
            }
            for each in record.approvals
        ],
        "apply": record.apply if record.kind == "license" else None,
        "header": record.header,
        "sources": list(record.sources),
    }


def _tags(values: list[str] | None) -> Tags:
    return None if values is None else tuple(sorted(values))


def _listed(tags: Tags) -> list[str]:
    return ["unknown"] if tags is None else list(tags)
