# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A file as its words, some lines at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from licet.model import Copyright
from licet.scanner.detect.explain.claims import claimed
from licet.scanner.detect.explain.words import Word, read


class Source:
    """The LINES of a file, and the COPYRIGHTS that were found in them."""

    def __init__(self, lines: Sequence[str], copyrights: Sequence[Copyright] = ()) -> None:
        self._lines = lines
        self._copyrights = copyrights
        # Matches stand by line, and many of them may stand in one that is very long.
        self.words = lru_cache(maxsize=4)(self._words)
        self.places = lru_cache(maxsize=4)(self._places)

    def _words(self, first: int, last: int) -> Sequence[Word]:
        """The words of the lines from number FIRST on, which counts from 0, and before LAST."""
        claims = [claim for claim in self._copyrights if first < claim.line <= last]
        return claimed(read(self._lines[first:last], first + 1), claims)

    def _places(self, first: int, last: int, size: int) -> Mapping[tuple[str, ...], Sequence[int]]:
        """Where among the words of those lines each run of SIZE words begins."""
        found: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
        for place, run in enumerate(runs_of([word.form for word in self.words(first, last)], size)):
            found[run].append(place)
        return found


def runs_of(forms: Sequence[str], size: int) -> Iterator[tuple[str, ...]]:
    """Every run of SIZE successive FORMS."""
    return zip(*(forms[step:] for step in range(size)), strict=False)
