# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`DESCRIPTION` of R packages, and of projects that write down in the same way what they need.

`Depends`, `Imports` and `LinkingTo` are needed to use it; `Suggests` and `Enhances` are the user's choice. R itself and
the packages that are a part of it are none of others. A file of that name that has no such fields is prose.
Source: https://stat.ethz.ch/R-manual/R-devel/doc/manual/R-exts.html#Package-Dependencies
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from licet.model import Scope
from licet.scanner.lockfiles.reading import Opened, Reading, component, declare
from licet.scanner.metadata.r_description import fields, packages, spdx
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "DESCRIPTION"
LOCKS = False

_SCOPES = {
    "Depends": Scope.RUNTIME,
    "Imports": Scope.RUNTIME,
    "LinkingTo": Scope.RUNTIME,
    "Suggests": Scope.OPTIONAL,
    "Enhances": Scope.OPTIONAL,
}
_SIGNS = frozenset(("Package", "Type", *_SCOPES))
_REMOTE = re.compile(r"(?:(\w+)=)?(?:(\w+)::)?([^@#\s]+)(?:[@#](\S+))?")
_HOSTS = {"github": "https://github.com/{}", "gitlab": "https://gitlab.com/{}", "bitbucket": "https://bitbucket.org/{}"}


def read(file: Opened) -> Reading:
    """What FILE says."""
    said = fields(file.text)
    if not _SIGNS & said.keys():
        return Reading()
    name = _text(said, "Package")
    remotes = {} if file.beside("renv.lock") else _remotes(_text(said, "Remotes"))
    found = []
    for key, scope in _SCOPES.items():
        begins, lines = said.get(key, (1, []))
        for line, package, version in packages(lines):
            made = purl("cran", package, None if package in remotes else version, qualifiers=remotes.get(package))
            found.append(component(made, scope, file, mark=package, line=begins + line))
    license = _text(said, "License")
    declarations = declare(name or "project", license, (), file, means=spdx(license))
    return Reading(
        declarations, tuple(found), own=(purl("cran", name, _text(said, "Version") or None),) if is_name(name) else ()
    )


def _text(said: Mapping[str, tuple[int, list[str]]], key: str) -> str:
    return " ".join(said[key][1]).strip() if key in said else ""


def _remotes(text: str) -> dict[str, Mapping[str, str]]:
    """The packages that TEXT (`owner/name@ref`, `gitlab::owner/name`, `git::url`) has from repositories."""
    found: dict[str, Mapping[str, str]] = {}
    for part in text.split(","):
        remote = _REMOTE.fullmatch(part.strip())
        if not remote:
            continue
        kind, place = remote[2] or "github", remote[3]
        repository = "/".join(place.split("/")[:2])
        address = place if kind == "git" else _HOSTS.get(kind, "").format(repository)
        origin = of_git(address, remote[4]) if "/" in address else None
        name = remote[1] or place.rstrip("/").rpartition("/")[2].removesuffix(".git")
        if origin and name:
            found[name] = origin.qualifiers
    return found
