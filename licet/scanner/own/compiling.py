# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From the files of a folder to an index that holds the bundled rules and these, and a catalog of its licenses."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from licet.data.artefact import Artefact
from licet.errors import Mistake, RulesError
from licet.licenses.sections import sections
from licet.model import RulesFolder
from licet.scanner.compile.draft import Draft
from licet.scanner.compile.entries import Entry, FrontMatterError, read_entry
from licet.scanner.compile.rules import Rule, of_license, of_rule
from licet.scanner.own.checks import wrong_in_license, wrong_in_rule
from licet.scanner.own.folder import RuleFile
from licet.scanner.own.names import Names, own_id
from licet.scanner.own.records import record

Sections: TypeAlias = "Mapping[str, array[int] | bytes]"


@dataclass(frozen=True, slots=True)
class Compiled:
    """The sections of both artefacts, and what the index says of itself."""

    index: Sections
    catalog: Sections
    meta: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class _Own:
    """A file that could be read as an entry."""

    file: RuleFile
    entry: Entry

    @property
    def is_license(self) -> bool:
        return self.file.name.endswith(".LICENSE")

    def mistake(self, line: int, message: str) -> Mistake:
        return Mistake(self.file.shown, line, message)


def compile_rules(folder: RulesFolder, files: Iterable[RuleFile], bundled: Artefact) -> Compiled:
    """The FILES of FOLDER, added to the BUNDLED index.

    Raises `RulesError` with every mistake in them.
    """
    wrong: list[Mistake] = []
    owns = list(_read(files, wrong))
    ids = {own.entry.name: own_id(own.entry, folder.namespace) for own in owns if own.is_license}
    names, draft = Names(bundled, ids), Draft.of(bundled)
    stop_words = draft.words.stop_words
    wrong += _wrong_together(owns, ids, bundled)
    for own in owns:
        found = list(
            wrong_in_license(own.entry, names, folder.namespace, stop_words)
            if own.is_license
            else wrong_in_rule(own.entry, names, stop_words)
        )
        wrong += (own.mistake(line, message) for line, message in sorted(found))
        if not found and not own.entry.fields.get("is_deprecated"):
            wrong += _added(own, draft, names)
    if wrong:
        raise RulesError(tuple(sorted(wrong, key=lambda mistake: (mistake.path, mistake.line))))
    return _compiled(owns, names, draft, bundled)


def _read(files: Iterable[RuleFile], wrong: list[Mistake]) -> Iterator[_Own]:
    for file in files:
        try:
            content = file.content.decode("utf-8-sig").replace("\r\n", "\n")
            yield _Own(file, read_entry(file.name.rpartition(".")[0], content))
        except UnicodeDecodeError as error:
            line = file.content.count(b"\n", 0, error.start) + 1
            wrong.append(Mistake(file.shown, line, "is not UTF-8: save it as UTF-8"))
        except FrontMatterError as error:
            wrong.append(Mistake(file.shown, error.line, error.message))


def _wrong_together(owns: Iterable[_Own], ids: Mapping[str, str], bundled: Artefact) -> Iterator[Mistake]:
    """Names and ids that stand for two things. A license with a key of the bundled ones is told by its own check."""
    taken = {name.lower(): "a bundled rule" for name in bundled.text("names").split("\n") if name.endswith(".RULE")}
    ids_taken: dict[str, str] = {}
    for own in owns:
        other = taken.setdefault(own.file.name.lower(), own.file.shown)
        if other != own.file.shown:
            yield own.mistake(1, f"{other} is called {own.file.name} as well: choose another name")
        elif own.is_license:
            id = ids[own.entry.name]
            other = ids_taken.setdefault(id.lower(), own.file.shown)
            if other != own.file.shown:
                yield own.mistake(own.entry.lines.get("spdx_license_key", 1), f"{other} has the id {id} as well")


def _added(own: _Own, draft: Draft, names: Names) -> Iterator[Mistake]:
    """Add the rule that OWN is to DRAFT; a mistake where that has its words already, or no room for more."""
    rule, expression = _rule(own, draft, names)
    try:
        twin = draft.add(rule, expression)
    except OverflowError as error:
        yield own.mistake(own.entry.text_line, str(error))
        return
    if twin is not None:
        yield own.mistake(own.entry.text_line, f"{twin} has the same words: drop one of them, or change its words")


def _rule(own: _Own, draft: Draft, names: Names) -> tuple[Rule, str]:
    if own.is_license:
        return of_license(own.entry, draft.words.stop_words), names.id_of(own.entry.name)
    rule = of_rule(own.entry, draft.words.stop_words)
    return rule, names.expression(rule.expression) if rule.expression else ""


def _compiled(owns: Iterable[_Own], names: Names, draft: Draft, bundled: Artefact) -> Compiled:
    licenses = {names.id_of(own.entry.name): own for own in owns if own.is_license}
    ids = {**names.spdx, **{id.lower(): id for id in licenses}}
    for id, own in licenses.items():
        for other in own.entry.texts("other_spdx_license_keys"):
            ids.setdefault(other.lower(), id)
    index: Sections = {
        **draft.sections(),
        **{name: bundled.array(name) for name in ("anchors", "marks", "keys", "listed")},
        "spdx_ids": "\n".join(f"{name} {id}" for name, id in sorted(ids.items())).encode(),
    }
    records = {
        id: (record(own.entry, id, own.file.shown, names), own.entry.text.strip()) for id, own in licenses.items()
    }
    own_rules = len(draft) - bundled.meta["count"]
    meta = {**bundled.meta, "count": len(draft), "rules": f"{bundled.meta['rules']} and {own_rules} of your own"}
    return Compiled(index, sections(records), meta)
