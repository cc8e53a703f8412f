# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The files `settings.xml` of a user's Maven (https://maven.apache.org/settings.html)."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from pathlib import Path

from licet.scanner.packages.xml import Element, XmlError, read_xml
from licet.scanner.text import decode

LARGEST = 4 * 1024 * 1024
"""Settings of more bytes are not read."""

_VALUE = re.compile(r"\$\{([^${}]+)\}")


def settings_files(environ: Mapping[str, str], home: Path) -> list[Element]:
    """The user's settings and those of the installed Maven, the former first, as far as they can be read."""
    installed = maven_home(environ)
    paths = [home / ".m2" / "settings.xml", *([installed / "conf" / "settings.xml"] if installed else [])]
    return [root for path in paths if (root := _read(path)) is not None]


def maven_home(environ: Mapping[str, str]) -> Path | None:
    """The folder of the Maven that the user's shell would run."""
    for name in ("MAVEN_HOME", "M2_HOME"):
        if environ.get(name):
            return Path(environ[name])
    program = shutil.which("mvn", path=environ.get("PATH", ""))
    # A relative entry of PATH could name a file of the scanned project.
    return Path(program).resolve().parent.parent if program and Path(program).is_absolute() else None


def filled(text: str, environ: Mapping[str, str], home: Path) -> str:
    """TEXT with environment variables and the user's home filled in, as Maven does it in settings."""

    def value(found: re.Match[str]) -> str:
        if found[1] == "user.home":
            return str(home)
        return environ.get(found[1].removeprefix("env."), found[0]) if found[1].startswith("env.") else found[0]

    return _VALUE.sub(value, text)


def local_repository(environ: Mapping[str, str], home: Path) -> Path:
    """Where Maven keeps what it downloads."""
    for root in settings_files(environ, home):
        named = root.word("localRepository")
        if named:
            return Path(filled(named, environ, home))
    return home / ".m2" / "repository"


def _read(path: Path) -> Element | None:
    try:
        if not path.is_file() or path.stat().st_size > LARGEST:
            return None
        return read_xml(decode(path.read_bytes()) or "")
    except (OSError, ValueError, XmlError):
        return None
