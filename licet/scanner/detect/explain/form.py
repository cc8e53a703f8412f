# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Differences that do not matter: those that the SPDX License List Matching Guidelines tell to pass over.

https://spdx.github.io/spdx-spec/v3.0.1/annexes/license-matching-guidelines-and-templates/. Letter case, white space,
punctuation and comment marks never reach this place; spelling, list labels, copyright notices and replaceable text
are told here.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from licet.scanner.detect.explain.claims import NOTICE, RIGHTS
from licet.scanner.detect.explain.spelling import same_spelling
from licet.scanner.detect.explain.words import UNTOLD, Mark, Word

_Phrase: TypeAlias = tuple[str, ...]

_SLOTS: tuple[tuple[_Phrase, tuple[_Phrase, ...]], ...] = (
    (("name", "of"), (("nor",), ("may",), ("not",), ("must",), ("be",))),
    (("names", "of"), (("nor",), ("may",), ("not",), ("must",), ("be",))),
    (("provided", "by"), (("as", "is"),)),
    (("event", "shall"), (("be",),)),
    ((), (("is", "free", "software"), ("are", "free", "software"))),
    ((), (("is", "distributed", "in"), ("are", "distributed", "in"))),
    (("developed", "by"), ((), ("and", "its", "contributors"))),
    (("file", "is", "part", "of"), ()),
    (("along", "with"), ((), ("if", "not"), ("see",))),
)
"""What stands before a name that is to be filled in, and what after it; an empty phrase is where the sentence ends.
These are replaceable text in the templates of the SPDX list, or where GNU notices name the work."""

_NO_NAME = frozenset((
    *("all", "are", "can", "cannot", "each", "every", "is", "neither", "never", "none", "nor", "would"),
    *("any", "commercial", "copies", "copy", "except", "for", "if", "liable", "license", "may", "must", "no", "not"),
    *("only", "permitted", "permission", "provided", "shall", "should", "unless", "use", "warranty", "will", "without"),
))  # fmt: skip
"""Words that no name has; where one of them differs, it is no name that was filled in."""

_BETWEEN_NAMES = frozenset((
    *("and", "its", "the", "of", "by", "de", "van", "von", "other", "this", "program", "library"),
    *("author", "authors", "contributor", "contributors", "copyright", "holder", "holders", "owner", "owners"),
    *("organization", "project", "software", "package"),
))  # fmt: skip
"""What a name may have in lower case."""
_JOINTS = frozenset(("and", "by", "of", "or", "the"))

_ADDRESS = frozenset((
    *("675", "mass", "massachusetts", "ave", "avenue", "cambridge", "02139"),
    *("59", "temple", "place", "pl", "suite", "ste", "330", "boston", "02111", "1307", "02111-1307"),
    *("51", "franklin", "street", "st", "fifth", "5th", "floor", "fl", "02110", "1301", "02110-1301"),
    *("31", "milk", "960789", "02196", "ma", "usa", "us", "inc"),
))  # fmt: skip
"""Where the Free Software Foundation has been; the texts of the SPDX list mark its address as what may be left out."""
_FOUNDATION = frozenset(("foundation", "boston", "cambridge"))

_TITLE = frozenset(("the", "license", "licence", "version", "v"))

_LONGEST_NAME = 12
_SLOT_WORDS = 4
"""So many words ("the", "and contributors") may stand between a name and what shows that it is one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Differing words of the `file` and of the `reference`, and the forms of those around them in the same sentence.

    `title` are words that a title has, where the reference begins here; `opens` says whether a sentence of the file
    begins after them.
    """

    file: Sequence[Word]
    reference: Sequence[Word]
    before: Sequence[str] = ()
    after: Sequence[str] = ()
    title: Collection[str] = ()
    opens: bool = False


def reason(place: Place) -> str:
    """Which difference of form it is that PLACE shows, or "" where it is one of words."""
    return next((name for name, test in _REASONS if test(place)), "")


def _labels(place: Place) -> bool:
    listed = all(Mark.LABEL in word.mark for word in place.file)
    stands = bool(place.file) or place.opens
    return listed and all(Mark.LABEL in w.mark or (stands and like_label(w)) for w in place.reference)


def like_label(word: Word) -> bool:
    """Whether a word that was read back from the index may be the label of a list item."""
    return word.sentence < 0 and (len(word.form) == 1 or word.form.isdigit() or not word.form.strip("ivx"))


def _markup(place: Place) -> bool:
    tags = all(Mark.MARKUP in word.mark for word in place.file)
    return tags and all(Mark.MARKUP in word.mark or word.form == UNTOLD for word in place.reference)


def _sign(place: Place) -> bool:
    return all(Mark.SIGN in word.mark for word in (*place.file, *place.reference))


def _spelling(place: Place) -> bool:
    if not place.file or not place.reference:
        return False
    before = place.before[-1] if place.before else ""
    return same_spelling([w.form for w in place.file], [w.form for w in place.reference], before)


def _copyright(place: Place) -> bool:
    """A claim of copyright where the file makes one, beside the reference's, if it has one."""
    forms = [word.form for word in place.reference]
    if len(forms) > _LONGEST_NAME or not all(Mark.CLAIM in w.mark or w.form in RIGHTS for w in place.file):
        return False
    if set(forms) <= NOTICE:
        return bool(place.file) or forms == ["c"] or set(forms) >= RIGHTS
    holder = "copyright" in place.before and not _NO_NAME.intersection(forms)
    return bool(place.file) and (forms[0] in NOTICE or holder or _placeholder(place))


def _placeholder(place: Place) -> bool:
    """What the reference itself leaves open to be filled in."""
    words = place.reference
    left_open = [Mark.PLACEHOLDER in word.mark for word in words]
    return any(left_open) and all(left or word.form in NOTICE for left, word in zip(left_open, words, strict=True))


def _title(place: Place) -> bool:
    """The name of the license before its first words."""
    forms = {word.form for word in (*place.file, *place.reference)}
    return bool(place.title) and all(form in place.title or form in _TITLE or form.isdigit() for form in forms)


def _address(place: Place) -> bool:
    """Where the Free Software Foundation is, or was."""
    forms = {word.form for word in (*place.file, *place.reference)}
    return forms <= _ADDRESS and bool(_FOUNDATION.intersection((*place.before, *forms, *place.after)))


def _name(place: Place) -> bool:
    """A name where names are filled in."""
    forms = {word.form for word in (*place.file, *place.reference)}
    if forms & _NO_NAME or not place.file or max(len(place.file), len(place.reference)) > _LONGEST_NAME:
        return False
    if place.reference and all(word.form in _JOINTS for word in place.reference):
        return False
    if not place.reference and not all(w.form in _BETWEEN_NAMES or _capital(w) for w in place.file):
        return False
    before = place.before[::-1]
    return any(
        _near(before, opening[::-1]) and (not closings or any(_near(place.after, closing) for closing in closings))
        for opening, closings in _SLOTS
    )


def _capital(word: Word) -> bool:
    return word.form not in word.written or word.form.isdigit()


def _near(words: Sequence[str], phrase: _Phrase) -> bool:
    """Whether PHRASE is one of the first things in WORDS; an empty one, whether there are none."""
    if not phrase:
        return not words
    for place in range(_SLOT_WORDS + 1):
        if tuple(words[place : place + len(phrase)]) == phrase:
            return not _NO_NAME.intersection(words[:place])
    return False


_REASONS: tuple[tuple[str, Callable[[Place], bool]], ...] = (
    ("list labels", _labels),
    ("markup", _markup),
    ("copyright sign", _sign),
    ("spelling", _spelling),
    ("copyright notice", _copyright),
    ("title", _title),
    ("address", _address),
    ("filled in", _placeholder),
    ("name filled in", _name),
)
"""The first that holds is named. All hold of nothing at all, which is never asked."""
