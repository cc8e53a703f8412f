# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Reads ScanCode's rules and license texts, as data files, from the installed package.

The folders `licensedcode/data/rules` and `licensedcode/data/licenses` hold files of YAML front matter and text. None of
ScanCode's code is imported: its two word lists are read as literals out of their modules.
"""

from __future__ import annotations

import ast
import importlib.metadata
import importlib.util
from collections.abc import Iterator
from pathlib import Path
from typing import cast

from licet.scanner.compile.entries import Entry, read_entry


def data_folder() -> Path:
    """The folder `licensedcode` of the installed scancode-toolkit or scancode-toolkit-mini.

    Raises `ModuleNotFoundError` where neither is installed.
    """
    spec = importlib.util.find_spec("licensedcode")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError(
            "scancode-toolkit-mini is needed to compile the index: pip install scancode-toolkit-mini"
        )
    return Path(spec.submodule_search_locations[0])


def version() -> str:
    """The version of the installed package.

    Raises `ModuleNotFoundError` where there is none.
    """
    for package in ("scancode-toolkit-mini", "scancode-toolkit"):
        try:
            return importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    raise ModuleNotFoundError("scancode-toolkit-mini is needed to compile licet's data")


def rules(folder: Path) -> Iterator[Entry]:
    """Every rule below FOLDER (`licensedcode`), sorted by name."""
    return _entries(folder / "data" / "rules", "*.RULE")


def licenses(folder: Path) -> Iterator[Entry]:
    """Every license below FOLDER (`licensedcode`), sorted by name (its key)."""
    return _entries(folder / "data" / "licenses", "*.LICENSE")


def legal_words(folder: Path) -> dict[str, int]:
    """Words typical of licenses, each with the number of its group: words of a group count as the same."""
    return cast("dict[str, int]", _literal(folder / "legalese.py", "common_license_words"))


def stop_words(folder: Path) -> frozenset[str]:
    """Words of markup and the like that are passed over."""
    return frozenset(cast("set[str]", _literal(folder / "stopwords.py", "STOPWORDS")))


def _entries(folder: Path, pattern: str) -> Iterator[Entry]:
    for path in sorted(folder.glob(pattern)):
        yield read_entry(path.stem, path.read_text(encoding="utf-8"))


def _literal(module: Path, name: str) -> object:
    """The value bound to NAME in MODULE, a literal perhaps wrapped in one call such as `frozenset(...)`."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Assign) and any(isinstance(t, ast.Name) and t.id == name for t in node.targets):
            value = node.value.args[0] if isinstance(node.value, ast.Call) else node.value
            try:
                return ast.literal_eval(value)
            except ValueError:
                continue
    raise LookupError(f"{module} binds no literal to {name}")
