# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Python packages that come from elsewhere than an index: what their purls say of it.

Sources: https://github.com/package-url/purl-spec (vcs_url, download_url),
https://packaging.python.org/en/latest/specifications/direct-url/
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath

WHEEL = re.compile(r"(?P<name>[\w.]+)-(?P<version>[\w.!+]+)(?:-\d\w*)?-[\w.]+-[\w.]+-[\w.]+\.whl")
SDIST = re.compile(r"(?P<name>[\w.-]+)-(?P<version>\d[\w.!+]*?)\.(?:tar\.\w+|zip|tgz)")

_SECRET = re.compile(r"(?<=://)(?!git@)[^/@\s]*@")
_REPOSITORY = re.compile(r"(?P<place>(?:[\w+]+://[^/@]*@?[^/@]*/|git\+git@)[^@]*)(?:@(?P<revision>.*))?")
_SNAPSHOT = re.compile(
    r"https?://(?:(?:www\.|codeload\.)?github\.com|codeberg\.org|bitbucket\.org)"
    r"/[^/]+/(?P<name>[^/]+)/(?:archive|zipball|tarball|get|zip|tar\.gz)/.+"
    r"|https?://[^/]+/(?:[^/]+/)*(?P<project>[^/]+)/-/archive/.+"
)
_OTHER_SYSTEMS = ("hg+", "svn+", "bzr+")


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a package comes from: what the address says of its name and version, and the qualifiers of its purl."""

    name: str | None = None
    version: str | None = None
    qualifiers: Mapping[str, str] = field(default_factory=dict)


def of_git(repository: str, revision: str | None = None) -> Origin:
    """What comes straight from the git REPOSITORY, at REVISION."""
    plain = _SECRET.sub("", repository.strip().removeprefix("git+")).partition("#")[0]
    name = PurePosixPath(plain.rpartition(":")[2]).name.removesuffix(".git")
    place = f"git+{plain}"
    return Origin(name or None, None, {"vcs_url": f"{place}@{revision}" if revision else place})


def of_address(address: str) -> Origin:
    """What the ADDRESS of a requirement (PEP 508, or a line of its own) brings.

    A file of this machine has no address that anybody could ask. An archive that a forge makes of a repository is
    called after a branch, so that the repository says what it is; other files of any name may be anything.
    """
    plain = _SECRET.sub("", address.strip()).partition("#")[0]
    scheme = plain.partition(":")[0].lower()
    repository = _REPOSITORY.fullmatch(plain)
    if repository and (scheme.startswith("git+") or scheme == "git"):
        return of_git(repository["place"], repository["revision"])
    if repository and scheme.startswith(_OTHER_SYSTEMS):
        return Origin(PurePosixPath(repository["place"]).name or None, None, {"vcs_url": plain})
    plain = plain.partition("?")[0]  # signatures and tokens are nobody's business
    last = PurePosixPath(plain).name
    qualifiers = {"download_url": plain} if scheme in ("http", "https") else {}
    snapshot = _SNAPSHOT.fullmatch(plain)
    repository_name = (snapshot["name"] or snapshot["project"]) if snapshot else None
    archive = WHEEL.fullmatch(last) or SDIST.fullmatch(last)
    if archive and repository_name in (None, archive["name"]):
        return Origin(archive["name"], archive["version"], qualifiers)
    return Origin(repository_name, None, qualifiers)
