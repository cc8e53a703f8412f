# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`pixi.toml` of pixi: conda packages and those of Python, for each feature and platform.

Source: https://pixi.sh/latest/reference/pixi_manifest/
"""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, declare, parse_toml, table, word
from licet.scanner.lockfiles.reading.conda import conda
from licet.scanner.lockfiles.reading.pixi import pixi_components

NAME = "pixi.toml"
LOCKS = False


def read(file: Opened) -> Reading:
    """What FILE says; the license of a package in it is that of the workspace, where it states none itself."""
    parsed = parse_toml(file.text)
    package, workspace = table(parsed.get("package")), table(parsed.get("workspace")) or table(parsed.get("project"))
    name = word(package.get("name")) or word(workspace.get("name"))
    raw = word(package.get("license")) or word(workspace.get("license"))
    own = (conda(name),) if name and package else ()
    return Reading(declare(name or "project", raw, (), file), tuple(pixi_components(parsed, file)), own=own)
