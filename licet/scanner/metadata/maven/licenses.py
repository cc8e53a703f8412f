# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The `<license>` elements of a POM as one statement.

Several of them are a choice. The model itself says so: "If multiple licenses are listed, it is assumed that the user
can select any of them, not that they must accept all"
(https://maven.apache.org/ref/current/maven-model/maven.html#class_project). ORT follows it; ScanCode joins them with
AND. What is found in practice are choices: EPL or LGPL (Logback), CDDL or GPL with the Classpath exception (what was
Java EE), MPL or LGPL or Apache (Javassist), Apache or GPL (RocksDB). Only where the elements themselves speak of parts
("for the fonts", "bundled") do they all hold.

An element has a name and an address, neither in any fixed form. A name that is settled stands; else name and address
are read together, as a text would be.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from licet.licenses.expression import Expression, With, all_of, any_of
from licet.licenses.expression import License as Id
from licet.licenses.normalize import normalize
from licet.scanner.metadata.maven.model import License

_CONFIDENT = 0.9
_OF_PARTS = re.compile(
    r"\b(?:bundled?|includ(?:es|ed|ing)|contains?|portions?|parts? of|third[- ]party|documentation|fonts?|icons?|"
    r"applies to|(?:for|covers) (?:the|its|some|all)|except)\b",
    re.IGNORECASE,
)


def stated_license(licenses: Sequence[License]) -> str | None:
    """What LICENSES state together; None where they state nothing."""
    rows = [row for row in dict.fromkeys((each.name, each.url, each.comments) for each in licenses) if any(row)]
    if not rows:
        return None
    if len(rows) == 1:
        return _words(*rows[0])
    joined = "AND" if any(_OF_PARTS.search(f"{name} {comments}") for name, _, comments in rows) else "OR"
    found = [_expression(name, url, comments) for name, url, comments in rows]
    known = [expression for expression in found if expression is not None]
    if len(known) == len(rows):
        return str(all_of(known) if joined == "AND" else any_of(known))
    return f" {joined} ".join(
        dict.fromkeys(str(e or name or url) for e, (name, url, _) in zip(found, rows, strict=True))
    )


def _words(name: str, url: str, comments: str) -> str | None:
    """The words of one element where they say which license it is, else what they were taken for."""
    expression = _expression(name, url, comments)
    if expression is None or (name and normalize(name).conclusion == expression):
        return name or url or comments or None
    return str(expression)


def _expression(name: str, url: str, comments: str) -> Expression | None:
    """What one element names: by its name; where that leaves something open, by its address, or by all its words."""
    reading = normalize(name)
    if reading.candidates or _is_unversioned(name, reading.conclusion):
        address = _detected(url)
        fits = address is not None and (
            str(address) in reading.candidates or _family(address) == _family(reading.conclusion)
        )
        return address if fits else reading.conclusion
    if reading.conclusion is not None:
        return reading.conclusion
    for text in (f"{name}\n{url}", name, url, comments):
        found = _detected(text)
        if found is not None:
            return found
    return None


def _is_unversioned(name: str, conclusion: Expression | None) -> bool:
    """Whether NAME is that of a GNU license without its version, for which any version counts."""
    return conclusion is not None and str(conclusion).endswith("-or-later") and not any(map(str.isdigit, name))


def _family(expression: Expression | None) -> str:
    return str(expression).partition("-")[0]


def _detected(text: str) -> Expression | None:
    """The license that TEXT names as rules know names; None where it names none, or several."""
    from licet.scanner.detect import engine  # noqa: PLC0415 - the index of rules is for names that nothing else knows

    if not text.strip():
        return None
    found = {str(d.expression): d.expression for d in engine().detect(text) if d.score >= _CONFIDENT}
    for whole in [each for each in found.values() if isinstance(each, With)]:
        found.pop(str(whole.license), None)  # the parts of what was found whole
        found.pop(whole.exception, None)
    extra = [name for name in found if "exception" in name.lower() and " " not in name]
    licenses = [name for name in found if name not in extra]
    if len(licenses) != 1 or len(extra) > 1:
        return None
    license = found[licenses[0]]
    return With(license, extra[0]) if extra and isinstance(license, Id) else license
