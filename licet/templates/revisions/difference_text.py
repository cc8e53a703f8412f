# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What differs between two states of a repository, for a person: the project first, then files, packages, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from licet.templates.formats.canvas import Canvas

Entry: TypeAlias = Mapping[str, Any]

MOST = 40
"""Rows of one table."""

_COLOURS = {"error": "red", "warning": "yellow", "note": "blue"}


def render_difference(made: Entry, canvas: Canvas) -> str:
    """What `difference` MADE as text."""
    lines = [*_project(made, canvas)]
    usual = [entry for entry in made["files"] if _is_usual(entry, made["project"]["after"])]
    files = [row for entry in made["files"] if entry not in usual for row in _file(entry)]
    lines += _section("Files", ("change", "file", "license"), files, canvas)
    lines += _counted(usual, made["project"]["after"])
    packages = [_package(entry) for entry in made["components"]]
    lines += _section("Dependencies", ("change", "package", "license"), packages, canvas)
    lines += [line for entry in made["new"] for line in _finding(entry, canvas)]
    gone = [("gone", entry["about"], entry["code"]) for entry in made["gone"]]
    lines += _section("Findings that are not there any more", ("", "about", "finding"), gone, canvas)
    lines += [line for entry in made["problems"] for line in canvas.wrap(f"{entry['path']}: {entry['message']}", 2, 4)]
    if len(lines) == 1:
        lines += ["", "Nothing else changed that has to do with licenses."]
    return "\n".join(lines) + "\n"


def _project(made: Entry, canvas: Canvas) -> list[str]:
    before, after = made["project"]["before"] or "no license", made["project"]["after"] or "no license"
    if before == after:
        return [f"The project goes out under {after}, as before."]
    return [canvas.paint(f"The project goes out under {after} now; it was {before}.", "bold", "yellow")]


def _section(title: str, head: Sequence[str], rows: Sequence[Sequence[str]], canvas: Canvas) -> list[str]:
    if not rows:
        return []
    more = [f"  and {len(rows) - MOST} more, which JSON has"] if len(rows) > MOST else []
    return ["", canvas.paint(title, "bold"), *canvas.table(head, rows[:MOST]), *more]


def _is_usual(entry: Entry, own: str | None) -> bool:
    """Whether ENTRY is a file that came or went under OWN, the project's license, as most do."""
    return own is not None and entry["change"] != "changed" and own in (entry["before"], entry["after"])


def _counted(usual: Sequence[Entry], own: str | None) -> list[str]:
    counts = Counter(entry["change"] for entry in usual)
    told = " and ".join(f"{number} {change}" for change, number in sorted(counts.items()))
    return ["", f"Files under {own}, as the project is: {told}."] if usual else []


def _file(entry: Entry) -> Iterator[tuple[str, str, str]]:
    path = f"{entry['moved_from']} > {entry['path']}" if "moved_from" in entry else entry["path"]
    said = _from_to(entry["before"], entry["after"], entry["change"])
    if entry["text_changed"] and entry["before"] == entry["after"]:
        said += ", in other words"
    if entry["before"] != entry["after"] or entry["text_changed"] or entry["change"] == "added":
        yield entry["change"], path, said
    for statement in entry["copyrights_gone"]:
        yield "changed", path, f"no more: copyright of {statement}"


def _from_to(before: str | None, after: str | None, change: str) -> str:
    if change == "added":
        return after or "states none"
    if change == "removed" or before == after:
        return before or "states none"
    return f"{before or 'none'} > {after or 'none'}"


def _package(entry: Entry) -> tuple[str, str, str]:
    before, after = (_versions(entry[key]) for key in ("before", "after"))
    versions = (
        f"{before[0]} > {after[0]}" if before[0] and after[0] and before[0] != after[0] else after[0] or before[0]
    )
    licenses = _from_to(before[1], after[1], entry["change"])
    if before[2] and after[2] and before[2] != after[2]:
        licenses += f", {before[2]} > {after[2]}"
    return entry["change"], f"{entry['purl']} {versions}".rstrip(), licenses


def _versions(entries: Sequence[Entry]) -> tuple[str, str | None, str]:
    """The versions of one package, their licenses, and why they are there."""
    versions = dict.fromkeys(entry["version"] for entry in entries if entry["version"])
    licenses = dict.fromkeys(entry["license"] or "unknown" for entry in entries)
    scopes = dict.fromkeys(entry["scope"] for entry in entries)
    return ", ".join(versions), "; ".join(licenses) or None, ", ".join(scopes)


def _finding(entry: Entry, canvas: Canvas) -> Iterator[str]:
    yield ""
    yield canvas.paint(f"new: {entry['severity']} {entry['code']}", "bold", _COLOURS[entry["severity"]])
    yield from canvas.wrap(entry["subject"], 2)
    yield from canvas.wrap(entry["message"], 2)
    for fix in entry["how_to_fix"][:1]:
        yield from canvas.labelled("fix", fix, 4)
