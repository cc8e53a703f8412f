# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Maven packages in the local repository, in Gradle's cache, and in the system's repository, as Debian has one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component
from licet.scanner.installed.maven_graph import expanded
from licet.scanner.installed.maven_repository import GradleCache, JarFiles, LocalRepository, Repositories, Repository
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.settings import local_repository
from licet.scanner.packages.files import Files, FolderFiles
from licet.scanner.packages.found import Found

SYSTEM = Path("/usr/share/maven-repo")
"""Where Debian's packages put what Maven is to find (https://wiki.debian.org/Java/MavenRepoSpec)."""

_REWRITTEN = "maven-repo"
"""What that is shown as. Debian writes its POMs anew, without their licenses, and puts those elsewhere."""

_PACKED = ("jar", "aar", "war", "klib")


class MavenStore(Store):
    """The packages in REPOSITORIES, for the project at ROOT."""

    def __init__(self, root: Path, repositories: Repositories) -> None:
        self.root = root
        self.repositories = repositories

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - the purl says it all
        """As `Store` has it."""
        group, artifact = purl.namespace or "", purl.name
        for version in self._versions(group, artifact, purl.version):
            made = self.repositories.effective(group, artifact, version)
            if made:
                files, source = self._files(group, artifact, version, purl)
                whole = made.is_whole and isinstance(files, JarFiles) and not source.startswith(_REWRITTEN)
                texts = files.license_texts()
                found = Found(stated_license(made.licenses), (), texts, made.licensed_in or source, whole=whole)
                return Installed(version, found, files)
        return None

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it."""
        return expanded(components, self.root, self.repositories)

    def _versions(self, group: str, artifact: str, wanted: str | None) -> Iterator[str]:
        """WANTED, else what there is, each folder's newest first."""
        if wanted:
            yield wanted
        for folder in self.repositories.folders:
            yield from folder.versions(group, artifact)[:1]

    def _files(self, group: str, artifact: str, version: str, purl: PackageURL) -> tuple[Files, str]:
        """What the package brings, packed, else the folder that its POM is in; and where that is, as shown."""
        classifier = f"-{purl.qualifiers['classifier']}" if purl.qualifiers.get("classifier") else ""
        for folder in self.repositories.folders:
            pom = folder.file(group, artifact, version, ".pom")
            for ending in _PACKED:
                packed = folder.file(group, artifact, version, f"{classifier}.{ending}")
                if packed:
                    return JarFiles(packed), folder.shown(pom or packed)
            if pom:
                return FolderFiles(pom.parent), folder.shown(pom)
        return FolderFiles(self.root / ".absent"), ""


def open_store(around: Surroundings) -> MavenStore:
    """The packages for a project."""
    gradle = around.folder("GRADLE_USER_HOME", ".gradle") / "caches" / "modules-2" / "files-2.1"
    folders: list[Repository] = [
        LocalRepository(local_repository(around.environ, around.home), "m2"),
        GradleCache(gradle, "gradle"),
        LocalRepository(SYSTEM, _REWRITTEN),
    ]
    return MavenStore(around.root, Repositories([each for each in folders if each.root.is_dir()]))
