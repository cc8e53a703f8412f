# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The hatch build hook: compiles the matcher, and rules, texts and catalog into `licet/data/compiled/`, before a wheel.

It runs for editable installs as well, so that a checkout works like an installed wheel. `python -m tools.build_hook`
does the same by hand, for a checkout that is used without installing it.
"""

from __future__ import annotations

import compileall
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

ROOT = Path(__file__).resolve().parent.parent
COMPILED = ROOT / "licet" / "data" / "compiled"


def compile_all(out: Path = COMPILED) -> None:
    """Make the matcher's modules, and all data below OUT, whole or not at all (each writer replaces its own files)."""
    # The hook's module is loaded by path, before the project is importable.
    sys.path.insert(0, str(ROOT))
    try:
        from tools.compile_native import build as build_native  # noqa: PLC0415 - importable only now

        build_native()
        # What writes the index shares modules with what reads it, which imports the matcher.
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

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile; hatchling then packs what was made as artifacts, in a wheel for this platform."""
        self.app.display_info("Compiling the matcher, license texts and detection rules")
        compile_all()
        if version == "editable":
            # As pip does for a wheel: where Python is told to write no bytecode, every run would compile all modules.
            compileall.compile_dir(ROOT / "licet", quiet=1)
        build_data["pure_python"] = False
        build_data["infer_tag"] = True


if __name__ == "__main__":
    compile_all()
