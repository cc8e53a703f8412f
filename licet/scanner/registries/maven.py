# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Maven repositories: from a group, artifact and version to what the package says of its license.

A repository is a tree of files (https://maven.apache.org/repository/layout.html): the POM of a package, those of its
parents, of which the nearest with licenses speaks, and where none does, the license files in the jar.
"""

from __future__ import annotations

from functools import partial

from packageurl import PackageURL

from licet.scanner.metadata.maven.effective import lineage, of_repository
from licet.scanner.metadata.maven.licenses import stated_license
from licet.scanner.metadata.maven.model import Pom
from licet.scanner.metadata.maven.parse import read_pom
from licet.scanner.packages.found import Found
from licet.scanner.packages.maven import is_legal_in_jar, is_name
from licet.scanner.packages.xml import Element, XmlError, read_xml
from licet.scanner.registries.address import shown
from licet.scanner.registries.archives import Contents
from licet.scanner.registries.cache import Cache, Kept
from licet.scanner.registries.config_maven import MavenSettings, maven_settings
from licet.scanner.registries.declared import names_license
from licet.scanner.registries.failure import RegistryError
from licet.scanner.registries.http import HOUR, MEGABYTE, Client
from licet.scanner.registries.kind import Kind, Setup
from licet.scanner.registries.unpacked import kept_licenses
from licet.scanner.text import decode

TYPES = ("maven",)

_POM_LIMIT = 4 * MEGABYTE
_JAR_LIMIT = 128 * MEGABYTE
_SNAPSHOT = "-SNAPSHOT"


def open_kind(setup: Setup) -> Kind:
    """The repositories that the user's Maven is configured with."""
    settings = maven_settings(setup.environ, setup.home)
    client = setup.client(settings.access)
    registries = MavenRegistries(client, settings, setup.cache)
    return Kind(registries.lookup, settings.repositories, client)


class MavenRegistries:
    """The configured repositories, asked in their order."""

    def __init__(self, client: Client, settings: MavenSettings, cache: Cache) -> None:
        self._client = client
        self._settings = settings
        self._cache = cache

    def lookup(self, purl: PackageURL) -> Found:
        """What the package says of its license, at its version or at its newest; raises `RegistryError`."""
        if not self._settings.repositories:
            message = "Maven has no repository to ask; name one in a profile of your settings.xml, or install Maven"
            raise RegistryError("registry-unconfigured", message)
        group, artifact = purl.namespace or "", purl.name
        if not all(map(is_name, (group, artifact, purl.version or "0"))):
            raise RegistryError("registry-purl", "no repository can hold a package of that name; check the purl")
        version = purl.version or self._newest(group, artifact)
        pom = self._find(group, artifact, version)
        if pom is None:
            where = " and ".join(map(shown, self._settings.repositories))
            message = (
                f"{where} has no {group}:{artifact}:{version}; if it comes from elsewhere, add that to settings.xml"
            )
            raise RegistryError("registry-missing", message)
        licensed = next((each for each in lineage(pom, of_repository(self._find)) if each.licenses), pom)
        declared = stated_license(licensed.licenses)
        if pom.packaging == "pom" or (declared and names_license(declared, ())):
            return Found(declared, (), (), shown(licensed.place), whole=False)
        contents, source = self._contents(pom, purl)
        return Found(declared, (), contents.texts, shown(source if contents.texts else licensed.place))

    def _find(self, group: str, artifact: str, version: str) -> Pom | None:
        """The POM of a package, from the first repository that has it."""
        if not all(map(is_name, (group, artifact, version))):
            return None
        for repository in self._settings.repositories:
            folder = f"{repository}/{group.replace('.', '/')}/{artifact}/{version}"
            name = self._snapshot(folder, version) if version.endswith(_SNAPSHOT) else version
            url = f"{folder}/{artifact}-{name}.pom"
            max_age = HOUR if version.endswith(_SNAPSHOT) else None
            pom = self._ask(
                repository, partial(self._client.get, url, partial(_pom, url), max_age=max_age, limit=_POM_LIMIT)
            )
            if isinstance(pom, Pom):
                return pom
        return None

    def _ask(self, repository: str, get: partial[Pom | None]) -> Pom | None:
        """What GET gets; where it may not, and the password is one that only Maven can read, that is said."""
        try:
            return get()
        except RegistryError as error:
            if error.code == "registry-refused" and repository in self._settings.encrypted:
                message = (
                    f"{shown(repository)} wants credentials, and those in your settings.xml are encrypted, which only "
                    "Maven can read; give them by ${env.NAME}"
                )
                raise RegistryError(error.code, message) from None
            raise

    def _newest(self, group: str, artifact: str) -> str:
        """The version that a repository calls its release, else its latest."""
        for repository in self._settings.repositories:
            url = f"{repository}/{group.replace('.', '/')}/{artifact}/maven-metadata.xml"
            version = self._client.get(url, _release, max_age=HOUR, limit=_POM_LIMIT)
            if version:
                return version
        where = " and ".join(map(shown, self._settings.repositories))
        raise RegistryError(
            "registry-missing", f"{where} has no {group}:{artifact}; name its version, or its repository"
        )

    def _snapshot(self, folder: str, version: str) -> str:
        """The version that the newest build of a snapshot has in the names of its files."""
        value = self._client.get(f"{folder}/maven-metadata.xml", _build, max_age=HOUR, limit=_POM_LIMIT)
        return value if value and is_name(value) else version

    def _contents(self, pom: Pom, purl: PackageURL) -> tuple[Contents, str]:
        """The license files of the package itself, of which only the parts that are looked at travel."""
        ending = "aar" if pom.packaging == "aar" else "war" if pom.packaging == "war" else "jar"
        classifier = purl.qualifiers.get("classifier", "")
        middle = f"-{classifier}" if is_name(classifier) else ""
        url = f"{pom.place.removesuffix('.pom')}{middle}.{ending}"
        contents = kept_licenses(self._client, self._cache, url, _JAR_LIMIT, _named)
        return contents or Contents(), url


def _named(path: str) -> str | None:
    return path if is_legal_in_jar(path) else None


def _pom(url: str, kept: Kept) -> Pom:
    """The POM at URL, which is its place wherever redirects led."""
    try:
        return read_pom(decode(kept.body) or "", url)
    except XmlError:
        message = f"{shown(kept.url)} is no POM; check the repositories and mirrors in your settings.xml"
        raise RegistryError("registry-broken", message) from None


def _metadata(kept: Kept) -> Element:
    try:
        return read_xml(decode(kept.body) or "")
    except XmlError:
        message = f"{shown(kept.url)} is no metadata of Maven; check the repositories and mirrors in your settings.xml"
        raise RegistryError("registry-broken", message) from None


def _release(kept: Kept) -> str | None:
    root = _metadata(kept)
    return next(filter(None, (root.word(f"versioning/{name}") for name in ("release", "latest"))), None)


def _build(kept: Kept) -> str | None:
    root = _metadata(kept)
    for each in (element for element in root.walk() if element.name == "snapshotVersion"):
        if each.word("extension") == "pom" and not each.word("classifier"):
            return each.word("value")
    return None
