# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a rule's expression may call a license: a key of the folder, a key of the bundled rules, or an SPDX id."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from licet.data.artefact import Artefact
from licet.licenses.canonical import canonical
from licet.licenses.expression import parse
from licet.scanner.compile.entries import Entry
from licet.scanner.compile.translation import translate

KEY = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*\Z")
"""A key becomes part of an SPDX id, which has letters, digits, dots and hyphens only."""

ID = re.compile(r"[A-Za-z0-9.-]+\+?\Z")
"""What a tag may name."""

REFERENCE = re.compile(r"(?:LicenseRef|AdditionRef)-[A-Za-z0-9.-]+\Z")
"""An id of what the SPDX list does not have: of a license, or of an exception to one."""


class UnknownKeyError(LookupError):
    """No license has this name; the message says which have one like it."""


class Names:
    """All names, with the id that each stands for. OWN are the keys of the folder with their ids."""

    def __init__(self, bundled: Artefact, own: Mapping[str, str]) -> None:
        self.keys = _read(bundled.text("keys"))
        self.spdx = _read(bundled.text("spdx_ids"))
        self._own = own
        self._own_ids = {id.lower(): id for id in own.values()}

    def id_of(self, name: str) -> str:
        """The SPDX id that NAME stands for.

        Raises `UnknownKeyError`.
        """
        lower = name.lower()
        for known, asked in ((self._own, name), (self._own_ids, lower), (self.keys, name), (self.spdx, lower)):
            if asked in known:
                return known[asked]
        near = get_close_matches(name, [*self._own, *self.keys, *self.spdx.values()], n=3, cutoff=0.75)
        hint = f"; did you mean {' or '.join(map(repr, near))}?" if near else ""
        raise UnknownKeyError(f"no license {name!r}: neither here, nor among the bundled keys and SPDX ids{hint}")

    def expression(self, text: str) -> str:
        """TEXT in SPDX ids as they are written today.

        Raises `UnknownKeyError`, and `ExpressionError` where it does not parse.
        """
        return str(canonical(parse(translate(text, self.id_of))))


def own_id(entry: Entry, namespace: str) -> str:
    """The id of the license that ENTRY states: its own, or one made of NAMESPACE and its key."""
    stated = entry.fields.get("spdx_license_key")
    if isinstance(stated, str) and stated:
        return stated
    kind = "AdditionRef" if entry.fields.get("is_exception") is True else "LicenseRef"
    return "-".join(part for part in (kind, namespace, entry.name) if part)


def _read(lines: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in lines.split("\n"))
