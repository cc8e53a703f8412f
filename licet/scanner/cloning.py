# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Copies of git repositories to look at: the newest commit alone, over protocols that run nothing, without hooks."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path

from licet.errors import CannotJudgeError
from licet.scanner.git import environment

PATIENCE = 1800
"""Seconds that a clone may take."""

PROTOCOLS = ("https", "ssh", "file")
"""Those that git may speak. `ext` and the like run what an address names; `http` and `git` can be read along."""

_ADDRESS = re.compile(r"(?P<protocol>[a-z][a-z0-9+.-]*):(?://|:)")
_OVER_SSH = re.compile(r"[\w.~-]+@[\w.-]+:(?!/?/)")
_LOGIN = re.compile(r"(?<=://)[^/@\s]+@")

_SETTINGS = (
    *(f"core.hooksPath={os.devnull}", "core.fsmonitor=false", "submodule.recurse=false", "protocol.version=2"),
    # Files that are kept elsewhere stay pointers: what they are asked with is a program.
    *("filter.lfs.smudge=", "filter.lfs.process=", "filter.lfs.required=false"),
    *("http.lowSpeedLimit=1000", "http.lowSpeedTime=60", "transfer.fsckObjects=true", "core.symlinks=true"),
)
_OPTIONS = ("--quiet", "--depth=1", "--single-branch", "--no-tags", "--no-recurse-submodules", "--template=")


def protocol_of(location: str) -> str | None:
    """The protocol that the address LOCATION is asked over; None where it is no address, but a path."""
    found = _ADDRESS.match(location)
    if found:
        return found["protocol"]
    return "ssh" if _OVER_SSH.match(location) else None


def without_login(text: str) -> str:
    """TEXT, its addresses without the name and password that stand in them."""
    return _LOGIN.sub("", text)


def is_bare(folder: Path) -> bool:
    """Whether FOLDER is a repository without files of its own, as servers keep them."""
    return (folder / "HEAD").is_file() and (folder / "objects").is_dir() and (folder / "refs").is_dir()


def allowed_protocol(address: str) -> str:
    """The protocol of ADDRESS. Raises `CannotJudgeError` where it is none of `PROTOCOLS`."""
    protocol = protocol_of(address)
    if protocol not in PROTOCOLS:
        raise CannotJudgeError(f"cannot be cloned over {protocol}: git may speak {', '.join(PROTOCOLS)}")
    return protocol


def clone(address: str, target: Path) -> None:
    """The newest commit of what is at ADDRESS, its files in the folder TARGET, which is made.

    Raises `CannotJudgeError` where the protocol is none of `PROTOCOLS`, or git says no.
    """
    protocol = allowed_protocol(address)
    settings = (word for each in _SETTINGS for word in ("-c", each))
    command = ["git", *settings, "clone", *_OPTIONS, "--", address, str(target)]
    variables = {**environment(), "GIT_ALLOW_PROTOCOL": protocol, "GIT_LFS_SKIP_SMUDGE": "1", "GIT_ASKPASS": ""}
    try:
        done = subprocess.run(  # noqa: S603 - no shell; the address stands where no option is read
            command, capture_output=True, check=False, timeout=PATIENCE, env=variables, stdin=subprocess.DEVNULL
        )
    except OSError as error:
        raise CannotJudgeError(f"cannot run git: {error.strerror}; install it to clone repositories") from error
    except subprocess.TimeoutExpired as error:
        raise CannotJudgeError(f"cannot clone: not done after {PATIENCE} seconds") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git said nothing"]
        raise CannotJudgeError(f"cannot clone: {without_login(said[-1].removeprefix('fatal: '))}")
    if not any(each.name != ".git" for each in target.iterdir()):
        raise CannotJudgeError("cannot clone: there is no file in it")
