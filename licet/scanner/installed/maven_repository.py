# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Folders of Maven packages: Maven's local repository, the system's, and Gradle's cache; and what their POMs say."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from pathlib import Path

from licet.scanner.metadata.maven.effective import Effective, Imports, effective, of_repository
from licet.scanner.metadata.maven.model import Pom
from licet.scanner.metadata.maven.parse import read_pom
from licet.scanner.metadata.maven.versions import rank
from licet.scanner.packages.files import ZipFiles
from licet.scanner.packages.maven import is_legal_in_jar, is_name
from licet.scanner.text import decode

LARGEST_POM = 4 * 1024 * 1024
"""A POM of more bytes is none that a person or a tool wrote."""

MOST_VERSIONS = 10_000
"""So many versions of one package are listed."""

_MOST_RELOCATIONS = 5


class Repository(ABC):
    """One folder of packages; what is shown of a place in it begins with LABEL and does not name the machine."""

    def __init__(self, root: Path, label: str) -> None:
        self.root = root
        self.label = label

    def file(self, group: str, artifact: str, version: str, ending: str) -> Path | None:
        """The file of a package whose name ends with ENDING (`.pom`, `-CLASSIFIER.jar`)."""
        if not all(map(is_name, (group, artifact, version))):
            return None
        return next((path for path in self._places(group, artifact, version, ending) if path.is_file()), None)

    def shown(self, path: Path) -> str:
        """PATH, which is in this folder, as it may be shown."""
        return f"{self.label}/{path.relative_to(self.root).as_posix()}"

    def versions(self, group: str, artifact: str) -> Sequence[str]:
        """The versions of a package, the newest first."""
        if not (is_name(group) and is_name(artifact)):
            return ()
        return _listed(self._folder(group, artifact))

    @abstractmethod
    def _folder(self, group: str, artifact: str) -> Path:
        """The folder of all versions of a package."""

    @abstractmethod
    def _places(self, group: str, artifact: str, version: str, ending: str) -> Iterator[Path]:
        """Where the file may be."""


class LocalRepository(Repository):
    """Maven's layout: `org/example/name/1.0/name-1.0.jar`."""

    def _folder(self, group: str, artifact: str) -> Path:
        return self.root.joinpath(*group.split("."), artifact)

    def _places(self, group: str, artifact: str, version: str, ending: str) -> Iterator[Path]:
        yield self._folder(group, artifact) / version / f"{artifact}-{version}{ending}"


class GradleCache(Repository):
    """The layout of `modules-2/files-2.1`: `org.example/name/1.0/DIGEST/name-1.0.jar`."""

    def _folder(self, group: str, artifact: str) -> Path:
        return self.root / group / artifact

    def _places(self, group: str, artifact: str, version: str, ending: str) -> Iterator[Path]:
        folder = self._folder(group, artifact) / version
        for digest in _listed(folder):
            yield folder / digest / f"{artifact}-{version}{ending}"


class Repositories:
    """Several folders as one: the first that has a package counts. What was read is kept."""

    def __init__(self, folders: Sequence[Repository]) -> None:
        self.folders = tuple(folders)
        self._poms: dict[tuple[str, str, str], Pom | None] = {}
        self._effective: dict[str, Effective] = {}
        self._imports = Imports(self.find)

    def find(self, group: str, artifact: str, version: str) -> Pom | None:
        """The POM of a package, from where it was moved to if it was."""
        for _ in range(_MOST_RELOCATIONS):
            pom = self._pom(group, artifact, version)
            if pom is None or pom.relocation is None:
                return pom
            moved = pom.relocation
            group, artifact, version = moved[0] or group, moved[1] or artifact, moved[2] or version
        return None

    def effective(self, group: str, artifact: str, version: str) -> Effective | None:
        """The POM of a package with what it inherits and imports."""
        pom = self.find(group, artifact, version)
        if pom is None:
            return None
        if pom.place not in self._effective:
            made = effective(pom, of_repository(self.find), self._imports)
            self._effective[pom.place] = made
        return self._effective[pom.place]

    def _pom(self, group: str, artifact: str, version: str) -> Pom | None:
        key = (group, artifact, version)
        if key not in self._poms:
            self._poms[key] = next(filter(None, (self._read(folder, *key) for folder in self.folders)), None)
        return self._poms[key]

    def _read(self, folder: Repository, group: str, artifact: str, version: str) -> Pom | None:
        path = folder.file(group, artifact, version, ".pom")
        try:
            if path is None or path.stat().st_size > LARGEST_POM:
                return None
            return read_pom(decode(path.read_bytes()) or "", folder.shown(path))
        except (OSError, ValueError):  # one that is broken says nothing
            return None


class JarFiles(ZipFiles):
    """The files of a jar, which keeps its licenses and notices in META-INF."""

    @cached_property
    def _legal(self) -> tuple[str, ...]:
        return tuple(path for path in self.names if is_legal_in_jar(path))

    def legal(self) -> Iterator[str]:
        """As `Files` has it, with those in META-INF."""
        return iter(self._legal)


@lru_cache(maxsize=65_536)
def _listed(folder: Path) -> tuple[str, ...]:
    """The folders in FOLDER, those with the newest version first."""
    try:
        found = [entry.name for _, entry in zip(range(MOST_VERSIONS), folder.iterdir(), strict=False) if entry.is_dir()]
    except OSError:
        return ()
    return tuple(sorted(found, key=rank, reverse=True))
