# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The proxies that the go command would ask, and the modules that it would ask none for.

https://go.dev/ref/mod#environment-variables, https://go.dev/ref/mod#private-modules
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from licet.scanner.packages.golang import go_settings
from licet.scanner.registries.address import Access, place, split, without_user
from licet.scanner.registries.config_pip import credentials, netrc_entries
from licet.scanner.registries.settings import no_proxy, proxies

DIRECT, OFF = "direct", "off"
"""What may stand in the list of proxies besides addresses: ask the repositories themselves, ask nobody."""

_STEP = re.compile(r"([^,|]*)([,|]?)")
_MOST_PATTERNS = 1000


@dataclass(frozen=True, slots=True)
class Step:
    """One entry of the list: an address, `direct` or `off`; after a `lenient` one any failure leads to the next."""

    target: str
    lenient: bool


@dataclass(frozen=True, slots=True)
class GoSettings:
    """Whom to ask, in order, and how to get there. The addresses carry no credentials.

    `private` are globs of the modules whose repositories are asked themselves.
    """

    steps: tuple[Step, ...]
    private: tuple[str, ...]
    access: Access

    @property
    def addresses(self) -> tuple[str, ...]:
        """The addresses of the proxies."""
        return tuple(step.target for step in self.steps if step.target not in (DIRECT, OFF))

    def is_private(self, module: str) -> bool:
        """Whether the user keeps MODULE from proxies: a pattern matches it, or folders that it lies in."""
        parts = module.split("/")
        return any(_matches(parts, pattern.split("/")) for pattern in self.private)


def go_proxies(environ: Mapping[str, str], home: Path, default: Callable[[], str | None]) -> GoSettings:
    """The settings of the go command; DEFAULT is asked only where the user has set no proxies."""
    settings = go_settings(environ, home)
    listed = settings.get("GOPROXY") or default() or ""
    written = [(row[0].strip(), row[1] == "|") for row in _STEP.findall(listed) if row[0].strip()]
    usable = [(target, lenient) for target, lenient in written if target in (DIRECT, OFF) or split(target)]
    addresses = [target for target, _ in usable if target not in (DIRECT, OFF)]
    trusted = settings.get("GOAUTH", "netrc")
    entries = netrc_entries(environ, home, addresses) if "netrc" in trusted else []
    access = Access(
        credentials=(*credentials(addresses), *entries),
        plain=frozenset(place(each) for each in addresses if each.lower().startswith("http:")),
        proxies=proxies(environ, {}),
        no_proxy=no_proxy(environ),
    )
    steps = tuple(Step(without_user(target).rstrip("/") or target, lenient) for target, lenient in usable)
    private = settings.get("GONOPROXY") or settings.get("GOPRIVATE") or ""
    patterns = [each.strip().rstrip("/") for each in private.split(",") if each.strip()]
    return GoSettings(steps, tuple(patterns[:_MOST_PATTERNS]), access)


def _matches(parts: list[str], pattern: list[str]) -> bool:
    """Whether PATTERN matches as many PARTS as it has, from the first; `*` does not cross folders."""
    return len(parts) >= len(pattern) and all(map(fnmatchcase, parts, pattern))
