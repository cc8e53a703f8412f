# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What may stand behind the name of an npm package: a range, an alias, a repository, an archive, a folder.

https://docs.npmjs.com/cli/configuring-npm/package-json#dependencies has the forms that all tools share;
https://yarnpkg.com/protocols has those of yarn, most of which pnpm and bun took over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from licet.scanner.packages.purls import is_npm_name, purl

_EXACT = re.compile(r"=?\s*v?(\d+\.\d+\.\d+[\w.+-]*)")
_ALIAS = re.compile(r"npm:(?![\^~<>=*\dvx\s](?:[\d\s.=]|$))(@?[^@]+)(?:@(.*))?", re.DOTALL)
_JSR = re.compile(r"jsr:(?:(@[^/@\s]+/[^/@\s]+)(?:@(.*))?|(.*))", re.DOTALL)
_PATCH = re.compile(r"patch:(@?[^@#]+)@([^#]*)")
_MOST_PATCHES = 9
_OWN = ("file:", "link:", "portal:", "workspace:", "exec:", ".", "/", "~/")
_COPY = re.compile(r"(?:file:(?!//))?([^#:]*\.(?:tgz|tar\.gz|tar))(?:[#:].*)?", re.DOTALL)
_HOSTS = {"github": "github.com", "gitlab": "gitlab.com", "bitbucket": "bitbucket.org", "gist": "gist.github.com"}
_HOSTED = re.compile(r"(?:(github|gitlab|bitbucket|gist):)?((?:[\w.-]+/)?[\w.-]+)(?:#(.*))?", re.DOTALL)
_AT_HOST = re.compile(r"(?:git\+)?(?:ssh://)?([\w.-]+@[\w.-]+):(?!\d+/)([^#]+)(?:#(.*))?", re.DOTALL)
_ADDRESS = re.compile(r"(git\+)?(https?|ssh|git|file)://([^#]+)(?:#(.*))?", re.DOTALL)
_REPOSITORY = re.compile(r"(?:github\.com|gitlab\.com|bitbucket\.org)/[^/]+/[^/]+")
_OF_REGISTRY = re.compile(r"https?://[^#?]+/-/(?:@[^/#?]+/)?([^/#?]+)\.tgz(?:[#?].*)?", re.DOTALL)
_MOVING = re.compile(r"semver[:=]")
_NAMED_REVISION = re.compile(r"(?:commit|tag|head|branch)=(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A package under its own name: the one `version` that is allowed, if so, and where from, if from no registry."""

    name: str
    version: str | None = None
    place: str = ""
    kind: str = "npm"

    @property
    def purl(self) -> str:
        """Its purl."""
        return package(self.name, self.version, self.place, self.kind)


def wanted(name: str, text: str) -> Wanted | None:
    """The package that a manifest wants with TEXT behind NAME; None for a folder of its own and what is no name."""
    name, text = _unpatched(name, text.strip())
    alias = _ALIAS.fullmatch(text)
    jsr = _JSR.fullmatch(text)
    if alias:
        name, text = alias[1], alias[2] or ""
    elif jsr:
        name, text = jsr[1] or name, jsr[2] or jsr[3] or ""
    if not is_npm_name(name) or (text.startswith(_OWN) and not _COPY.fullmatch(text)):
        return None
    return Wanted(name, _exact(text), "" if is_published(text) else text, "jsr" if jsr else "npm")


def _unpatched(name: str, text: str) -> tuple[str, str]:
    """What is patched, where TEXT says that something is; a patch may be of a patch."""
    for _ in range(_MOST_PATCHES):
        patch = _PATCH.match(text)
        if patch is None:
            break
        name, text = unquote(patch[1]), unquote(patch[2])
    return name, text


def package(name: str, version: str | None, place: str = "", kind: str = "npm") -> str:
    """The purl of the package NAME at VERSION that comes from PLACE: empty, or what is published, for a registry."""
    scope, slash, bare_name = name.partition("/")
    namespace, own = (scope, bare_name) if slash else (None, name)
    return purl(kind, own, version or _published(own, place), namespace=namespace, qualifiers=_qualifiers(place))


def _published(name: str, place: str) -> str | None:
    """The version in PLACE, where that is the archive of NAME in a registry: `NAME/-/NAME-1.0.0.tgz`."""
    archive = _OF_REGISTRY.fullmatch(place)
    return _exact(archive[1].removeprefix(f"{name}-")) if archive else None


def split(pattern: str) -> tuple[str, str]:
    """Name and range of a PATTERN `name@range`; the `@` of a scope begins no range."""
    name, _, text = pattern[1:].partition("@")
    return pattern[:1] + name, text


def is_published(text: str) -> bool:
    """Whether TEXT is a range, a version or a tag, that a registry is asked for, or an alias of one."""
    return text.startswith("npm:") or not ("/" in text or ":" in text)


def _exact(text: str) -> str | None:
    """The one version that the range TEXT allows."""
    found = _EXACT.fullmatch(text.removeprefix("npm:"))
    return found[1] if found else None


def _qualifiers(place: str) -> Mapping[str, str] | None:
    """Where a package comes from, for what no registry is to be asked for."""
    if not place or is_published(place):
        return None
    copied = _COPY.fullmatch(place)
    if copied:
        return {"download_url": f"file:{copied[1]}"}
    repository = _git(place)
    if repository:
        return {"vcs_url": repository}
    address = _ADDRESS.fullmatch(place)
    return {"download_url": f"{address[2]}://{_without_secret(address[3])}"} if address else None


def _git(place: str) -> str | None:
    """The repository that PLACE names, as `git+URL@REVISION`, or None where it names none."""
    if hosted := _HOSTED.fullmatch(place):
        host = _HOSTS[hosted[1] or "github"]
        return f"git+https://{host}/{hosted[2].removesuffix('.git')}{_revision(hosted[3])}"
    if reached := _AT_HOST.fullmatch(place):
        return f"git+ssh://{reached[1]}/{reached[2].lstrip('/')}{_revision(reached[3])}"
    address = _ADDRESS.fullmatch(place)
    if not address:
        return None
    path = address[3].rstrip("/")
    known = path.endswith(".git") or _REPOSITORY.fullmatch(path.rpartition("@")[2])
    if address[1] or address[2] in ("ssh", "git") or (known and address[2] != "file"):
        return f"git+{address[2]}://{_without_secret(path)}{_revision(address[4])}"
    return None


def _revision(text: str | None) -> str:
    """What stands behind `#`: a commit, tag or branch in several notations, or a range, which is none of them."""
    for part in (text or "").split("&"):
        named = _NAMED_REVISION.fullmatch(part)
        if named or (part and not _MOVING.match(part) and "=" not in part and ":" not in part):
            return f"@{named[1] if named else part}"
    return ""


def _without_secret(path: str) -> str:
    """HOST/PATH without a password and the user that goes with it; `git@` is no secret."""
    host, slash, rest = path.partition("/")
    user, at, bare_host = host.rpartition("@")
    return f"{bare_host}{slash}{rest}" if at and user != "git" else path
