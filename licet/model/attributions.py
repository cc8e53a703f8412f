# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What has to be said of the works of others that go out with a project."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from licet.licenses.expression import Expression


class TextSource(StrEnum):
    """Where the license text of a notice comes from: the work itself, the license list, or nowhere."""

    OWN = "own"
    CANONICAL = "canonical"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Document:
    """A text and where it was found, below the folder of the work."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Attribution:
    """What is passed on with one work of others: its license texts, its NOTICE, who holds its copyright.

    `purl` is empty for code that was copied in and that nothing names; `path` is where such code lies, below the root.
    """

    name: str
    version: str
    purl: str
    path: str
    license: Expression | None
    source: TextSource
    texts: tuple[Document, ...] = ()
    notices: tuple[Document, ...] = ()
    copyrights: tuple[str, ...] = ()
