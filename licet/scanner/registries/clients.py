# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where nothing is configured, the installed pip, npm, go or other client knows its own default; licet knows none."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

from licet.scanner.registries.address import split

_SECONDS = 30
_HUB = "from huggingface_hub.constants import ENDPOINT; print(ENDPOINT)"
_PIP = "from pip._internal.models.index import PyPI; print(PyPI.simple_url)"


def pip_default(environ: Mapping[str, str]) -> str | None:
    """The index that an installed pip uses when told nothing, or None where no pip can be asked."""
    for python in _pythons(environ):
        # -I keeps the scanned project's own files, which are not to be run, off the import path.
        answer = _ask([python, "-I", "-c", _PIP], environ)
        if answer is not None:
            return answer
    return None


def hub_default(environ: Mapping[str, str]) -> str | None:
    """The hub that an installed `huggingface_hub` uses when told nothing, or None where none can be asked."""
    for python in _pythons(environ):
        answer = _ask([python, "-I", "-c", _HUB], environ)
        if answer is not None:
            return answer
    return None


def npm_default(environ: Mapping[str, str]) -> str | None:
    """The registry that an installed npm uses when told nothing, or None where no npm can be asked."""
    npm = _which("npm", environ)
    return None if npm is None else _ask([npm, "config", "get", "registry"], environ)


def go_default(environ: Mapping[str, str]) -> str | None:
    """The list of proxies that an installed go command asks when told nothing, or None where no go can be asked."""
    go = _which("go", environ)
    # A newer go is not fetched for a question.
    return None if go is None else _ask([go, "env", "GOPROXY"], {**environ, "GOTOOLCHAIN": "local"})


def gem_default(environ: Mapping[str, str]) -> str | None:
    """The source that an installed gem uses when told nothing, or None where no gem can be asked."""
    gem = _which("gem", environ)
    return None if gem is None else _ask([gem, "sources", "--list"], environ)


def composer_default(environ: Mapping[str, str]) -> str | None:
    """The repository that an installed Composer uses when told nothing, or None where none can be asked."""
    composer = _which("composer", environ)
    command = [composer or "", "--no-plugins", "--no-interaction", "config", "--global", "repositories"]
    try:
        listed = json.loads((_output(command, environ) if composer else None) or "{}")
    except (ValueError, RecursionError):
        return None
    rows = listed.values() if isinstance(listed, dict) else ()
    urls = [row.get("url") for row in rows if isinstance(row, dict) and row.get("type") == "composer"]
    # Behind those that the user has named.
    return next((url for url in reversed(urls) if isinstance(url, str) and split(url) is not None), None)


def nuget_default(environ: Mapping[str, str]) -> str | None:
    """The source that an installed dotnet uses when told nothing, or None where no dotnet can be asked."""
    dotnet = _which("dotnet", environ)
    quiet = {"DOTNET_NOLOGO": "1", "DOTNET_CLI_TELEMETRY_OPTOUT": "1"}
    command = [dotnet or "", "nuget", "list", "source", "--format", "Short"]
    return None if dotnet is None else _ask(command, {**environ, **quiet})


def npm_home(environ: Mapping[str, str]) -> Path | None:
    """The folder of the installed npm itself, where its builtin npmrc is."""
    npm = _which("npm", environ)
    # npm is a link to <its folder>/bin/npm-cli.js.
    return None if npm is None else Path(npm).resolve().parent.parent


def node_prefix(environ: Mapping[str, str]) -> Path | None:
    """The prefix that npm takes for its global configuration: the one node is installed in."""
    node = _which("node", environ)
    if node is None:
        return None
    folder = Path(node).resolve().parent
    return folder if sys.platform == "win32" else folder.parent


def _pythons(environ: Mapping[str, str]) -> list[str]:
    here = [sys.executable] if sys.executable else []
    folder = environ.get("VIRTUAL_ENV")
    if folder:
        name = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
        here.append(str(Path(folder) / name))
    other = _which("python3", environ)
    return [*here, other] if other else here


def _which(name: str, environ: Mapping[str, str]) -> str | None:
    found = shutil.which(name, path=environ.get("PATH", ""))
    # A relative entry of PATH could name a file of the scanned project.
    return found if found and Path(found).is_absolute() else None


def _ask(command: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """The address that COMMAND prints last, or None where it prints none."""
    words = (_output(command, environ) or "").split()
    return words[-1] if words and split(words[-1]) is not None else None


def _output(command: Sequence[str], environ: Mapping[str, str]) -> str | None:
    """What COMMAND prints, or None where it fails."""
    with tempfile.TemporaryDirectory() as empty:
        try:
            # Not in the current folder: its configuration is read elsewhere, and it must not steer what runs here.
            done = subprocess.run(  # noqa: S603 - fixed arguments, an absolute program
                command,
                cwd=empty,
                env=dict(environ),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                timeout=_SECONDS,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            return None
    return done.stdout if done.returncode == 0 else None
