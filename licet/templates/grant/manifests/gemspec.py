# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`*.gemspec`: Ruby code, changed only where one plain line sets the license.

https://guides.rubygems.org/specification-reference/#license=; several licenses mean a choice.
"""

from __future__ import annotations

import re

from licet.licenses.expression import Expression, License, Or
from licet.templates.grant.manifests.editing import Unsafe

_SET = re.compile(r"""^(?P<before>[ \t]*(?P<spec>\w+)\.)licenses?(?P<gap>[ \t]*=[ \t]*)(?P<value>.*)$""", re.MULTILINE)
_PLAIN = re.compile(
    r"""(?:"[^"#]*"|'[^']*'|\[\s*(?:(?:"[^"#]*"|'[^']*')\s*,?\s*)*\]|%w\[[^\]#]*\])(?:\.freeze)?[ \t]*"""
)
_ANCHOR = re.compile(r"^(?P<before>[ \t]*\w+\.)(?:version|summary|name)(?P<gap>[ \t]*=[ \t]*)[^\n]*$", re.MULTILINE)


def edits(name: str) -> bool:
    """Whether a file called NAME is of this format."""
    return name.endswith(".gemspec")


def edited(text: str, license: Expression, _file: str) -> str:
    """TEXT with LICENSE.

    Raises `Unsafe` where the license is computed, or nothing shows where to put it.
    """
    key, value = _written(license)
    found = list(_SET.finditer(text))
    if not found:
        anchor = next(iter(_ANCHOR.finditer(text)), None)
        if anchor is None:
            raise Unsafe(f"sets no name or version to put the license beside; write: spec.{key} = {value}")
        return f"{text[: anchor.end()]}\n{anchor['before']}{key}{anchor['gap']}{value}{text[anchor.end() :]}"
    if len(found) > 1 or not _PLAIN.fullmatch(found[0]["value"].split(" #")[0].rstrip("\r")):
        raise Unsafe(f"computes its license; write: {found[0]['spec']}.{key} = {value}")
    line = found[0]
    end = "\r" if line["value"].endswith("\r") else ""
    return f"{text[: line.start()]}{line['before']}{key}{line['gap']}{value}{end}{text[line.end() :]}"


def _written(license: Expression) -> tuple[str, str]:
    if isinstance(license, Or) and all(isinstance(operand, License) for operand in license.operands):
        quoted = ", ".join(f'"{operand}"' for operand in license.operands)
        return "licenses", f"[{quoted}]"
    return "license", f'"{license}"'
