# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A bill of materials as its formats have it in common: what the writers write and the readers read.

Licenses are text here, since what a document of others says need be no expression: an expression, `NONE` where it is
known that there is none, or `NOASSERTION` where nothing is said (https://spdx.github.io/spdx-spec/v2.3/, section 7.13).
`notes` are what licet knows beyond what the formats have fields for: one line of JSON, of ASCII, empty where there is
nothing; they add to what the fields say, and never speak against them.
"""

from __future__ import annotations

from dataclasses import dataclass

from licet.model import Scope, Use

NONE = "NONE"
NOASSERTION = "NOASSERTION"
SEVERAL = "; "
"""Between the names of several licenses that are stated of one work, and are no expression."""

TOOL = "licet"
"""What licet is called as the maker of a document, with its version behind a hyphen."""


def is_said(license: str) -> bool:
    """Whether LICENSE is one, and not a word for its absence."""
    return license not in (NONE, NOASSERTION)


@dataclass(frozen=True, slots=True)
class ListedPackage:
    """One work. `key` tells it from the others of its bill; `purl` is empty where the document gives none.

    `kind` is what the document calls it, in the words of CycloneDX; empty where it does not. `scope` is what the
    document says of it apart from who needs it. `analyzed` says that its files are in the bill.
    """

    key: str
    name: str
    version: str = ""
    purl: str = ""
    declared: str = NOASSERTION
    concluded: str = NOASSERTION
    found: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    comment: str = ""
    kind: str = ""
    scope: Scope | None = None
    analyzed: bool = False
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Snippet:
    """A part of a file under a license of its own; bytes and lines count from 1, and the last ones belong to it."""

    first_byte: int
    last_byte: int
    first_line: int
    last_line: int
    license: str


@dataclass(frozen=True, slots=True)
class ListedFile:
    """One file: of the package with the key `holder`. `read` says that licenses and copyrights were looked for in it.

    `found` are the ids of the licenses in it, `license` is what it was concluded to be under.
    """

    path: str
    holder: str
    sha1: str = ""
    sha256: str = ""
    license: str = NOASSERTION
    found: tuple[str, ...] = ()
    copyrights: tuple[str, ...] = ()
    snippets: tuple[Snippet, ...] = ()
    read: bool = True
    notes: str = ""


@dataclass(frozen=True, slots=True, order=True)
class Need:
    """The work with the key `dependent` needs that with the key `needed`; `scope` and `use` are None where unsaid."""

    dependent: str
    needed: str
    scope: Scope | None = None
    use: Use | None = None


@dataclass(frozen=True, slots=True)
class LicenseText:
    """The text of a license that the SPDX list does not have; `name` may be empty."""

    id: str
    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Bill:
    """A whole document: what it describes, None where that is several works side by side, and what belongs to that.

    `created` is a time as ISO 8601 has it, in UTC; `tool` what made the document.
    """

    name: str
    root: ListedPackage | None
    packages: tuple[ListedPackage, ...] = ()
    files: tuple[ListedFile, ...] = ()
    needs: tuple[Need, ...] = ()
    texts: tuple[LicenseText, ...] = ()
    created: str = ""
    tool: str = ""
    notes: str = ""
