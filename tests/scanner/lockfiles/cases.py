# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Lockfiles and manifests with what is to be read in them: `golden/*.toml` are reasons, files, and what is expected.

`expected` has a row for each component: its purl and scope, `direct` where the project asks for it itself, `on SYSTEM`
or `not on SYSTEM`, `by MACHINE` and `with LIBRARY` where it is for some alone, `= LICENSE` where the file states one,
and `< PURL, PURL` for what needs it. `own` are the purls of the project, `declared` is the license that it states,
`skipped` what cannot be read. `source` says which real package the files were cut from, and `checked` which tool was
asked for the same, with what it says otherwise and why.
"""

from __future__ import annotations

import tomllib
from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from licet.model import Component, SourceFile
from licet.scanner.classify import classify
from licet.scanner.lockfiles import Manifests, read_manifests
from licet.scanner.lockfiles.registry import format_of
from licet.scanner.packages.platforms import LIBRARIES, NAMES, SPELLED

FOLDER = Path(__file__).parent / "golden"


@dataclass(frozen=True)
class Case:
    """One case: its files by path, the first of which it is about, and what is expected."""

    name: str
    reason: str
    source: str
    checked: str
    files: dict[str, str]
    expected: tuple[str, ...]
    own: tuple[str, ...] = ()
    declared: str | None = None
    skipped: tuple[str, ...] = field(default=())

    @property
    def subject(self) -> str:
        """The path of the file that it is about."""
        return next(iter(self.files))


@cache
def cases() -> tuple[Case, ...]:
    """All cases, sorted by name."""
    return tuple(_case(path) for path in sorted(FOLDER.glob("*.toml")))


def _case(path: Path) -> Case:
    written = tomllib.loads(path.read_text(encoding="utf-8"))
    return Case(
        path.stem,
        written["reason"],
        written["source"],
        written["checked"],
        written["files"],
        tuple(written["expected"]),
        tuple(written.get("own", ())),
        written.get("declared"),
        tuple(written.get("skipped", ())),
    )


def samples() -> dict[str, tuple[str, str]]:
    """NAME of each format to the path and text of the largest of its files that a case is about."""
    found: dict[str, tuple[str, str]] = {}
    for case in cases():
        reader = format_of(case.subject)
        if reader and len(case.files[case.subject]) > len(found.get(reader.NAME, ("", ""))[1]):
            found[reader.NAME] = (case.subject, case.files[case.subject])
    return found


def read(root: Path, files: dict[str, str]) -> Manifests:
    """What is read of FILES, written below ROOT."""
    made = []
    for name, text in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
        made.append(SourceFile(root, name, len(text.encode()), classify(name)))
    return read_manifests(made)


def row(component: Component) -> str:
    """COMPONENT as `expected` writes it."""
    direct = " direct" if component.direct else ""
    declared = f" = {component.declared}" if component.declared else ""
    parents = f" < {', '.join(component.parents)}" if component.parents else ""
    where = f"{_named('on', component.systems, NAMES)}{_named('by', component.machines, SPELLED)}"
    where += _named("with", component.libc, LIBRARIES)
    return f"{component.purl} {component.scope}{direct}{where}{declared}{parents}"


def _named(mark: str, words: Collection[str], known: Collection[str]) -> str:
    """WORDS behind MARK, or those of the KNOWN that are missing, where these are fewer."""
    missing = sorted(set(known).difference(words))
    if not words:
        return ""
    return f" not {mark} {', '.join(missing)}" if len(missing) < len(words) else f" {mark} {', '.join(words)}"
