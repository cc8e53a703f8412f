# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Ruby gems where RubyGems and Bundler install them: beside the project, in the user's folders, in the system's.

Sources: https://guides.rubygems.org/command-reference/#gem-environment (GEM_HOME, GEM_PATH),
https://bundler.io/man/bundle-config.1.html (BUNDLE_PATH)
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from packageurl import PackageURL

from licet.model import Component, Evidence
from licet.scanner.installed.gem_home import GemHome
from licet.scanner.installed.reached import expanded
from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.system import System
from licet.scanner.packages.graph import parents
from licet.scanner.packages.purls import purl as purl_of

SYSTEM = Path("/")
"""Where the folders of the system begin."""

_OF_PROJECTS = ("vendor/bundle", ".bundle")
_OF_USERS = (
    ".gem/ruby/*",
    ".local/share/gem/ruby/*",
    ".rbenv/versions/*/lib/ruby/gems/*",
    ".asdf/installs/ruby/*/lib/ruby/gems/*",
    ".rvm/gems/*",
)
_OF_SYSTEM = (
    "usr/local/bundle",
    "var/lib/gems/*",
    "usr/local/lib/ruby/gems/*",
    "usr/lib/ruby/gems/*",
    "usr/share/rubygems-integration/*",
    "usr/lib/*/rubygems-integration/*",
    "opt/homebrew/lib/ruby/gems/*",
)


class GemStore(Store):
    """The gems in HOMES; where several have one, the first counts. All are meant where they are of a SYSTEM."""

    def __init__(self, homes: Sequence[GemHome], system: System | None = None) -> None:
        self.homes = tuple(homes)
        self._system = system

    def find(self, component: Component, purl: PackageURL) -> Installed | None:  # noqa: ARG002 - its name is enough
        """As `Store` has it; what comes from a repository is where Bundler checks that out."""
        repository = purl.qualifiers.get("vcs_url")
        if repository:
            revision = repository.rpartition("@")[2]
            return next((found for home in self.homes if (found := home.checked_out(purl.name, revision))), None)
        other: Installed | None = None
        for found in (each for home in self.homes for each in home.gems(purl.name, purl.version)):
            if purl.version in (None, found.version):
                return found
            other = other or found
        return other

    def expand(self, components: Sequence[Component]) -> Sequence[Component]:
        """As `Store` has it."""
        return expanded(components, "gem", self.find, lambda name, version: purl_of("gem", name, version))

    def everything(self) -> Sequence[Component]:
        """As `Store` has it."""
        names = dict.fromkeys(name for home in self.homes for name in home.names) if self._system else ()
        gems = {name: gem for name in names for home in self.homes for gem in home.gems(name, None)}
        purls = {name: purl_of("gem", name, gem.version) for name, gem in gems.items()}
        above = parents({purls[n]: [purls[one] for one in gem.requires if one in purls] for n, gem in gems.items()})
        return [
            Component(
                own, direct=own not in above, parents=above.get(own, ()), evidence=(Evidence(gems[n].found.source),)
            )
            for n, own in purls.items()
        ]

    def owned(self) -> frozenset[str]:
        """As `Store` has it."""
        if self._system is None:
            return frozenset()
        return frozenset(self._system.below(path) for home in self.homes for path in home.files())


def open_store(around: Surroundings) -> GemStore:
    """The gems for a project, or those of the file system that is scanned."""
    if around.system is not None:
        homes = [folder.parent for folder in around.system.folders("specifications")]
        return GemStore([GemHome(home, around.system.below(home)) for home in homes], around.system)
    return GemStore([GemHome(folder, shown) for folder, shown in dict(_places(around)).items()])


def _places(around: Surroundings) -> Iterator[tuple[Path, str]]:
    """Folders with the names that they are shown by, the project's own first."""
    named = around.environ.get("BUNDLE_PATH")
    own = [base for name in _OF_PROJECTS if _is_below(base := around.root / name, around.root)]
    for base in (*own, *([around.root / named] if named else [])):
        for folder in (base, *_matching(base, "ruby/*")):
            yield folder, f"bundle/{folder.name}"
    for variable in ("GEM_HOME", "GEM_PATH"):
        for each in around.environ.get(variable, "").split(os.pathsep):
            if each:
                yield Path(each), f"gems/{Path(each).name}"
    for base, globs in ((around.home, _OF_USERS), (SYSTEM, _OF_SYSTEM)):
        for folder in (found for glob in globs for found in _matching(base, glob)):
            yield folder, f"gems/{folder.name}"


def _matching(base: Path, glob: str) -> list[Path]:
    try:
        return sorted(base.glob(glob), reverse=True)
    except OSError:
        return []


def _is_below(place: Path, root: Path) -> bool:
    """Whether PLACE is in ROOT once links are followed."""
    try:
        return place.resolve().is_relative_to(root.resolve())
    except (OSError, RuntimeError):
        return False
