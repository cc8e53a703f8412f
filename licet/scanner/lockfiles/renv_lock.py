# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`renv.lock` of R: every package with what it needs, and, since renv 1.1, with all that its DESCRIPTION says.

What the project asks for itself, a DESCRIPTION beside it says; where there is none, it is what nothing else needs, at
least, since renv looks for it in the code.
Source: https://rstudio.github.io/renv/articles/renv.html
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from licet.model import Scope
from licet.scanner.lockfiles.reading import (
    Opened,
    Reading,
    Unreadable,
    component,
    lines_of,
    parents,
    parse_json,
    rows,
    table,
    word,
)
from licet.scanner.metadata.r_description import BASE, packages, spdx
from licet.scanner.packages.origins import of_git
from licet.scanner.packages.purls import is_name, purl

NAME = "renv.lock"
LOCKS = True

_ROW = re.compile(r'"Package"\s*:\s*"([^"\n]+)"')
_NEEDS = ("Depends", "Imports", "LinkingTo")
_HOSTS = {"github": "github.com", "gitlab": "gitlab.com", "bitbucket": "bitbucket.org"}


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    parsed = parse_json(file.text)
    if not isinstance(parsed.get("Packages"), dict):
        raise Unreadable("is not a renv.lock: it has no Packages", 1)
    packages = {name: table(row) for name, row in parsed["Packages"].items() if is_name(name) and name not in BASE}
    purls = {name: _purl(name, row) for name, row in packages.items() if row}
    above = parents({purls[name]: {purls[each] for each in _needs(packages[name]) if each in purls} - {purls[name]}
                     for name in purls})  # fmt: skip
    lines = lines_of(_ROW, file.text)
    return Reading((), tuple(
        component(
            made, Scope.RUNTIME, file, mark=name, line=lines.get(name, 1), direct=made not in above,
            parents=above.get(made, ()), declared=_declared(packages[name]),
        )
        for name, made in purls.items()
    ), scoped=False)  # fmt: skip


def _needs(row: Mapping[str, Any]) -> Iterator[str]:
    """The packages that ROW needs: `Requirements` are names; fields of the DESCRIPTION have versions beside them."""
    yield from (each for each in rows(row.get("Requirements")) if isinstance(each, str))
    if "Requirements" not in row:
        for key in _NEEDS:
            lines = [each for each in rows(row.get(key)) if isinstance(each, str)] or [word(row.get(key)) or ""]
            yield from (name for _, name, _ in packages([",".join(lines)]))


def _declared(row: Mapping[str, Any]) -> str | None:
    license = word(row.get("License"))
    return spdx(license) if license else None


def _purl(name: str, row: Mapping[str, Any]) -> str:
    return purl("cran", name, word(row.get("Version")), qualifiers=_origin(row))


def _origin(row: Mapping[str, Any]) -> Mapping[str, str] | None:
    """Where ROW comes from, where that is no repository of packages."""
    kind = (word(row.get("RemoteType")) or "").lower()
    revision = word(row.get("RemoteSha")) or word(row.get("RemoteRef"))
    url, owner, repository = (word(row.get(f"Remote{key}")) for key in ("Url", "Username", "Repo"))
    if kind in ("git", "git2r", "xgit") and url:
        return of_git(url, revision).qualifiers
    if kind not in _HOSTS or not owner or not repository or word(row.get("Source")) == "Repository":
        return None
    host = (word(row.get("RemoteHost")) or "").removeprefix("https://").removeprefix("api.").partition("/")[0]
    return of_git(f"https://{host or _HOSTS[kind]}/{owner}/{repository}", revision).qualifiers
