# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The wholes of a tree, and the license that each states for itself.

The nearest word counts: an `[[outbound]]` of the policy, the whole's own manifest, REUSE.toml on its sources, a license
file in its folder, and else what the whole around it goes out under.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from licet.licenses.canonical import canonical
from licet.model import (
    Declaration,
    Evidence,
    FileFacts,
    FileKind,
    Inventory,
    Outbound,
    OutboundBasis,
    Package,
    Unknown,
    Whole,
)
from licet.rules.outbound import followed_in, licensed_by
from licet.rules.policy import Policy
from licet.rules.shipped.members import joined, members

ROOT = ""

MOST = 1_000_000
"""Where there are more pairs of packages and components, packages that go out alike are judged as one whole.

Each package of such a tree may hold nearly all components, and nobody would read so many lists.
"""


def wholes(inventory: Inventory, policy: Policy, root: Outbound) -> tuple[Whole, ...]:
    """The wholes of INVENTORY by their folders, the tree itself first, which goes out under ROOT."""
    packages = _packages(inventory, policy)
    known: dict[str, Outbound] = {}
    near = _near(inventory, packages)
    for each in packages:
        around = known.get(_around(each.folder, known), root)
        known[each.folder] = _outbound(each, near, policy, around)
    groups: dict[str, tuple[str, ...]] = {each.folder: (each.folder,) for each in packages}
    if len(packages) * len(inventory.resolutions) > MOST:
        packages, groups = joined(packages, known)
    within = members(inventory, packages, {folder: home for home, every in groups.items() for folder in every})
    return tuple(
        Whole(
            each.name or each.folder or "project",
            each.folder,
            known[each.folder],
            within[each.folder],
            each.siblings,
            others=groups[each.folder][1:],
        )
        for each in packages
    )


def _packages(inventory: Inventory, policy: Policy) -> tuple[Package, ...]:
    """The packages of the tree, and the folders that the policy makes wholes of, outer ones first."""
    found = {each.folder: each for each in inventory.packages}
    found.setdefault(ROOT, Package(ROOT, next((each.name for each in inventory.declarations), "")))
    for line in policy.outbounds:
        folder = line.folder
        if folder is not None and folder not in found and any(_is_below(f.path, folder) for f in inventory.files):
            found[folder] = Package(folder, folder)
            outer = _around(folder, found)
            taken = tuple(path for path in found[outer].manifests if _is_below(path, folder))
            kept = tuple(path for path in found[outer].manifests if path not in taken)
            found[folder] = replace(found[folder], manifests=taken)
            found[outer] = replace(found[outer], manifests=kept)
    return tuple(found[folder] for folder in sorted(found))


def _is_below(path: str, folder: str) -> bool:
    return path.startswith(f"{folder}/")


def _around(folder: str, known: Mapping[str, object] | Iterable[str]) -> str:
    """The innermost folder among KNOWN that FOLDER lies in."""
    folder = folder.rpartition("/")[0]
    while folder and folder not in known:
        folder = folder.rpartition("/")[0]
    return folder


def _near(inventory: Inventory, packages: Iterable[Package]) -> Mapping[str, list[FileFacts]]:
    """The license files in the folder of each of PACKAGES, and its manifest, by that folder."""
    found: dict[str, list[FileFacts]] = {each.folder: [] for each in packages}
    declaring = {each.license.evidence.path: each.folder for each in packages if each.license}
    for file in inventory.files:
        folder = declaring.get(file.path, file.path.rpartition("/")[0])
        if folder in found and (file.kind is FileKind.LICENSE or file.path in declaring):
            found[folder].append(file)
    return found


def _outbound(package: Package, near: Mapping[str, list[FileFacts]], policy: Policy, around: Outbound) -> Outbound:
    if package.folder == ROOT:
        if around.expression is None and package.stated is not None:
            return next(_declared(package.stated))
        return around
    line = next((each for each in policy.outbounds if each.selector.selects(package.folder)), None)
    if line is not None:
        return Outbound(line.license, OutboundBasis.POLICY, (line.place,))
    return next(_own_words(package, near[package.folder]), around)


def _own_words(package: Package, near: Sequence[FileFacts]) -> Iterator[Outbound]:
    """What PACKAGE, of whose files NEAR speak of its license, states for itself, the nearest word first."""
    declared = package.license
    yield from _declared(declared)
    yield from _declared(package.stated)
    manifest = (file for file in near if declared and file.path == declared.evidence.path)
    followed = followed_in(declared, manifest) if declared else None
    if followed is not None and followed.followed:
        yield Outbound(canonical(followed.expression), OutboundBasis.DETECTED, followed.followed.places)
    detected, files = licensed_by(file for file in near if file.kind is FileKind.LICENSE)
    if detected is not None:
        yield Outbound(detected, OutboundBasis.DETECTED, tuple(Evidence(path) for path in files))


def _declared(declaration: Declaration | None) -> Iterator[Outbound]:
    if declaration is not None and not isinstance(declaration.concluded, Unknown):
        yield Outbound(canonical(declaration.concluded), OutboundBasis.DECLARED, (declaration.evidence,))


def nearest(path: str, homes: Mapping[str, Whole]) -> Whole:
    """The innermost whole that the file at PATH lies in, by the folders of all: `by_folder`."""
    return homes[_around(path, homes)]


def by_folder(wholes: Iterable[Whole]) -> Mapping[str, Whole]:
    """WHOLES by each folder that one of them is the package of."""
    return {folder: each for each in wholes for folder in (each.path, *each.others)}
