# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The README's section on the license, and its badge."""

# REUSE-IgnoreStart: the tag below is the word that this module is about.

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from urllib.parse import quote

from licet.licenses.catalog import find
from licet.licenses.expression import Atom, License, With
from licet.templates.grant.files import described
from licet.templates.grant.particulars import Grant

_HEADING = re.compile(
    r"^(?:#+\s*|=+\s*)?(?:\d+\.?\s*)?(?:licen[cs](?:e|es|ing)|copyright)\b.{0,40}$", re.IGNORECASE | re.MULTILINE
)
_TAG = re.compile(r"^`{0,2}SPDX-License-Identifier: (?P<license>[^`\n]+)`{0,2}[ \t]*(?:\n|\Z)", re.MULTILINE)
_BADGE = re.compile(r"!\[[^\]]*licen[cs]e|image::\s*\S*licen[cs]e|/badge/licen[cs]e", re.IGNORECASE)
_PICTURE = "https://img.shields.io/badge/license-"
_OWN_BADGE = re.compile(
    rf"\[!\[License: [^\]]*\]\({re.escape(_PICTURE)}[^)]*\)\]\([^)]*\)\n|"
    rf"\.\. image:: {re.escape(_PICTURE)}\S*\n   :target: .*\n   :alt: License: .*\n"
)
_NEAR = 400
"""A title that starts further down than so many characters is no title."""

_TITLE = re.compile(r"^# .+\n|^(?:.+\n)?.+\n[=]{3,}[ \t]*\n", re.MULTILINE)


def says_otherwise(text: str, grant: Grant) -> bool:
    """Whether TEXT, a README, has a section that was written for another license than that of GRANT."""
    tag = _own_tag(text)
    return tag is not None and tag["license"].strip() != str(grant.expression)


def with_section(text: str, name: str, grant: Grant, files: Mapping[str, str]) -> str:
    """TEXT, the README called NAME, with a section on GRANT at its end.

    A section that somebody wrote in words of their own stays as it is; one with the tag that stands in those of licet
    is written anew where it names another license. FILES are the license files, path to text, that it links to.
    """
    section = _section(grant, list(files), marked=_marked(name))
    heading = _HEADING.search(text)
    if heading is None:
        return f"{text.rstrip()}\n\n{section}" if text.strip() else section
    tag = _own_tag(text)
    if tag is None or not says_otherwise(text, grant):
        return text
    return f"{text[: heading.start()]}{section}{text[tag.end() :].lstrip()}"


def _own_tag(text: str) -> re.Match[str] | None:
    heading = _HEADING.search(text)
    return _TAG.search(text, heading.end()) if heading else None


def with_badge(text: str, name: str, grant: Grant, files: Mapping[str, str], *, new: bool) -> str:
    """TEXT, the README called NAME, with its badge on GRANT; a NEW one comes below the title where it has none."""
    badge = _badge(grant, next(iter(files), "LICENSE"), _marked(name))
    own = _OWN_BADGE.search(text)
    if own:
        return f"{text[: own.start()]}{badge}{text[own.end() :]}"
    if not new or not badge or _BADGE.search(text):
        return text
    title = _TITLE.search(text)
    at = title.end() if title and title.start() < _NEAR else 0
    return f"{text[:at]}\n{badge}{text[at:]}" if at else f"{badge}\n{text}"


def _badge(grant: Grant, target: str, marked: str) -> str:
    says = str(grant.expression)
    picture = f"{_PICTURE}{quote(says.replace('-', '--').replace('_', '__'), safe='')}-blue.svg"
    match marked:
        case "md":
            return f"[![License: {says}]({picture})]({target})\n"
        case "rst":
            return f".. image:: {picture}\n   :target: {target}\n   :alt: License: {says}\n"
        case _:
            return ""


def _marked(name: str) -> str:
    """The markup of a README by its NAME: "md", "rst" or none."""
    ending = PurePosixPath(name).suffix.lower()
    return {".md": "md", ".markdown": "md", ".rst": "rst"}.get(ending, "")


def _section(grant: Grant, paths: list[str], *, marked: str) -> str:
    heading = {"md": "## License\n", "rst": "License\n-------\n"}.get(marked, "License\n")
    says = _says(grant, paths, marked)
    owned = f"Copyright {grant.years} {', '.join(grant.holders)}".replace("  ", " ") if grant.holders else ""
    return "\n".join(filter(None, [heading, f"{owned}\n" if owned else "", says]))


def _says(grant: Grant, paths: list[str], marked: str) -> str:
    word, parts = described(grant.expression, lambda atom: _part(atom, paths, marked))
    exact = _code(f"SPDX-License-Identifier: {grant.expression}", marked)
    items = "\n".join(f"- {part}" for part in parts)
    match word:
        case "":
            return f"Licensed under the {parts[0]}.\n\n{exact}\n"
        case "either":
            return f"Licensed under one of these, at your choice:\n\n{items}\n\n{exact}\n"
        case "all":
            return f"Parts of this work have licenses of their own, and all of these apply:\n\n{items}\n\n{exact}\n"
        case _:
            return f"Licensed under {_code(str(grant.expression), marked)}, which are:\n\n{items}\n\n{exact}\n"


def _part(atom: Atom, paths: list[str], marked: str) -> str:
    license = atom.license if isinstance(atom, With) else atom
    known = find(license.id)
    name = known.name if known else _offer(license)
    path = _path(license, paths)
    linked = name if path is None else _link(name, path, marked)
    if isinstance(atom, With):
        exception = find(atom.exception)
        linked += f" with the {exception.name if exception else atom.exception}"
    return linked


def _offer(license: License) -> str:
    words = license.id.removeprefix("LicenseRef-").replace("-", " ")
    return f"{words.lower()} license, agreed in writing"


def _path(license: License, paths: list[str]) -> str | None:
    if len(paths) == 1:
        return paths[0]
    bare = license.id.removeprefix("LicenseRef-").removesuffix("-only").removesuffix("-or-later").lower()
    near = [path for path in paths if bare in path.lower() or path.lower().endswith(f"-{bare.split('-')[0]}")]
    lesser = [path for path in paths if path.endswith(".LESSER")] if license.id.startswith("LGPL") else []
    return next(iter([*lesser, *near]), None)


def _link(name: str, path: str, marked: str) -> str:
    return {"md": f"[{name}]({path})", "rst": f"`{name} <{path}>`__"}.get(marked, f"{name} ({path})")


def _code(text: str, marked: str) -> str:
    return {"md": f"`{text}`", "rst": f"``{text}``"}.get(marked, text)


# REUSE-IgnoreEnd
