# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Which systems and machines the platforms of gems mean, as a Gemfile names them and as a lockfile does.

Sources: https://bundler.io/man/gemfile.5.html (PLATFORMS), https://guides.rubygems.org/specification-reference/#platform=
"""

from __future__ import annotations

import re
from collections.abc import Collection

from licet.scanner.packages.platforms import ANYWHERE, Platforms, machine_of

_WINDOWS = re.compile(r"(?:windows|mswin|mswin64|mingw|x64_mingw)(?:_\d+)?")
_SYSTEMS = {"linux": "linux", "darwin": "darwin", "mingw": "win32", "mswin": "win32", "freebsd": "freebsd"}


def platforms_called(names: Collection[str]) -> Platforms:
    """Where a gem is that a Gemfile asks for on platforms with these NAMES, most of which are of no system."""
    if names and all(map(_WINDOWS.fullmatch, names)):
        return Platforms(frozenset(("win32",)))
    return ANYWHERE


def platform_in(written: str | None) -> Platforms:
    """Where a gem is that a lockfile has for the platform WRITTEN: `x86_64-linux-musl`, `x64-mingw32`."""
    machine, _, rest = (written or "").partition("-")
    system = next((name for part, name in _SYSTEMS.items() if rest.startswith(part)), None)
    if system is None:
        return ANYWHERE
    known = machine_of(machine)
    libc = frozenset(("musl",)) if rest.endswith("-musl") else ANYWHERE.libc
    return Platforms(frozenset((system,)), frozenset((known,)) if known else ANYWHERE.machines, libc)
