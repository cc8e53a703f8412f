# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The compiled form of a folder of rules, kept in the cache under a digest of all that it depends on.

It is written whole or not at all, so that runs at the same time do not disturb one another; it is read through before
it is used, so that one that was damaged is compiled anew.
"""

from __future__ import annotations

import atexit
import hashlib
import os
import shutil
import tempfile
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import licet
from licet.data import compiled
from licet.data.artefact import FORMAT, Artefact
from licet.errors import DataError
from licet.licenses import catalog
from licet.model import RulesFolder
from licet.scanner.detect import index
from licet.scanner.own.folder import RuleFile, read_folder

KEPT_DAYS = 30
"""What nobody used for so long is deleted."""

_DAY = 86_400
_COMPILER = ("compile", "own")


@dataclass(frozen=True, slots=True)
class Overlay:
    """Where the index and the catalog in use are; None for those that came with this licet."""

    index: Path | None = None
    catalog: Path | None = None


BUNDLED = Overlay()
"""No rules but those that came with this licet."""


@dataclass(slots=True)
class _Chosen:
    overlay: Overlay = BUNDLED


_chosen = _Chosen()


def use(overlay: Overlay) -> None:
    """Let OVERLAY be what this process detects with and looks licenses up in, from now on."""
    index.choose(overlay.index)
    catalog.choose(overlay.catalog)
    _chosen.overlay = overlay


def in_use() -> Overlay:
    """What `use` was called with last."""
    return _chosen.overlay


def overlay_of(folder: RulesFolder, cache: Path | None) -> Overlay:
    """The rules of FOLDER with the bundled ones, as they are kept in CACHE, or compiled now where they are not.

    Where they cannot be kept, or are not to be (None), they are for this process alone. Raises `RulesError` with every
    mistake in them.
    """
    files = read_folder(folder)
    bundled = Artefact(compiled("index.bin"), "index")
    name = _name(folder, files, bundled)
    if cache is not None:
        kept = _at(cache, name)
        if _sound(kept):
            return kept
        _prune(cache)
        with suppress(OSError):
            cache.mkdir(parents=True, exist_ok=True, mode=0o700)
            _write(kept, folder, files, bundled)
            return kept
    passing = Path(tempfile.mkdtemp(prefix="licet-rules-"))
    atexit.register(shutil.rmtree, passing, ignore_errors=True)
    made = _at(passing, name)
    _write(made, folder, files, bundled)
    return made


def _at(folder: Path, name: str) -> Overlay:
    return Overlay(folder / f"{name}.index", folder / f"{name}.catalog")


def _name(folder: RulesFolder, files: Iterable[RuleFile], bundled: Artefact) -> str:
    """A digest of FILES, of the BUNDLED rules that they are added to, and of what adds them."""
    digest = hashlib.sha256(f"{licet.__version__} {FORMAT} {bundled.digest} {folder.namespace}".encode())
    here = Path(__file__).parent.parent
    for path in sorted(path for part in _COMPILER for path in (here / part).glob("*.py")):
        digest.update(path.read_bytes())
    for file in files:
        shown = file.shown.encode("utf-8", "surrogateescape")
        digest.update(b"%d %d %s" % (len(shown), len(file.content), shown))
        digest.update(file.content)
    return digest.hexdigest()[:32]


def _sound(overlay: Overlay) -> bool:
    """Whether OVERLAY is there, whole and as it was written; if so, it is marked as used."""
    try:
        for path, kind in ((overlay.index, "index"), (overlay.catalog, "catalog")):
            if path is None or not Artefact(path, kind).sound():
                return False
            with suppress(OSError):
                os.utime(path)
    except DataError:
        return False
    return True


def _write(overlay: Overlay, folder: RulesFolder, files: Iterable[RuleFile], bundled: Artefact) -> None:
    # Compiling takes modules that a run with rules in the cache has no use for, YAML's among them.
    from licet.data.writing import write  # noqa: PLC0415 - see above
    from licet.scanner.own.compiling import compile_rules  # noqa: PLC0415 - see above

    made = compile_rules(folder, files, bundled)
    _, license_list = catalog.versions()
    assert overlay.index is not None
    assert overlay.catalog is not None
    write(overlay.index, "index", made.meta, made.index)
    write(overlay.catalog, "catalog", {"rules": made.meta["rules"], "license_list": license_list}, made.catalog)


def _prune(cache: Path) -> None:
    """Delete what nobody used for `KEPT_DAYS`, and what a killed run left behind."""
    for path in cache.glob("*"):
        kept = KEPT_DAYS * _DAY if path.suffix in (".index", ".catalog") else _DAY
        with suppress(OSError):
            if time.time() - path.stat().st_mtime > kept:
                path.unlink()
