# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The purl of a repository by its address, in all the forms that git and tools around it take.

Sources: https://git-scm.com/docs/git-clone#_git_urls, https://github.com/package-url/purl-spec (types github, gitlab,
bitbucket, generic).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from licet.scanner.packages.purls import purl

_TYPES = {"github.com": "github", "gitlab.com": "gitlab", "bitbucket.org": "bitbucket"}
_FORM = re.compile(
    r"(?:git\+|git::)?(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?:[^@/\s]+@)?(?P<host>[\w.-]+)(?P<mark>:\d+/|[:/])(?P<path>\S+)",
    re.IGNORECASE,
)
_SECRET = re.compile(r"(?<=://)(?!git@)[^@/\s]*@")
"""A name, and perhaps a password, before a host, which is nobody else's business; `git` is everybody's."""


class Repository(NamedTuple):
    """A repository: the host that has it, empty where the address is a path, and its path there without `.git`."""

    host: str
    path: str


def repository(address: str) -> Repository:
    """What ADDRESS (`https://host/owner/name.git`, `git@host:owner/name`, `../name`) names."""
    plain = address.strip().partition("?")[0].partition("#")[0].removeprefix("file://")
    form = _FORM.fullmatch(plain)
    is_path = plain.startswith((".", "/")) or (form is not None and not form["scheme"] and "." not in form["host"])
    if "://" in plain and not (form and form["scheme"]):
        return Repository("", "")  # a host alone
    if form is None or is_path:
        return Repository("", _clean(plain))
    return Repository(form["host"].lower().removeprefix("www."), _clean(form["path"]))


def of_repository(address: str, revision: str | None = None) -> str | None:
    """The purl of the repository at ADDRESS, at REVISION; None where the address names none.

    A repository at a host that purls have no type for is a generic package that says where it comes from.
    """
    host, path = repository(address)
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    type = _TYPES.get(host)
    if type and len(parts) >= 2:
        whole = parts if type == "gitlab" else parts[:2]
        return purl(type, whole[-1], revision, namespace="/".join(whole[:-1]))
    if not parts:
        return None
    place = "git+" + _SECRET.sub("", address.strip().removeprefix("git+").removeprefix("git::"))
    return purl("generic", parts[-1], None, qualifiers={"vcs_url": f"{place}@{revision}" if revision else place})


def _clean(path: str) -> str:
    return path.strip("/").removesuffix(".git").rstrip("/")
