# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which systems and machines a package is installed on: words for them, and how they spread along who needs whom.

A system is called as `sys.platform` of Python and `process.platform` of Node call it, without its version; a machine as
`process.arch` of Node; a C library as npm calls it.
"""

from __future__ import annotations

import platform
import sys
import sysconfig
from collections import deque
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from licet.model import Component

NAMES: Mapping[str, str] = {
    "aix": "AIX",
    "android": "Android",
    "cygwin": "Cygwin",
    "darwin": "macOS",
    "emscripten": "Emscripten",
    "freebsd": "FreeBSD",
    "haiku": "Haiku",
    "ios": "iOS",
    "linux": "Linux",
    "netbsd": "NetBSD",
    "openbsd": "OpenBSD",
    "openharmony": "OpenHarmony",
    "sunos": "Solaris",
    "wasi": "WASI",
    "win32": "Windows",
}
"""The systems that are told apart, and what people call them."""

SPELLED: Mapping[str, tuple[str, ...]] = {
    "arm": ("armv6l", "armv7l", "armv8l"),
    "arm64": ("aarch64", "ARM64"),
    "ia32": ("x86", "i386", "i486", "i586", "i686"),
    "loong64": ("loongarch64",),
    "mips": (),
    "mips64": (),
    "mips64el": (),
    "mipsel": (),
    "ppc": (),
    "ppc64": ("ppc64le", "powerpc64", "powerpc64le"),
    "riscv64": ("riscv64gc",),
    "s390": (),
    "s390x": (),
    "wasm32": (),
    "x64": ("x86_64", "AMD64", "amd64", "x86-64"),
}
"""The machines that are told apart, and how else they are spelled."""

LIBRARIES = ("glibc", "musl")
"""The C libraries of Linux that are told apart."""

MOST_NAMED = 4
"""Of more systems, none is named: those are all but a few."""


@dataclass(frozen=True, slots=True)
class Platforms:
    """Systems, machines and C libraries, each of these with each of those; where one of them is empty, all are."""

    systems: frozenset[str] = frozenset(NAMES)
    machines: frozenset[str] = frozenset(SPELLED)
    libc: frozenset[str] = frozenset(LIBRARIES)

    def __or__(self, other: Platforms) -> Platforms:
        """Those that are of either, and perhaps more: each system of one with each machine of the other."""
        return Platforms(self.systems | other.systems, self.machines | other.machines, self.libc | other.libc)

    def __and__(self, other: Platforms) -> Platforms:
        """Those that are of both."""
        made = Platforms(self.systems & other.systems, self.machines & other.machines, self.libc & other.libc)
        return made if made.systems and made.machines and made.libc else NOWHERE


ANYWHERE = Platforms()
NOWHERE = Platforms(frozenset(), frozenset(), frozenset())


@dataclass(slots=True)
class Limits:
    """What is said of where packages are: of each by itself, and of who needs whom there alone."""

    of_package: dict[str, Platforms] = field(default_factory=dict)
    of_need: dict[tuple[str, str], Platforms] = field(default_factory=dict)

    def need(self, package: str, needed: str, where: Platforms) -> None:
        """Note that PACKAGE needs another WHERE it says; needed for two reasons, it is needed for either."""
        self.of_need[package, needed] = where | self.of_need.get((package, needed), NOWHERE)

    def spread(self, roots: Iterable[str], needs: Mapping[str, Iterable[str]]) -> dict[str, Platforms]:
        """Where each package is that ROOTS lead to over NEEDS; what they do not lead to may be anywhere.

        Each package is looked at anew as often as it is found to be on more, which is seldom more than once.
        """
        if all(where == ANYWHERE for where in (*self.of_package.values(), *self.of_need.values())):
            return {}
        found: dict[str, Platforms] = {}
        self._reach(found, roots, needs)
        self._reach(found, [package for package in needs if package not in found], needs)
        return found

    def _reach(self, found: dict[str, Platforms], starts: Iterable[str], needs: Mapping[str, Iterable[str]]) -> None:
        waiting = deque((package, ANYWHERE) for package in starts)
        while waiting:
            package, where = waiting.popleft()
            known = found.get(package)
            here = (known or NOWHERE) | (where & self.of_package.get(package, ANYWHERE))
            if here != known:
                found[package] = here
                waiting.extend(
                    (needed, here & self.of_need.get((package, needed), ANYWHERE)) for needed in needs.get(package, ())
                )


def limited(component: Component, where: Platforms) -> Component:
    """COMPONENT, of which is known WHERE it is; it says nothing where that is anywhere, or cannot be."""
    if where == NOWHERE:
        where = ANYWHERE
    return replace(
        component,
        systems=() if where.systems == ANYWHERE.systems else tuple(sorted(where.systems)),
        machines=() if where.machines == ANYWHERE.machines else tuple(sorted(where.machines)),
        libc=() if where.libc == ANYWHERE.libc else tuple(sorted(where.libc)),
    )


def platforms_of(component: Component) -> Platforms:
    """Where COMPONENT is, as far as it says."""
    return Platforms(
        frozenset(component.systems) or ANYWHERE.systems,
        frozenset(component.machines) or ANYWHERE.machines,
        frozenset(component.libc) or ANYWHERE.libc,
    )


def here() -> Platforms:
    """The system, machine and C library that this runs on; anything, where it is none of those that are told apart."""
    system = next((name for name in NAMES if sys.platform.startswith(name)), None)
    machine = machine_of(platform.machine())
    built = f"{platform.libc_ver()[0]} {sysconfig.get_config_var('HOST_GNU_TYPE')}" if system == "linux" else ""
    library = next((name for name in LIBRARIES if name in built), None)
    return Platforms(
        frozenset((system,)) if system else ANYWHERE.systems,
        frozenset((machine,)) if machine else ANYWHERE.machines,
        frozenset((library,)) if library else ANYWHERE.libc,
    )


def machine_of(word: str) -> str | None:
    """The machine that WORD is a spelling of, None where it is of none that is told apart."""
    if word in SPELLED:
        return word
    return next((machine for machine, spelled in SPELLED.items() if word in spelled), None)


def named(where: Platforms) -> str:
    """What people call WHERE: "Windows", "macOS on arm64", "Linux on x64 with musl"; empty where it is too much."""
    systems = [] if where.systems == ANYWHERE.systems else [NAMES[each] for each in sorted(where.systems)]
    machines = [] if where.machines == ANYWHERE.machines else sorted(where.machines)
    libraries = [] if where.libc == ANYWHERE.libc else sorted(where.libc)
    if max(len(systems), len(machines)) > MOST_NAMED:
        return ""
    words = [_listed(systems) if systems else "systems" if machines or libraries else ""]
    words += ["on", _listed(machines)] if machines else []
    words += ["with", _listed(libraries)] if libraries else []
    return " ".join(words)


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))
