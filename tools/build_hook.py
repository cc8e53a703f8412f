# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The hatch build hook: compiles rules, texts and catalog into `licet/data/compiled/` before a wheel is packed.

It runs for editable installs as well, so that a checkout works like an installed wheel. `python -m tools.build_hook`
does the same by hand, for a checkout that is used without installing it.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
COMPILED = ROOT / "licet" / "data" / "compiled"


def compile_all(out: Path = COMPILED) -> None:
    """Write everything that the build makes below OUT, whole or not at all (each writer replaces its own files)."""
    # The hook's module is loaded by path, before the project is importable.
    sys.path.insert(0, str(ROOT))
    try:
        from tools.compile_catalog import build as build_catalog  # noqa: PLC0415 - importable only now
        from tools.compile_index import build as build_index  # noqa: PLC0415 - importable only now

        out.mkdir(parents=True, exist_ok=True)
        build_catalog(out)
        build_index(out)
    finally:
        sys.path.remove(str(ROOT))


class CompileData(BuildHookInterface[Any]):
    """Called by hatchling before each wheel, editable ones included."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile the data; hatchling then packs it as an artifact."""
        self.app.display_info("Compiling license texts and detection rules")
        compile_all()


if __name__ == "__main__":
    compile_all()
