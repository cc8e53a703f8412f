# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Two reports on one repository as what differs between them, in plain values for JSON and text alike."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeAlias

from packageurl import PackageURL

from licet.licenses.expression import Expression
from licet.model import FileFacts, FileKind, Report, Resolution, Unknown
from licet.templates.formats import structure
from licet.templates.formats.structure import shown

Entry: TypeAlias = dict[str, Any]
Said: TypeAlias = Callable[[FileFacts], Expression | None]

_TEXTS = (FileKind.LICENSE, FileKind.NOTICE)


def difference(before: Report, after: Report, moves: Mapping[str, str], said: Said, *, base: str, head: str) -> Entry:
    """What AFTER, the report on HEAD, has other than BEFORE, that on BASE; MOVES are old paths of files to new ones.

    AFTER was measured against BEFORE: its findings are the new ones. What a file says of its own license is SAID.
    """
    gone = after.compared.gone if after.compared else ()
    files = sorted(_files(before, after, moves, said), key=lambda entry: str(entry["path"]))
    return {
        **structure.head(after.versions),
        "base": shown(base),
        "head": shown(head),
        "project": {"before": _license(before), "after": _license(after)},
        "files": files,
        "components": sorted(_components(before, after), key=lambda entry: str(entry["purl"])),
        "new": [structure.finding(each) for each in after.findings],
        "gone": [structure.mark(each) for each in gone],
        "problems": [structure.problem(each) for each in after.inventory.problems],
    }


def _license(report: Report) -> str | None:
    return str(report.outbound.expression) if report.outbound.expression else None


def _files(before: Report, after: Report, moves: Mapping[str, str], said: Said) -> Iterator[Entry]:
    """The files whose license differs, whose license text does, or whose copyright statements are gone."""
    had = {moves.get(file.path, file.path): file for file in before.inventory.files}
    has = {file.path: file for file in after.inventory.files}
    for path in had.keys() | has.keys():
        old, new = had.get(path), has.get(path)
        licenses = {"before": _license_of(old, said), "after": _license_of(new, said)}
        lost = sorted(_statements(old) - _statements(new)) if new is not None else []
        if new is not None and new.kind is FileKind.LICENSE and licenses["before"] != licenses["after"]:
            lost = []  # who wrote the text of the license that is not there any more holds nothing here
        other_text = bool(old and new and new.kind in _TEXTS and old.sha256 != new.sha256)
        is_unmarked = old is None and new is not None and new.kind is FileKind.SOURCE and new.expression is None
        if licenses["before"] == licenses["after"] and not (lost or other_text or is_unmarked):
            continue
        entry: Entry = {"path": shown(path), "change": _change(old, new), **licenses}
        if old is not None and old.path != path:
            entry["moved_from"] = shown(old.path)
        yield entry | {"text_changed": other_text, "copyrights_gone": list(map(shown, lost))}


def _change(old: object, new: object) -> str:
    return "added" if old is None else "removed" if new is None else "changed"


def _license_of(file: FileFacts | None, said: Said) -> str | None:
    license = said(file) if file else None
    return str(license) if license else None


def _statements(file: FileFacts | None) -> set[str]:
    """Who holds FILE, in whatever years: a year more takes nobody's name away."""
    return {each.holder or each.statement for each in file.copyrights} if file else set()


def _components(before: Report, after: Report) -> Iterator[Entry]:
    """The packages of which other versions are there, or whose license differs."""
    had, has = _by_name(before), _by_name(after)
    for name in had.keys() | has.keys():
        old, new = had.get(name, ()), has.get(name, ())
        earlier, later = list(map(_version, old)), list(map(_version, new))
        if earlier != later:
            change = "added" if not old else "removed" if not new else "changed"
            yield {"purl": shown(name), "change": change, "before": earlier, "after": later}


def _by_name(report: Report) -> Mapping[str, list[Resolution]]:
    found: dict[str, list[Resolution]] = defaultdict(list)
    for resolution in report.inventory.resolutions:
        found[resolution.component.purl.partition("#")[0].partition("?")[0].partition("@")[0]].append(resolution)
    return found


def _version(resolution: Resolution) -> Entry:
    concluded = resolution.concluded
    return {
        "version": PackageURL.from_string(resolution.component.purl).version or None,
        "scope": resolution.component.scope,
        "license": None if isinstance(concluded, Unknown) else str(concluded),
    }
