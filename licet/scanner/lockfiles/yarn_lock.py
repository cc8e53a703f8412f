# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`yarn.lock` of all versions of yarn: every package with its needs; manifests say what the project asks for."""

from __future__ import annotations

from licet.scanner.lockfiles.reading import Opened, Reading, yarn_berry, yarn_classic
from licet.scanner.lockfiles.reading.npm_graph import components
from licet.scanner.lockfiles.reading.syml import parse_syml

NAME = "yarn.lock"
LOCKS = True


def read(file: Opened) -> Reading:
    """The graph that FILE locks."""
    blocks = parse_syml(file.text)
    is_classic = all(block.patterns != (yarn_berry.METADATA,) for block in blocks)
    nodes, roots = (yarn_classic if is_classic else yarn_berry).graph(file, blocks)
    return Reading((), components(file, nodes, roots))
