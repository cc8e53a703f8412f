# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From an inventory to the bill of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from packageurl import PackageURL

from licet.bill import NOASSERTION, NONE, TOOL, Bill, ListedFile, ListedPackage, Need
from licet.licenses.canonical import canonical
from licet.licenses.expression import Expression, License, With, atoms, ids
from licet.model import FileFacts, Inventory, Outbound, OutboundBasis, Resolution, Role, Unknown, Use
from licet.scanner.sboms.seen import Seen
from licet.scanner.sboms.spelled import as_expression
from licet.scanner.sboms.texts import texts_of
from licet.scanner.sboms.values import plain, written

ROOT = "project"
"""The key of what is described."""

SCHEMA = "notes"
"""Among the notes of every document of licet: which kind of notes they are. Without it, others have taken them out."""

POLICY_LICENSE = "license_by_policy"
"""Among the notes: that the license of the whole is that of a policy, and no manifest's."""


@dataclass(frozen=True)
class Particulars:
    """What an inventory does not say of itself: what it is called and of what kind, when it is written, by which licet.

    `kind` is a word of CycloneDX. `licenses` are what files were concluded to be under.
    """

    name: str
    kind: str
    created: str
    version: str
    outbound: Outbound
    licenses: Mapping[str, Expression]
    seen: Seen


def compose(inventory: Inventory, about: Particulars) -> Bill:
    """The bill of INVENTORY."""
    keys = _keys(inventory.resolutions)
    places = {each.component.place: key for key, each in keys.items() if each.component.place}
    files = tuple(_file(each, _holder(each.path, places), about) for each in inventory.files)
    holders = {file.holder for file in files}
    needs, unsaid = _needs(keys)
    root = _root(inventory, about, files)
    packages = tuple(_package(key, each, about, key in holders, key in unsaid) for key, each in keys.items())
    facts = replace(inventory, files=(), resolutions=())
    notes = (
        {SCHEMA: 1} | plain(facts) | ({POLICY_LICENSE: True} if about.outbound.basis is OutboundBasis.POLICY else {})
    )
    made = Bill(
        about.name, root, packages, files, needs, (), about.created, f"{TOOL}-{about.version}", written(notes),
    )  # fmt: skip
    return replace(made, texts=texts_of(made, about.seen.texts))


def _keys(resolutions: Sequence[Resolution]) -> dict[str, Resolution]:
    """RESOLUTIONS by keys: purls, with the place where a work lies more than once."""
    found: dict[str, Resolution] = {}
    for each in resolutions:
        key = each.component.purl
        if key in found:
            key = f"{key} {each.component.place}"
        found.setdefault(key, each)
    return found


def _holder(path: str, places: Mapping[str, str]) -> str:
    """The key of the innermost work that the file at PATH is part of."""
    while path:
        if path in places:
            return places[path]
        path = path.rpartition("/")[0]
    return ROOT


def _needs(keys: Mapping[str, Resolution]) -> tuple[tuple[Need, ...], frozenset[str]]:
    """Who needs whom; and the keys of those whose parents this does not say in full, or in another order."""
    by_purl: dict[str, str] = {}
    for key, each in keys.items():
        by_purl.setdefault(each.component.purl, key)
    needs: set[Need] = set()
    unsaid: set[str] = set()
    for key, each in keys.items():
        component = each.component
        if component.direct:
            needs.add(Need(ROOT, key, component.scope, component.use))
        above = [parent for parent in component.parents if parent in by_purl]
        needs |= {Need(by_purl[parent], key) for parent in above}
        if tuple(sorted(set(above))) != component.parents:
            unsaid.add(key)
    return tuple(sorted(needs, key=lambda need: (need.dependent, need.needed, need.scope or ""))), frozenset(unsaid)


def _root(inventory: Inventory, about: Particulars, files: Sequence[ListedFile]) -> ListedPackage:
    named = PackageURL.from_string(inventory.subject) if inventory.subject else None
    settled = [each for each in inventory.declarations if not isinstance(each.concluded, Unknown)]
    declared = as_expression(settled[0].raw) or str(settled[0].concluded) if settled else NOASSERTION
    license = about.outbound.expression
    own = [file for file in files if file.holder == ROOT]
    statements = sorted({said for file in own for said in file.copyrights})
    return ListedPackage(
        key=ROOT,
        name=about.name,
        version=(named and named.version) or "",
        purl=inventory.subject,
        declared=declared,
        concluded=str(license) if license else NOASSERTION,
        found=tuple(sorted({id for file in own for id in file.found})),
        copyrights=tuple(statements),
        kind=about.kind,
        analyzed=bool(own),
    )


def _package(key: str, each: Resolution, about: Particulars, analyzed: bool, unsaid: bool) -> ListedPackage:
    component, concluded = each.component, each.concluded
    purl = PackageURL.from_string(component.purl)
    declared = as_expression(each.declared or "") or NOASSERTION
    said, comment = str(concluded), ""
    if isinstance(concluded, Unknown):
        said = NONE if concluded.missing else NOASSERTION
        declared = NONE if concluded.missing and not each.declared else declared
        comment = concluded.why
    if each.declared and declared == NOASSERTION:
        comment = f"declared as {each.declared!r}" + (f": {comment}" if comment else "")
    return ListedPackage(
        key=key,
        name=f"{purl.namespace}/{purl.name}" if purl.namespace else purl.name,
        version=purl.version or "",
        purl=component.purl,
        declared=declared,
        concluded=said,
        found=ids(each.detected) if each.detected else (),
        copyrights=about.seen.copyrights.get(component.purl) or about.seen.copyrights.get(component.place, ()),
        comment=comment,
        kind="application" if component.use is Use.SEPARATE else "library",
        scope=component.scope,
        analyzed=analyzed,
        notes=written(_noted(each, declared, unsaid)),
    )


def _noted(each: Resolution, declared: str, unsaid: bool) -> dict[str, object]:
    """What of a resolution has no field of its own."""
    notes: dict[str, object] = plain(each)
    component: dict[str, object] = plain(each.component)
    del component["purl"]
    if not unsaid:
        component.pop("parents", None)
    # What stands in a field is kept where it is of several parts: RDF does not keep their order.
    if isinstance(each.concluded, License | With):
        del notes["concluded"]
    if each.declared == declared and " " not in declared:
        notes.pop("declared", None)
    return {**notes, "component": component}


def _file(file: FileFacts, holder: str, about: Particulars) -> ListedFile:
    known = about.seen.files.get(file.path)
    license = about.licenses.get(file.path)
    notes = plain(file)
    for field in ("path", "sha256"):
        notes.pop(field, None)
    if not file.sha256:
        notes["read"] = False
    path = file.path.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")
    if path != file.path:
        notes["path"] = file.path
    return ListedFile(
        path=path,
        holder=holder,
        sha1=known.sha1 if known else "",
        sha256=file.sha256 or (known.sha256 if known else ""),
        license=str(canonical(license)) if license else NOASSERTION,
        found=found_in(file),
        copyrights=tuple(dict.fromkeys(each.statement for each in file.copyrights)),
        snippets=known.snippets if known else (),
        read=bool(file.sha256),
        notes=written(notes),
    )


def found_in(file: FileFacts) -> tuple[str, ...]:
    """The ids of the licenses that FILE is, grants or is tagged with, sorted; a mere mention of one is none."""
    said = (each.expression for each in file.detections if each.role is not Role.MENTION)
    every = (atom for expression in said for atom in atoms(canonical(expression)))
    return tuple(sorted({str(atom.license if isinstance(atom, With) else atom) for atom in every}))
