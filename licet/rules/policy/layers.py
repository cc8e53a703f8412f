# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a policy extends: presets, which it starts from, and files of an organisation, which stand above it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeAlias

from licet.errors import CannotJudgeError
from licet.model import Profile, Scope, Severity
from licet.rules.policy.keys import PINNED
from licet.rules.policy.presets import preset_lines, preset_names
from licet.rules.policy.reading import Page, Table, proposal
from licet.rules.policy.toml_lines import KeyPath
from licet.rules.policy.values import DEFAULT_CAPS, Line, Policy

MOST_FILES = 32
"""So many files does a policy extend at most, counted each time that one is named."""

_URL = re.compile(r"(?:https://[^/@\s]+|http://(?:localhost|127\.0\.0\.1)(?::\d+)?)/\S+\Z")
"""An address over TLS, or on this very machine, without user and password."""

_DIGEST = re.compile(r"(?:sha256:)?([0-9a-f]{64})\Z")


@dataclass(frozen=True, slots=True)
class Pinned:
    """A policy that is elsewhere, and the digest of its bytes, in hexadecimal."""

    url: str
    sha256: str


Reference: TypeAlias = str | Pinned
"""What `extends` names: a path as it is written there, or a pinned address."""


@dataclass(frozen=True, slots=True)
class Source:
    """The text of a policy; `path` names it in evidence. Paths in it start in `folder`; None where there is none."""

    text: str
    path: str
    folder: Path | None


Library: TypeAlias = Callable[[Reference, Source], Source]
"""Where the text is that a source refers to. Raises `ValueError` where there is none, `CannotJudgeError` where it is
out of reach."""


def no_library(reference: Reference, source: Source) -> Source:  # noqa: ARG001 - it has nothing to look up
    """The library of whoever reads a policy by itself."""
    raise ValueError(f"{source.path} is read by itself here, without what it extends")


@dataclass
class Layers:
    """The reading of one policy with all that it extends; `pages` are those of every text that was read."""

    library: Library
    parse: Callable[[Source, Layers], Policy]
    pages: list[Page] = field(default_factory=list)
    _open: list[str] = field(default_factory=list)
    _count: int = 0

    def extended(self, rules: Table, source: Source) -> tuple[tuple[Line, ...], tuple[Policy, ...]]:
        """The lines of the presets that RULES, in SOURCE, extend, and the policies."""
        lines: list[Line] = []
        above: list[Policy] = []
        value = rules.values.get("extends", [])
        for index, entry in enumerate(value if isinstance(value, list) else [value]):
            at = (*rules.at, "extends", index) if isinstance(value, list) else (*rules.at, "extends")
            reference = _reference(rules.page, at, entry)
            if isinstance(reference, str) and reference in preset_names():
                lines += (replace(line, layer=1) for line in preset_lines(reference))
            elif reference is not None and (policy := self._policy(reference, source, rules.page, at)) is not None:
                above.append(policy)
        return tuple(lines), tuple(above)

    def _policy(self, reference: Reference, source: Source, page: Page, at: KeyPath) -> Policy | None:
        try:
            found = self.library(reference, source)
        except CannotJudgeError as error:
            raise CannotJudgeError(f"{page.path}:{page.line(at)}: {error}") from error
        except ValueError as error:
            page.wrong(at, str(error))
            return None
        self._count += 1
        if found.path in (*self._open, source.path):
            page.wrong(at, f"{found.path} extends itself in the end: take one of the steps out")
        elif self._count > MOST_FILES:
            page.wrong(at, f"more than {MOST_FILES} files are extended here: put what they say into fewer")
        else:
            self._open.append(source.path)
            policy = self.parse(found, self)
            self._open.pop()
            return policy
        return None


def under(
    own: Policy,
    caps: Mapping[Scope, Severity],
    fail_on: Severity | None,
    profile: Profile,
    presets: tuple[Line, ...],
    above: tuple[Policy, ...],
) -> Policy:
    """OWN, with its PROFILE and the CAPS and FAIL_ON that its file states, under PRESETS' lines and policies ABOVE it.

    Of a policy above, what it says of its own project, intent and rules does not count here.
    """
    every = dict([pair for each in above for pair in each.caps] or DEFAULT_CAPS)
    severities = dict(pair for each in above for pair in each.severities) | dict(own.severities)
    weights = (fail_on or Severity.ERROR, *(each.fail_on for each in above))
    return replace(
        own,
        lines=(*own.lines, *presets, *(_further(line) for each in above for line in each.lines)),
        caps=tuple(sorted({**every, **caps}.items())),
        fail_on=min(weights, key=lambda severity: severity.rank),
        severities=tuple(sorted(severities.items())),
        profile=profile,
        exceptions=(*own.exceptions, *(entry for each in above for entry in each.exceptions)),
        clarifications=(*own.clarifications, *(entry for each in above for entry in each.clarifications)),
        uses=(*own.uses, *(entry for each in above for entry in each.uses)),
        circumstances=(
            *own.circumstances,
            *(replace(c, lines=tuple(map(_further, c.lines))) for each in above for c in each.circumstances),
        ),
        above=above,
    )


def profile_of(rules: Table, above: Sequence[Policy]) -> Profile:
    """The profile that RULES choose, or that of the policies ABOVE them where those agree; else the conservative one.

    To choose another than theirs is a mistake, but for the conservative one: no repository is judged less carefully.
    """
    said = rules.choice("profile", Profile)
    theirs = {each.profile for each in above}
    if not theirs:
        return said or Profile.CONSERVATIVE
    shared = theirs.pop() if len(theirs) == 1 else Profile.CONSERVATIVE
    if said not in (None, shared, Profile.CONSERVATIVE):
        open_ = " or ".join(f"'{each}'" for each in dict.fromkeys((shared, Profile.CONSERVATIVE)))
        rules.wrong("profile", f"'{said}' is not open to what extends {above[0].path}; choose {open_}")
    return said or shared


def _further(line: Line) -> Line:
    """LINE as those see it that extend the file which it is in."""
    return replace(line, layer=line.layer + 1)


def _reference(page: Page, at: KeyPath, entry: object) -> Reference | None:
    """What ENTRY of `extends` names; None, and a mistake, where it names nothing."""
    if isinstance(entry, dict):
        return _pinned(Table(page, at, entry).only(*PINNED))
    if not isinstance(entry, str) or not entry.strip():
        page.wrong(at, 'extends must hold names of presets, paths, or { url = "https://…", sha256 = "…" }')
        return None
    word = entry.strip()
    if "://" in word:
        page.wrong(at, f'what is elsewhere may change: pin it as {{ url = "{word}", sha256 = "…" }}')
        return None
    if word not in preset_names() and "/" not in word and not word.endswith(".toml"):
        page.wrong(at, f"no preset {word!r}; {proposal(word, preset_names())}")
        return None
    return word


def _pinned(table: Table) -> Pinned | None:
    url = table.text("url", required="say where the policy is")
    digest = table.text("sha256", required="pin it by the digest that `sha256sum` prints of it")
    match = _DIGEST.match(digest or "")
    if digest and not match:
        table.wrong("sha256", f"{digest!r} is no digest: write 64 lower-case hexadecimal digits")
    if url and not _URL.match(url):
        table.wrong("url", "an address must start with https:// and hold no user or password")
        return None
    return Pinned(url, match[1]) if url and match else None
