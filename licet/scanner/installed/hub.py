# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Models and datasets in the cache of a hub, by their cards.

Source: https://huggingface.co/docs/huggingface_hub/guides/manage-cache
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.model_card import parse_card, stated_license
from licet.scanner.packages.files import LARGEST_TEXT, FolderFiles
from licet.scanner.packages.found import Found

_CARD = "README.md"


class HubStore(Store):
    """The repositories in the folder CACHE."""

    def __init__(self, cache: Path) -> None:
        self._cache = cache

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its purl is enough
        """As `Store` has it: at its revision where that is there, else at what `main` was last."""
        spaces = [part for part in (purl.namespace or "").split("/") if part]
        kind = "datasets" if spaces[:1] == ["datasets"] else "models"
        parts = [*(spaces[1:] if kind == "datasets" else spaces), purl.name]
        repository = self._cache / "--".join((kind, *parts))
        snapshot = _snapshot(repository, purl.version)
        return _read(snapshot, repository) if snapshot else None


class SnapshotFiles(FolderFiles):
    """The files of a snapshot, which are links to what else is in REPOSITORY, and nowhere else."""

    def __init__(self, folder: Path, repository: Path) -> None:
        super().__init__(folder)
        self._repository = repository

    def bytes_of(self, path: str, limit: int = LARGEST_TEXT) -> bytes | None:
        """As `Files` has it."""
        place = self.folder / path
        try:
            if not place.resolve().is_relative_to(self._repository.resolve()) or place.stat().st_size > limit:
                return None
            return place.read_bytes() if place.is_file() else None
        except (OSError, ValueError, RuntimeError):
            return None


def open_store(around: Surroundings) -> HubStore:
    """The cache that the hub's library uses."""
    named = around.environ.get("HF_HUB_CACHE") or around.environ.get("HUGGINGFACE_HUB_CACHE")
    if named:
        return HubStore(Path(named))
    home = around.environ.get("HF_HOME")
    return HubStore((Path(home) if home else around.folder("XDG_CACHE_HOME", ".cache") / "huggingface") / "hub")


def _snapshot(repository: Path, revision: str | None) -> Path | None:
    """The folder of REVISION, a commit or the beginning of one, else of what `main` refers to, else of the only one."""
    found = _listed(repository)
    try:
        main = (repository / "refs" / "main").read_text("utf-8").strip()
    except (OSError, UnicodeDecodeError):
        main = ""
    exact = [path for path in found if revision and path.name.startswith(revision)]
    current = [path for path in found if path.name == main]
    return next(iter((*exact, *current, *found)), None)


def _listed(repository: Path) -> Sequence[Path]:
    try:
        return sorted(path for path in (repository / "snapshots").iterdir() if path.is_dir())
    except OSError:
        return ()


def _read(snapshot: Path, repository: Path) -> Installed:
    files = SnapshotFiles(snapshot, repository)
    card = parse_card(files.text(_CARD) or "")
    stated = stated_license(card) if card else None
    source = f"hub/{repository.name}/snapshots/{snapshot.name}/{_CARD}"
    return Installed(snapshot.name, Found(stated[1] if stated else None, (), files.license_texts(), source), files)
