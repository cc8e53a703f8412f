# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What follows from what a package declares and from what its license files are."""

from __future__ import annotations

from collections.abc import Sequence

from licet.licenses.expression import Expression, License, all_of, ids
from licet.licenses.normalize import Normalized
from licet.model import Basis, Component, Detection, Evidence, Resolution, Role, Unknown
from licet.scanner.detect import engine
from licet.scanner.metadata.stated import read_stated
from licet.scanner.packages.found import Found

CONFIDENT = 0.9
"""A detection in a license file of a lower score does not stand for the file."""

_UNLICENSED = "UNLICENSED"
_SAYS_NOTHING = ("LicenseRef-scancode-unknown", "LicenseRef-scancode-generic", "LicenseRef-scancode-free-unknown")


def conclude(component: Component, found: Found, note: str = "") -> Resolution:
    """What FOUND says of COMPONENT.

    What is declared stands where it is settled; where it leaves something open, the license files settle it; where
    nothing is declared, they speak alone. NOTE is added to the evidence.
    """
    stated = [text for text in (found.declared, *found.classifiers) if text]
    declared = "; ".join(stated) or None
    evidence = [Evidence(found.source, None, (declared or "no license stated") + note)]
    if found.declared == _UNLICENSED:  # npm: "you do not wish to grant others the right to use"
        return Resolution(
            component, Unknown("declared UNLICENSED: nobody is granted anything", missing=True), Basis.DECLARED,
            declared, None, tuple(evidence),
        )  # fmt: skip
    detected, texts = _detect(found, evidence)
    reading = read_stated(found.declared, found.classifiers)
    conclusion, basis = _settled(reading, detected)
    if conclusion is None:
        return Resolution(
            component, _unknown(reading, found, stated), Basis.UNKNOWN, declared, detected, tuple(evidence), texts
        )
    return Resolution(component, conclusion, basis, declared, detected, tuple(evidence), texts)


def _settled(reading: Normalized, detected: Expression | None) -> tuple[Expression | None, Basis]:
    if reading.candidates and detected is not None:
        confirmed = [identifier for identifier in ids(detected) if identifier in reading.candidates]
        if len(confirmed) == 1:
            return License(confirmed[0]), Basis.DETECTED
    if reading.conclusion is not None:
        return reading.conclusion, Basis.DECLARED
    return detected, Basis.DETECTED


def _unknown(reading: Normalized, found: Found, stated: Sequence[str]) -> Unknown:
    if stated:
        texts = (
            "none of its license files settles it" if found.license_texts else "it ships no license file to settle it"
        )
        return Unknown(f"{reading.why}, and {texts}", candidates=reading.candidates)
    if found.license_texts:
        paths = ", ".join(path for path, _ in found.license_texts)
        return Unknown(f"states no license, and {paths} holds none that licet knows")
    return Unknown("states no license and ships no license file: all rights are reserved", missing=True)


def _detect(found: Found, evidence: list[Evidence]) -> tuple[Expression | None, Expression | None]:
    """What the license files of FOUND say, all at once, and what of it are license texts; EVIDENCE is told where."""
    said: list[Detection] = []
    for path, text in found.license_texts:
        kept = [d for d in engine().detect(text) if _counts(d)]
        if kept:
            folder = found.source.rpartition("/")[0]
            expression = all_of(d.expression for d in kept)
            evidence.append(Evidence(f"{folder}/{path}", kept[0].start_line, str(expression)))
            said += kept
    return _together(said), _together([d for d in said if d.role is Role.TEXT])


def _together(detections: list[Detection]) -> Expression | None:
    return all_of(d.expression for d in detections) if detections else None


def _counts(detection: Detection) -> bool:
    return (
        detection.score >= CONFIDENT
        and detection.role is not Role.MENTION
        and not str(detection.expression).startswith(_SAYS_NOTHING)
    )
