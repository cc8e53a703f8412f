# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What follows from what a package declares and from what its license files are."""

from __future__ import annotations

from collections.abc import Sequence

from licet.licenses.expression import Expression, License, Or, all_of, ids
from licet.licenses.normalize import Normalized
from licet.model import Basis, Component, Detection, Evidence, Resolution, Role, Unknown
from licet.scanner.detect import engine
from licet.scanner.detect.chosen import as_offered
from licet.scanner.detect.granted import as_granted
from licet.scanner.detect.python_texts import NAMED_SO, STACK, told_apart
from licet.scanner.metadata.stated import read_stated
from licet.scanner.packages.found import Found

CONFIDENT = 0.9
"""A detection in a license file of a lower score does not stand for the file."""

_UNLICENSED = "UNLICENSED"
_SAYS_NOTHING = ("LicenseRef-scancode-unknown", "LicenseRef-scancode-generic", "LicenseRef-scancode-free-unknown")


def conclude(component: Component, found: Found, note: str = "") -> Resolution:
    """What FOUND says of COMPONENT.

    What is declared stands where it is settled; where it leaves something open, the license files settle it, or what
    describes the package; where nothing is declared, the former speak alone. NOTE is added to the evidence.
    """
    stated = [text for text in (found.declared, *found.classifiers) if text]
    declared = "; ".join(stated) or None
    evidence = [Evidence(found.source, None, (declared or "no license stated") + note)]
    if found.declared == _UNLICENSED:  # npm: "you do not wish to grant others the right to use"
        return Resolution(
            component, Unknown("declared UNLICENSED: nobody is granted anything", missing=True), Basis.DECLARED,
            declared, None, tuple(evidence),
        )  # fmt: skip
    detected, texts = _detect(found.license_texts, found.source, evidence)
    reading = read_stated(found.declared, found.classifiers)
    conclusion, basis = _settled(reading, detected, _described(reading, detected, found, evidence))
    if conclusion is None:
        return Resolution(
            component, _unknown(reading, found, stated), Basis.UNKNOWN, declared, detected, tuple(evidence), texts
        )
    return Resolution(component, conclusion, basis, declared, detected, tuple(evidence), texts)


def _settled(
    reading: Normalized, detected: Expression | None, described: License | None
) -> tuple[Expression | None, Basis]:
    settled = _confirmed(reading, detected) or described
    if settled is not None:
        offered = isinstance(detected, Or) and settled in detected.operands
        return detected if offered else settled, Basis.DETECTED
    if detected is not None and reading.conclusion == STACK and detected in NAMED_SO:
        return detected, Basis.DETECTED  # what its authors call so is the text that they ship
    if reading.conclusion is not None:
        return reading.conclusion, Basis.DECLARED
    return detected, Basis.DETECTED


def _confirmed(reading: Normalized, said: Expression | None) -> License | None:
    """The one of what READING may mean that is in what was SAID; None where that is none or several."""
    confirmed = [identifier for identifier in ids(said) if identifier in reading.candidates] if said else []
    return License(confirmed[0]) if len(confirmed) == 1 else None


def _described(
    reading: Normalized, detected: Expression | None, found: Found, evidence: list[Evidence]
) -> License | None:
    """What READING leaves open and no license file settles, as the description or the sources do; EVIDENCE is told.

    A description tells what a word for several licenses means, by naming it, and no more: it speaks of much else.
    Notices at the top of source files do the same, where they are of one such license.
    """
    if not reading.candidates or detected is not None:
        return None
    for texts, mentions in ((found.descriptions, True), (found.headers, False)):
        told: list[Evidence] = []
        said, _ = _detect(texts, found.source, told, mentions=mentions)
        settled = _confirmed(reading, said)
        if settled:
            evidence += told
            return settled
    return None


def _unknown(reading: Normalized, found: Found, stated: Sequence[str]) -> Unknown:
    if stated:
        texts = (
            "none of its license files settles it" if found.license_texts else "it ships no license file to settle it"
        )
        return Unknown(f"{reading.why}, and {texts}", candidates=reading.candidates)
    if found.license_texts:
        paths = ", ".join(path for path, _ in found.license_texts)
        return Unknown(f"states no license, and {paths} holds none that licet knows")
    if not found.whole:
        return Unknown("states no license where that was looked for, and its files were not there to look at")
    return Unknown("states no license and ships no license file: all rights are reserved", missing=True)


def _detect(
    files: Sequence[tuple[str, str]], source: str, evidence: list[Evidence], *, mentions: bool = False
) -> tuple[Expression | None, Expression | None]:
    """What FILES beside SOURCE say, all at once, and what of it are license texts; EVIDENCE is told where.

    Words that only name a license count where MENTIONS do.
    """
    said: list[Detection] = []
    for path, text in files:
        found = told_apart((d for d in engine().detect(text) if _counts(d, mentions=mentions)), text)
        kept = as_offered(as_granted(found), text)
        if kept:
            folder = source.rpartition("/")[0]
            expression = all_of(d.expression for d in kept)
            evidence.append(Evidence(f"{folder}/{path}", kept[0].start_line, str(expression)))
            said += kept
    return _together(said), _together([d for d in said if d.role is Role.TEXT])


def _together(detections: list[Detection]) -> Expression | None:
    return all_of(d.expression for d in detections) if detections else None


def _counts(detection: Detection, *, mentions: bool) -> bool:
    return (
        detection.score >= CONFIDENT
        and (mentions or detection.role is not Role.MENTION)
        and not str(detection.expression).startswith(_SAYS_NOTHING)
    )
