# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From a bill back to an inventory: by its fields, and by licet's own notes where they do not speak against these."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from licet.bill import NONE, TOOL, Bill, ListedFile, ListedPackage
from licet.licenses.expression import all_of
from licet.model import (
    Copyright,
    Declaration,
    Detection,
    Evidence,
    FileFacts,
    Inventory,
    Method,
    Resolution,
    Role,
    Unknown,
)
from licet.scanner.classify import classify
from licet.scanner.sboms.compose import POLICY_LICENSE, SCHEMA, found_in
from licet.scanner.sboms.graph import Graph
from licet.scanner.sboms.spelled import as_expression, is_same
from licet.scanner.sboms.stated import Licenses
from licet.scanner.sboms.values import NotPlainError, build, plain, read

SYSTEMS = frozenset(("container", "device", "operating-system", "platform"))
"""Kinds of works, in the words of CycloneDX, that hold works side by side and have no license as a whole."""


@dataclass(frozen=True)
class Recovered:
    """What a bill says; `license` is what it states the whole to be under where no manifest of its own does."""

    inventory: Inventory
    license: Declaration | None = None


def recover(bill: Bill, path: str) -> Recovered:
    """What BILL, the document at PATH, says of the work that it describes."""
    noted = read(bill.notes)
    is_own = bill.tool.startswith(f"{TOOL}-") and noted.get(SCHEMA) == 1
    licenses = Licenses(bill.texts, path, trusted=is_own)
    graph = Graph(bill)
    root = bill.root
    resolutions = [_resolution(each, graph, licenses, path) for each in bill.packages]
    files = [made for each in bill.files if (made := _file(each, licenses))]
    declared = _declaration(root, root.declared, licenses, path) if root else None
    concluded = _declaration(root, root.concluded, licenses, path) if root else None
    stated = [each for each in (declared, concluded) if each is not None]
    if len(stated) == 2 and stated[0].concluded == stated[1].concluded:
        del stated[1]
    whole = Inventory(
        files=tuple(sorted(files, key=lambda file: file.path)),
        declarations=tuple(stated),
        resolutions=tuple(sorted(resolutions, key=lambda each: (each.component.purl, each.component.place))),
        problems=tuple(licenses.problems),
        is_collection=root is None or (root.kind in SYSTEMS and not stated),
        subject=root.purl if root else "",
    )
    if not is_own:
        return Recovered(whole)
    facts = _facts(noted)
    return (
        Recovered(replace(facts, **_listed(whole)), concluded if noted.get(POLICY_LICENSE) else None)
        if facts
        else Recovered(whole)
    )


def _listed(whole: Inventory) -> dict[str, Any]:
    return {"files": whole.files, "resolutions": whole.resolutions, "subject": whole.subject}


def _facts(noted: Mapping[str, Any]) -> Inventory | None:
    """What licet noted of the whole beside files and works."""
    names = {field.name for field in fields(Inventory)}
    try:
        made: Inventory = build(Inventory, {name: value for name, value in noted.items() if name in names})
    except NotPlainError:
        return None
    return made


def _declaration(root: ListedPackage, stated: str, licenses: Licenses, path: str) -> Declaration | None:
    """The license of the whole as it is STATED in the document at PATH; None where nothing is."""
    reading = licenses.reading(stated)
    if reading is None:
        return None
    concluded = reading.conclusion or Unknown(reading.why, candidates=reading.candidates)
    return Declaration(root.name, stated, concluded, Evidence(path, None, stated))


def _resolution(each: ListedPackage, graph: Graph, licenses: Licenses, path: str) -> Resolution:
    """What is known of one work. What was noted of its license stands where the fields say the same, or nothing."""
    component = graph.component(each, path)
    said = licenses.of_package(each, component)
    if not licenses.trusted:
        return said
    noted = read(each.notes)
    noted["component"] = {**_part(noted, "component"), "purl": component.purl}
    if "parents" not in noted["component"] and component.parents:
        noted["component"]["parents"] = list(component.parents)
    if said.declared is not None and not _is_same(noted.get("declared"), said.declared):
        noted["declared"] = said.declared
    given = licenses.expression(each.concluded)
    if given is not None and not _is_same(noted.get("concluded"), str(given)):
        noted["concluded"] = str(given)
    noted.setdefault("concluded", plain(said.concluded))
    try:
        made: Resolution = build(Resolution, noted)
    except NotPlainError:
        return said
    if isinstance(made.concluded, Unknown) and given is None and made.concluded.missing != (each.concluded == NONE):
        return said
    return made


def _is_same(noted: object, stated: str) -> bool:
    """Whether what was NOTED is what is STATED, but for its spelling and the order of its parts."""
    return isinstance(noted, str) and bool(as_expression(noted)) and is_same(as_expression(noted), stated)


def _part(noted: Mapping[str, Any], name: str) -> dict[str, Any]:
    part = noted.get(name)
    return part if isinstance(part, dict) else {}


def _file(each: ListedFile, licenses: Licenses) -> FileFacts | None:
    """What is known of one file."""
    noted = read(each.notes) if licenses.trusted else {}
    if noted:
        digest = "" if noted.pop("read", True) is False else each.sha256
        noted.setdefault("path", each.path)
        try:
            made: FileFacts = build(FileFacts, {**noted, "sha256": digest})
        except NotPlainError:
            pass
        else:
            if found_in(made) == tuple(sorted(each.found)):
                return made
    return _said(each, licenses)


def _said(each: ListedFile, licenses: Licenses) -> FileFacts:
    """What the fields say of a file: as it was concluded, else by what was found in it, all of which then holds."""
    stated = licenses.expression(each.license)
    found = [found for id in each.found if (found := licenses.expression(id)) is not None]
    expression = stated or (all_of(found) if found else None)
    last = max((snippet.last_line for snippet in each.snippets), default=1)
    detections = (Detection(expression, 1, last, 1.0, Method.SPDX_TAG, "", Role.NOTICE),) if expression else ()
    copyrights = tuple(Copyright(said, "", "", 1) for said in each.copyrights)
    return FileFacts(each.path, classify(each.path), 0, each.sha256, detections, copyrights)
