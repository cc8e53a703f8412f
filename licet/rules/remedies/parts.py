# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What can be changed of one part of a whole, what changes least first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from licet.licenses.expression import Atom, Expression, License, With, map_atoms
from licet.model import Cure, Remedy, Use
from licet.rules.compatibility.terms import Terms
from licet.rules.judged import Judged
from licet.rules.remedies.trial import Change, Trial, Way, dropped, licensed, used
from licet.rules.shipped.inbounds import answer, covering

_LOOSER = {Use.COPIED: (Use.STATIC, Use.DYNAMIC), Use.STATIC: (Use.DYNAMIC,)}

_WORDS = {
    Use.STATIC: "link {} as a library instead of copying it",
    Use.DYNAMIC: "load {} as a shared library, which users can replace",
}

_ASK = "ask the authors of {} for a linking exception"

_LINKING = {("GPL", "2.0"), ("GPL", "3.0"), ("AGPL", "3.0")}
"""The licenses that are usual with `_EXCEPTION`."""

_EXCEPTION = "Classpath-exception-2.0"
"""It lets independent modules be linked with a library under licenses of their own."""


def ways_of(trial: Trial, part: Judged, versions: Sequence[Judged] = ()) -> Iterator[Way]:
    """The changes of PART that get it out of its conflicts; VERSIONS are others of its package that are here."""
    for change, remedy in (
        *_other_versions(part, versions),
        *_looser(trial, part),
        *_with_exception(part),
        *_without(part),
    ):
        if trial.helps(part, change(part)):
            yield Way(part, change, remedy)


def _other_versions(part: Judged, versions: Sequence[Judged]) -> Iterator[tuple[Change, Remedy]]:
    for other in versions:
        if other.expression is not None and other.subject != part.subject:
            text = f"take {other.subject} ({other.expression}), which is here as well, in place of {part.subject}"
            change = f"license:{part.subject}={other.expression}"
            yield licensed(other.expression), Remedy(Cure.VERSION, text, change)


def _looser(trial: Trial, part: Judged) -> Iterator[tuple[Change, Remedy]]:
    """Another way of linking, or another process, where what limits use itself does not forbid that."""
    for use in _LOOSER.get(part.use, ()):
        yield used(use), Remedy(Cure.LINKING, _WORDS[use].format(part.subject), f"use:{part.subject}={use}")
    if answer(_license(part), trial.outbound, Use.SEPARATE, trial.ways).allowed:
        text = f"call {_code_of(part)} as a separate program"
        yield used(Use.SEPARATE), Remedy(Cure.PROCESS, text, f"use:{part.subject}={Use.SEPARATE}")


def _with_exception(part: Judged) -> Iterator[tuple[Change, Remedy]]:
    license = _license(part)
    freed = map_atoms(license, partial(_freed, covering(license)))
    if freed != license:
        asked = f"add a linking exception to {part.subject}" if part.is_whole else _ASK.format(part.subject)
        text = f"{asked} ({freed})"
        yield licensed(freed), Remedy(Cure.EXCEPTION, text, f"license:{part.subject}={freed}")


def _without(part: Judged) -> Iterator[tuple[Change, Remedy]]:
    """Doing without it; what the tree itself builds is not told to be given up."""
    if not part.is_whole:
        yield dropped, Remedy(Cure.DROP, f"replace {_code_of(part)}", f"drop:{part.subject}")


def _code_of(part: Judged) -> str:
    """PART in words; what is no source of the project may be the text of a license, which nobody can replace."""
    is_code = part.resolution is not None or part.is_whole or part.is_own
    return part.subject if is_code else f"the code under {part.subject}"


def _freed(strong: Sequence[Atom], atom: Atom) -> Expression:
    terms = Terms(atom)
    usual = (terms.family, terms.version) in _LINKING
    return With(atom, _EXCEPTION) if usual and atom in strong and isinstance(atom, License) else atom


def _license(part: Judged) -> Expression:
    license = part.contested or part.expression
    assert license is not None  # what a trial is of has one
    return license
