# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Compiles the matcher's inner loops: `python -m tools.compile_native` makes a module of each `.pyx` file beside it."""

from __future__ import annotations

import tempfile
from pathlib import Path

from Cython.Build import cythonize
from setuptools import Distribution, Extension
from setuptools.command.build_ext import build_ext
from setuptools.errors import BaseError

ROOT = Path(__file__).resolve().parent.parent
NATIVE = ROOT / "licet" / "scanner" / "native"
FLAGS = ["-O3", "-g0"]
DIRECTIVES = {"language_level": 3, "boundscheck": False, "wraparound": False, "cdivision": True}
"""What the sources rely on: they check bounds where values come in, once, and not in their inner loops."""


def build() -> None:
    """Compile every module of NATIVE in place.

    Raises `RuntimeError` where there is no C compiler or it fails.
    """
    sources = sorted(NATIVE.glob("*.pyx"))
    with tempfile.TemporaryDirectory() as scratch:
        extensions = [
            Extension(_module(path), [str(path.relative_to(ROOT))], extra_compile_args=FLAGS) for path in sources
        ]
        modules = cythonize(  # type: ignore[no-untyped-call] # Cython types none of its own functions
            extensions, build_dir=scratch, compiler_directives=DIRECTIVES, quiet=True
        )
        command = build_ext(Distribution({"ext_modules": modules}))
        command.build_lib, command.build_temp = str(Path(scratch) / "lib"), str(Path(scratch) / "temp")
        command.ensure_finalized()
        try:
            command.run()
        except BaseError as error:
            raise RuntimeError(
                f"licet's matcher is compiled, which failed: {error}. It needs a C compiler and Python's headers"
                " (Debian: apt install gcc python3-dev; macOS: xcode-select --install)"
            ) from error
        for made in map(Path, command.get_outputs()):
            # Replaced, not overwritten: another process may have the old one mapped.
            staged = NATIVE / f"{made.name}.new"
            staged.write_bytes(made.read_bytes())
            staged.replace(NATIVE / made.name)


def _module(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


if __name__ == "__main__":
    build()
