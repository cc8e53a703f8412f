# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a match stands on: the sentences that differ, marked word by word as `git diff --word-diff` marks them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import Any, TypeAlias

from licet.model import Contrast, Detection, Explanation, FileFacts, Method, Part, Sentence
from licet.templates.formats.canvas import NARROWEST, Canvas
from licet.templates.formats.structure import shown

CONTEXT = 30
"""So many equal words are shown before and after a difference; of a longer run, the middle is left out."""

FORMS_NAMED = 3
"""So many differences of form are shown of each kind; JSON has them all."""

SENTENCES = 8
"""Of more sentences in a row that one side alone has, those in the middle are counted; JSON has them all."""

_Styled: TypeAlias = tuple[str, str]
_COLOURS = {Contrast.ADDED: "green", Contrast.MISSING: "red"}
"""Whole sentences of one side alone; several in a row are shown as one."""
_SHOWN_AS = {Contrast.FORM: Contrast.SAME}
_VERBS = {
    Contrast.DIFFERS: ("{} differs", "{} differ"),
    Contrast.MISSING: ("{} of the reference is missing", "{} of the reference are missing"),
    Contrast.ADDED: ("{} is added", "{} are added"),
    Contrast.FORM: ("{} differs in form only", "{} differ in form only"),
}


def explained(facts: FileFacts, explanations: Sequence[Explanation], canvas: Canvas) -> list[str]:
    """Lines for each detection of FACTS with its explanation, in order."""
    pairs = zip(facts.detections, explanations, strict=bool(explanations))
    matches = [_match(detection, explanation, canvas) for detection, explanation in pairs]
    lines: list[str] = []
    for match, following in pairwise([*matches, []]):
        # What is one line stands with its like; what is more, for itself.
        lines += [*match, *([""] if len(match) > 1 or len(following) > 1 else [])]
    return lines


def beside(detected: dict[str, Any], explanations: Sequence[Explanation]) -> dict[str, Any]:
    """DETECTED, the entry of a file, with an `explanation` in each match where there are EXPLANATIONS."""
    for match, explanation in zip(detected["matches"], explanations, strict=bool(explanations)):
        match["explanation"] = entry(explanation)
    return detected


def entry(explanation: Explanation) -> dict[str, Any]:
    """EXPLANATION as plain values, for JSON."""
    return {
        "share": explanation.share,
        "added_words": explanation.added,
        "reference": explanation.reference,
        "summary": summary(explanation),
        "sentences": [_sentence_entry(sentence) for sentence in explanation.sentences],
    }


def summary(explanation: Explanation) -> str:
    """EXPLANATION in one line of plain words."""
    counts = Counter(sentence.contrast for sentence in explanation.sentences)
    told = [_counted(counts[kind], *verbs) for kind, verbs in _VERBS.items() if counts[kind]]
    if told:
        return "; ".join(told)
    return "word for word" if explanation.sentences else explanation.reference


def _sentence_entry(sentence: Sentence) -> dict[str, Any]:
    return {
        "contrast": sentence.contrast,
        "start_line": sentence.start_line,
        "end_line": sentence.end_line,
        "parts": [_part_entry(part) for part in sentence.parts],
    }


def _part_entry(part: Part) -> dict[str, Any]:
    return {
        "contrast": part.contrast,
        "file": shown(part.file),
        "reference": shown(part.reference),
        "start_line": part.start_line,
        "end_line": part.end_line,
        "reason": part.reason or None,
    }


def _match(detection: Detection, explanation: Explanation, canvas: Canvas) -> list[str]:
    told, heading = explanation.sentences, _heading(detection, explanation)
    if all(sentence.contrast is Contrast.SAME for sentence in told):
        return canvas.wrap(f"{heading}; {_source(detection)}", 2, 4)
    lines = [canvas.paint(line, "bold") for line in canvas.wrap(heading, 2, 4)]
    against = "" if explanation.exact else _against(detection, explanation)
    lines += [canvas.paint(line, "dim") for line in canvas.wrap(f"{_source(detection)}{against}", 4)]
    if not explanation.exact:
        lines += _differing(told, canvas)
    return [*lines, *_forms(told, canvas)]


def _heading(detection: Detection, explanation: Explanation) -> str:
    """What is found and how much of it, then in which way it differs: "MIT, 97 % of its words: 2 sentences differ"."""
    more = f" and {_counted(explanation.added, '{}', '{}', 'word')} more" if explanation.added else ""
    share = "" if explanation.exact else f", {_percent(explanation.share)} of its words{more}"
    return shown(f"{detection.expression}{share}: {summary(explanation)}")


def _against(detection: Detection, explanation: Explanation) -> str:
    own = f"rule {detection.rule}"
    told = explanation.reference
    return shown(told.removeprefix(own) if told.startswith(own) else f", beside {told}")


def _source(detection: Detection) -> str:
    method = "exact" if detection.method is Method.HASH else detection.method
    return shown(f"{_lines(detection.start_line, detection.end_line)}, rule {detection.rule} ({method})")


def _percent(share: float) -> str:
    """SHARE in percent, one place after the point, never rounded up."""
    tenths = int(share * 1000 + 1e-6)
    return f"{tenths // 10} %" if tenths % 10 == 0 else f"{tenths / 10:.1f} %"


def _differing(told: Sequence[Sentence], canvas: Canvas) -> Iterator[str]:
    """Every sentence that differs in words, and how many are the same in between."""
    for kind, group in groupby(told, key=lambda each: _SHOWN_AS.get(each.contrast, each.contrast)):
        sentences = list(group)
        if kind is Contrast.SAME:
            yield canvas.paint(f"    … {_counted(len(sentences), '{} the same', '{} the same')}", "dim")
            continue
        for some in [sentences] if kind in _COLOURS else [[sentence] for sentence in sentences]:
            yield from (canvas.paint(line, "dim") for line in canvas.wrap(_label(some), 4))
            left_out = len(some) - SENTENCES if len(some) > SENTENCES else 0
            first, last = some[: SENTENCES // 2], some[SENTENCES // 2 + left_out :]
            yield from _laid(_words([part for each in first for part in each.parts]), 6, canvas)
            if left_out:
                yield canvas.paint(f"      … {_counted(left_out, '{} more', '{} more')}", "dim")
            yield from _laid(_words([part for each in last for part in each.parts]), 6, canvas)


def _label(some: Sequence[Sentence]) -> str:
    """What stands over SOME sentences that are shown together."""
    count = f", {len(some)} sentences" if len(some) > 1 else ""
    lines = [line for each in some for line in (each.start_line, each.end_line) if line is not None]
    if not lines:
        return f"missing{count}:"
    place = _lines(min(lines), max(lines))
    if some[0].contrast is Contrast.ADDED:
        return f"{place}, added{count}:"
    differing = _differing_lines(some[0])
    return f"{place}:" if differing == place else f"{differing}, in the sentence of {place}:"


def _differing_lines(sentence: Sentence) -> str:
    """The lines of SENTENCE that differ; where words are missing, the line that they are missing after."""
    lines: list[int] = []
    at = sentence.start_line or 0
    for part in sentence.parts:
        if part.contrast not in {Contrast.SAME, Contrast.FORM}:
            lines += [part.start_line or at, part.end_line or at]
        at = part.end_line or at
    return _lines(min(lines), max(lines))


def _lines(first: int, last: int) -> str:
    return f"line {first}" if first == last else f"lines {first}-{last}"


def _words(parts: Sequence[Part]) -> Iterator[_Styled]:
    """The words of PARTS, each with its style; long equal runs without their middle."""
    if {part.contrast for part in parts} in ({Contrast.MISSING}, {Contrast.ADDED}):
        yield from _marked(" ".join(part.reference for part in parts), "[-", "-]", "red")
        yield from _marked(" ".join(part.file for part in parts), "{+", "+}", "green")
        return
    for number, part in enumerate(parts):
        if part.contrast not in {Contrast.SAME, Contrast.FORM}:
            yield from (*_marked(part.reference, "[-", "-]", "red"), *_marked(part.file, "{+", "+}", "green"))
            continue
        words = shown(part.file).split()
        head, tail = CONTEXT if number else 0, CONTEXT if number + 1 < len(parts) else 0
        if len(words) > 2 * CONTEXT and head + tail < len(words):
            left_out = f"({len(words) - head - tail} words)"
            words = [*words[:head], "…", left_out, "…", *words[len(words) - tail :]]
        yield from ((word, "") for word in words)


def _marked(text: str, opening: str, closing: str, colour: str) -> list[_Styled]:
    words = shown(text).split()
    return [(word, colour) for word in f"{opening}{' '.join(words)}{closing}".split(" ")] if words else []


def _laid(words: Iterable[_Styled], indent: int, canvas: Canvas) -> Iterator[str]:
    """WORDS in lines that fit, each in its style."""
    width = max(canvas.width, NARROWEST) - indent
    line: list[_Styled] = []
    used = 0
    for word, style in words:
        if line and used + 1 + len(word) > width:
            yield _line(line, indent, canvas)
            line, used = [], 0
        used += len(word) + (1 if line else 0)
        line.append((word, style))
    if line:
        yield _line(line, indent, canvas)


def _line(words: Sequence[_Styled], indent: int, canvas: Canvas) -> str:
    runs = groupby(words, key=lambda word: word[1])
    painted = [canvas.paint(" ".join(word for word, _ in run), style) if style else " ".join(w for w, _ in run)
               for style, run in runs]  # fmt: skip
    return " " * indent + " ".join(painted)


def _forms(told: Sequence[Sentence], canvas: Canvas) -> Iterator[str]:
    """Differences of form by kind, some of each."""
    parts = [part for sentence in told for part in sentence.parts if part.contrast is Contrast.FORM]
    for reason, group in groupby(sorted(parts, key=lambda part: part.reason), key=lambda part: part.reason):
        pairs = list(dict.fromkeys(_pair(part) for part in group))
        more = f" and {len(pairs) - FORMS_NAMED} more" if len(pairs) > FORMS_NAMED else ""
        text = f"in form only, {reason}: {'; '.join(pairs[:FORMS_NAMED])}{more}"
        yield from (canvas.paint(line, "dim") for line in canvas.wrap(text, 4, 6))


def _pair(part: Part) -> str:
    ours, theirs = shown(" ".join(part.file.split())), shown(" ".join(part.reference.split()))
    if not ours:
        return f"“{theirs}” left out"
    place = f" ({_lines(part.start_line, part.end_line)})" if part.start_line and part.end_line else ""
    return f"“{ours}” for “{theirs}”{place}" if theirs else f"“{ours}” added{place}"


def _counted(count: int, one: str, many: str, noun: str = "sentence") -> str:
    return one.format(f"1 {noun}") if count == 1 else many.format(f"{count} {noun}s")
