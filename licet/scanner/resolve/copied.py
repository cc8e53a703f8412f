# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""From works of others in the tree to resolutions: those that no manifest asks for become components of their own."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from licet.model import Basis, Component, Conclusion, Evidence, Resolution, Scope, Unknown, Use
from licet.scanner.classify import is_for_trial
from licet.scanner.packages.purls import bare
from licet.scanner.vendored import Work


def with_works(resolutions: Sequence[Resolution], works: Iterable[Work]) -> tuple[Resolution, ...]:
    """RESOLUTIONS and those of WORKS, sorted by purl and place.

    What a manifest asks for and lies in the tree is one component; the tree settles its license where nothing else did.
    """
    asked = {resolution.component.purl: resolution for resolution in resolutions}
    added: list[Resolution] = []
    met: set[str] = set()
    for work in works:
        purl, name = work.name.purl, bare(work.name.purl)
        if purl in asked:
            if not asked[purl].component.place:
                asked[purl] = _settled(asked[purl], work)
        elif name in asked:  # asked for in whatever version, which is the one that lies here
            met.add(name)
            added.append(_settled(replace(asked[name], component=replace(asked[name].component, purl=purl)), work))
        else:
            added.append(_resolved(work))
    for name in met:
        del asked[name]
    return tuple(sorted((*asked.values(), *added), key=lambda each: (each.component.purl, each.component.place)))


def _settled(known: Resolution, work: Work) -> Resolution:
    component = replace(known.component, place=work.place)
    if not isinstance(known.concluded, Unknown):
        return replace(known, component=component)
    own = _resolved(work)
    if isinstance(own.concluded, Unknown):
        return replace(known, component=component)
    return replace(own, component=component, evidence=(*known.evidence, *own.evidence))


def _resolved(work: Work) -> Resolution:
    """What WORK says of itself: by its manifest, else by its license files, else by all of its files.

    All that its files say is judged beside that: a file under other terms is as much a part of it.
    """
    trial = is_for_trial(PurePosixPath(work.place).parts)
    place = Evidence(work.place, work.lines[0] if work.lines else None)
    component = Component(
        work.name.purl, Scope.TEST if trial else Scope.RUNTIME, evidence=(place,), place=work.place, use=Use.COPIED
    )
    declared, raw = _declared(work)
    main, whole = work.main_license, work.whole_license
    concluded = main if isinstance(declared, Unknown) else declared or main
    evidence = tuple(_evidence(work))
    if concluded is None:
        return Resolution(component, _unknown(work), Basis.UNKNOWN, raw, None, evidence)
    basis = Basis.DECLARED if concluded is declared else Basis.DETECTED
    return Resolution(component, concluded, basis, raw, whole, evidence)


def _declared(work: Work) -> tuple[Conclusion | None, str | None]:
    """What the manifest of WORK declares, and the same as it is written."""
    declaration = work.name.declared
    return (declaration.concluded, declaration.raw) if declaration else (None, None)


def _unknown(work: Work) -> Unknown:
    declared = _declared(work)[0]
    if isinstance(declared, Unknown):
        return Unknown(f"{declared.why}, and none of its files settles it", candidates=declared.candidates)
    holders = sorted({c.holder for file in work.files for c in file.copyrights if c.holder})
    if not any(file.detections for file in work.files):
        held = f" of {holders[0]}" if holders else ""
        why = f"is a work{held} in this tree that says nothing of a license: all rights are reserved"
        return Unknown(why, missing=True)
    return Unknown("is a work in this tree, of which no file says for sure how it is licensed")


def _evidence(work: Work) -> Iterable[Evidence]:
    if work.name.source and work.name.source != work.place:
        yield Evidence(work.name.source, None, _declared(work)[1] or work.name.purl)
    seen: set[str] = set()
    for file in work.files:
        for detection in file.detections:
            said = str(detection.expression)
            if said not in seen and work.whole_license is not None:
                seen.add(said)
                yield Evidence(file.path, detection.start_line, said)
