# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A statement taken apart: years and holder, and whether it is a statement at all."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from licet.model import Copyright
from licet.scanner.copyrights.reader import NAMING
from licet.scanner.copyrights.statement import Span
from licet.scanner.copyrights.vocabulary import ABBREVIATIONS, BEFORE_BARE, LAWS, LEADING, NO_HOLDERS, OPEN_YEARS
from licet.scanner.copyrights.words import Kind, Word, bare, is_short_year

_EDGES = " ,;:&-~/\"'!_+"
_CLOSE_COMMA = re.compile(r",(?=\S)")
_EMPTY = re.compile(r"\(\s*\)|<\s*>")
_CODE = re.compile(r"->|::|[;{}=_$\\]|\w\(|\)\.|\.\w*[A-Z]\w*\(|[&|]{2}|[<>]=?(?:\s|$)")
_PLACEHOLDER = re.compile(
    r"\b(?:your|my|m\. ?y\.) (?:full )?name\b|\bname of (?:the )?(?:author|copyright)", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:spdx-)?(?:(?:file|snippet)copyright-?text|(?:assembly|app|legal|bundle-)copyright)", re.IGNORECASE
)


def parse(span: Span) -> Copyright | None:
    """SPAN as years and holder, or None where it is no statement of a copyright."""
    holder = _holder(span.body) or _holder([word for word in span.before if word.kind is not Kind.STOP])
    years = _years(span.body)
    if not years and not (holder and _claims(span, holder)):
        return None
    if _PLACEHOLDER.search(holder) or any(bare(word.text) in LAWS for word in span.body[:4]):
        return None
    words = [word.text for word in (*span.before, *_sign(span.sign), *span.body)]
    return Copyright(_trimmed(words), holder, years, (span.before or span.sign)[0].line)


def _sign(sign: Sequence[Word]) -> list[Word]:
    """SIGN in words: the label of a field is `Copyright`, or nothing where that word follows it."""
    kept = []
    for place, word in enumerate(sign):
        if bare(word.text).startswith("opyright"):
            kept.append(word._replace(text="Copyright"))
        elif not _LABEL.fullmatch(bare(word.text)):
            kept.append(word)
        elif not any("opyr" in after.text.lower() for after in sign[place + 1 :]):
            kept.append(word._replace(text="Copyright"))
    return kept


def _claims(span: Span, holder: str) -> bool:
    """Whether the holder that is named without a year is one, and not the rest of a sentence or of code."""
    names = [word for word in span.body if word.kind is Kind.NAME]
    leads = {bare(word.text) for word in (*span.sign, *span.body[:1])}
    if not names:
        return "by" in leads and not {"their", "its"} & {bare(word.text) for word in span.body}
    if bare(names[0].text) in NO_HOLDERS or not any(len(bare(word.text)) > 1 for word in names):
        return False
    first = span.body[0]
    if first.kind is Kind.LINK and bare(first.text) not in ("by", "the", "its", "of"):
        return False
    if "c" in leads or leads & {"by", "is", "are"}:
        return any("op" in lead for lead in leads) or "c" not in leads or _named_by_sign(span, holder)
    if span.sign[-1].text.endswith(","):  # one name in a list of names: what code imports, say
        return False
    return not _CODE.search(holder) and _may_claim(span)


def _named_by_sign(span: Span, holder: str) -> bool:
    """Whether what follows the sign alone is a name: `(c)` is also a point of a list, and an argument of a call."""
    naming = [word.text for word in span.body if word.kind in NAMING and len(bare(word.text)) > 1]
    glued = span.sign[-1].kind is Kind.DASH or naming[:1] == [] or naming[0].startswith(".")
    return len(naming) > 1 and not glued and not _CODE.search(holder)


def _may_claim(span: Span) -> bool:
    """Whether the word `copyright`, without sign or year, stands where it claims one."""
    word = span.sign[0].text
    if not (word.islower() or word.isupper()) or not span.after:
        return True
    return bare(span.after) in BEFORE_BARE or span.after.endswith((".", ":", ",", ";"))


def _years(body: Sequence[Word]) -> str:
    """The years of BODY, with commas between them and ranges closed up: `1999-2001, 2003`."""
    years = ""
    before = None
    for word, in_list in zip(body, _in_years(body), strict=True):
        if in_list:
            dashed = before is not None and before.text in ("-", "--", "~", "to")
            years += ("-" if dashed else ", ") + word.text.strip("()[]<>.,:;'\"-?$ ")
        before = word
    return _CLOSE_COMMA.sub(", ", years[1:].strip())


def _in_years(body: Sequence[Word]) -> Iterator[bool]:
    """Of each word of BODY whether it is a year or goes on with a list of them."""
    years = False
    for word in body:
        years = word.kind is Kind.YEAR or (years and (is_short_year(word.text) or bare(word.text) in OPEN_YEARS))
        yield years
        years = years or word.text in ("-", "--", "~", "to")


def _holder(body: Sequence[Word]) -> str:
    """The words of BODY that name someone; the address where there is no name."""
    return _trimmed(_names(body)) or _trimmed(word.text for word in body if word.kind is Kind.ADDRESS)


def _names(body: Sequence[Word]) -> list[str]:
    """The words of names in BODY, with a comma where years, an address or a line end is between two names."""
    kept: list[Word] = []
    parted = False
    for word, in_years in zip(body, _in_years(body), strict=True):
        if in_years or (word.kind is Kind.ADDRESS and not word.text.lower().startswith("www.")):
            parted = True
        elif not _is_no_name(word, kept[-1] if kept else None):
            names = word.kind is Kind.NAME or (parted and word.kind is Kind.LOWER)
            if kept and names and (parted or _lists(kept, word)) and kept[-1].kind is not Kind.LINK:
                kept[-1] = kept[-1]._replace(text=kept[-1].text.rstrip(",") + ",")
            kept.append(word)
            parted = False
    return [word.text for word in kept]


def _is_no_name(word: Word, before: Word | None) -> bool:
    if word.kind in (Kind.MARK, Kind.DASH) or (word.kind is Kind.LOWER and word.text.startswith("(")):
        return True
    low = bare(word.text)
    return low in LEADING if before is None else low == "by" and bare(before.text) != "represented"


def _lists(kept: Sequence[Word], word: Word) -> bool:
    """Whether WORD starts a line after one that had a whole name."""
    if word.line == kept[-1].line or word.wrapped:
        return False
    return len([name for name in kept[-2:] if name.kind is not Kind.LINK and name.line == kept[-1].line]) > 1


def _trimmed(words: Iterable[str]) -> str:
    """WORDS without brackets that nothing closes, and without punctuation and links at the ends."""
    text = _balanced(_EMPTY.sub(" ", " ".join(words)))
    text = " ".join(text.split()).strip(_EDGES).lstrip(".)>")
    parts = text.split()
    while parts and bare(parts[-1]) in ("and", "by", "of", "or", "the", "for", "in", "at", ""):
        parts.pop()
    return _without_stop(" ".join(parts).strip(_EDGES))


def _without_stop(text: str) -> str:
    last = text.rpartition(" ")[2].rstrip(".").lower()
    dotted = "." in last and not last.endswith((">", ")"))
    if not text.endswith(".") or last in ABBREVIATIONS or len(last) < 2 or dotted:
        return text
    return text.rstrip(".")


def _balanced(text: str) -> str:
    """TEXT with a space for every bracket that has no partner."""
    unpaired: set[int] = set()
    for opening, closing in ("()", "<>"):
        open_at: list[int] = []
        for place, letter in enumerate(text):
            if letter == opening:
                open_at.append(place)
            elif letter == closing and open_at:
                open_at.pop()
            elif letter == closing:
                unpaired.add(place)
        unpaired.update(open_at)
    return "".join(" " if place in unpaired else letter for place, letter in enumerate(text)) if unpaired else text
