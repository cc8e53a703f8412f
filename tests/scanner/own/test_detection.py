# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A user's own rules are found as the bundled ones are, and change nothing about those."""

# REUSE-IgnoreStart: the tags below are of texts that the tests look at.

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from licet.licenses import catalog
from licet.licenses.expression import parse
from licet.model import Detection, Method, Role
from licet.scanner import own
from licet.scanner.detect import engine
from licet.scanner.detect.explain import explain_file
from licet.scanner.detect.index import open_index
from licet.scanner.scan import scan_each

OURS = "LicenseRef-frob-frobnitz-internal"
Using = Callable[..., own.Overlay]


def only(text: str) -> Detection:
    (found,) = engine().detect(text)
    return found


def names(text: str) -> list[str]:
    return [str(found.expression) for found in engine().detect(text)]


def test_a_text_is_found_as_itself(using: Using, files: dict[str, str], terms: str) -> None:
    using(files)
    found = only(terms)
    assert (str(found.expression), found.score, found.role) == (OURS, 1.0, Role.TEXT)
    assert found.rule == "frobnitz-internal.LICENSE"


def test_a_text_is_found_among_others_with_its_lines(using: Using, files: dict[str, str], terms: str) -> None:
    using(files)
    commented = "".join(f" * {line}\n" for line in terms.splitlines())
    found = engine().detect(f"{catalog.text('Zlib')}\n\n/*\n{commented} */\nint frob;\n")
    assert {str(each.expression) for each in found[:-1]} == {"Zlib"}
    assert (str(found[-1].expression), found[-1].method) == (OURS, Method.EXACT)
    assert found[-1].end_line - found[-1].start_line == len(terms.splitlines()) - 1


def test_a_changed_text_is_found_with_what_is_left_of_it(using: Using, files: dict[str, str], terms: str) -> None:
    using(files)
    changed = terms.replace("Employees", "All staff and employees").replace("binary", "compiled")
    found = only(f"Terms of this tool\n\n{changed}")
    assert (str(found.expression), found.method) == (OURS, Method.APPROXIMATE)
    assert 0.9 < found.score < 1


def test_a_notice_is_found_unless_its_required_phrase_is_broken(using: Using, files: dict[str, str]) -> None:
    using(files)
    notice = files["frobnitz-internal_1.RULE"].split("---\n")[2]
    said = f"/* {notice.replace('{{', '').replace('}}', '')} */\nint x;\n"
    found = only(said)
    assert (str(found.expression), found.score, found.role) == (OURS, 1.0, Role.NOTICE)
    changed = only(said.replace("property", "dear old treasure"))
    assert (str(changed.expression), changed.method) == (OURS, Method.APPROXIMATE)
    assert OURS not in names(said.replace("inside Frobnitz", "inside and outside Frobnitz"))


def test_a_false_positive_hides_what_the_bundled_rules_find(using: Using, files: dict[str, str]) -> None:
    said = "In May: Released under the GPL license were these parties of the Frobnitz choir.\n"
    assert names(said)
    using(files)
    assert names(said) == []
    assert names("In May: Released under the GPL license were these parties.\n")


def test_a_tag_with_the_id_is_read_whatever_its_case(using: Using, files: dict[str, str]) -> None:
    using(files)
    found = only(f"# SPDX-License-Identifier: {OURS.lower()} OR mit\nprint()\n")
    assert found.expression == parse(f"{OURS} OR MIT")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("frobnitz-internal", OURS),
        ("gpl-2.0-plus WITH classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"),
        ("GPL-2.0-or-later with Classpath-exception-2.0", "GPL-2.0-or-later WITH Classpath-exception-2.0"),
        ("mit OR (frobnitz-internal AND apache-2.0)", f"MIT OR ({OURS} AND Apache-2.0)"),
        ("GPL-2.0+", "GPL-2.0-or-later"),
        ("apache-2.0", "Apache-2.0"),
        ("proprietary-license", "LicenseRef-scancode-proprietary-license"),
        (f"{OURS.lower()} and mit", f"{OURS} AND MIT"),
    ],
)
def test_an_expression_is_of_keys_and_of_ids(using: Using, files: dict[str, str], written: str, meant: str) -> None:
    rule = f"---\nlicense_expression: {written}\nis_license_notice: yes\n---\nFrobbery goes by the winter terms.\n"
    using({**files, "winter_1.RULE": rule})
    assert names("Frobbery goes by the winter terms.") == [meant]


def test_an_own_id_goes_before_one_made_of_the_key(using: Using, files: dict[str, str], terms: str) -> None:
    files["frobnitz-internal.LICENSE"] = files["frobnitz-internal.LICENSE"].replace(
        "owner:", "spdx_license_key: LicenseRef-Frobnitz-2\nother_spdx_license_keys:\n  - LicenseRef-Frob\nowner:"
    )
    using(files)
    assert names(terms) == ["LicenseRef-Frobnitz-2"]
    assert names("SPDX-License-Identifier: LicenseRef-frob\n") == ["LicenseRef-Frobnitz-2"]


def test_without_a_namespace_the_key_is_the_id(using: Using, files: dict[str, str], terms: str) -> None:
    using(files, namespace="")
    assert names(terms) == ["LicenseRef-frobnitz-internal"]


def test_an_exception_is_an_addition(using: Using) -> None:
    text = "As an exception, Frobnitz lets its customers link this library with whatever they like to.\n"
    head = "name: Frob Exception\ncategory: Copyleft Limited\nis_exception: yes\n"
    head_of_rule = "license_expression: gpl-2.0 WITH frob-exception\nis_license_notice: yes\n"
    rule = f"---\n{head_of_rule}---\nFrob under GPL with theirs\n"
    using({"frob-exception.LICENSE": f"---\n{head}---\n{text}", "frob_1.RULE": rule})
    assert names("Frob under GPL with theirs") == ["GPL-2.0-only WITH AdditionRef-frob-frob-exception"]
    record = catalog.record("AdditionRef-frob-frob-exception")
    assert (record.kind, record.category) == ("exception", "weak-copyleft")


def test_words_of_any_language_are_found_word_for_word(using: Using) -> None:
    text = "Nutzung nur für Mitarbeiter der Frobnitz GmbH; Weitergabe an Dritte ist untersagt. 無断転載を禁ず。\n"
    head = "license_expression: proprietary-license\nis_license_notice: yes\nlanguage: de\n"
    using({"frob-de_1.RULE": f"---\n{head}---\n{text}"})
    (found,) = engine().detect(f"zebra\n\n{text.upper()}\n\nzebra\n")
    assert (found.rule, found.start_line) == ("frob-de_1.RULE", 3)


def test_what_is_deprecated_is_not_looked_for(using: Using, files: dict[str, str], terms: str) -> None:
    files["frobnitz-internal.LICENSE"] = files["frobnitz-internal.LICENSE"].replace(
        "owner:", "is_deprecated: yes\nreplaced_by:\n  - mit\nowner:"
    )
    using(files)
    assert OURS not in names(terms)
    record = catalog.record(OURS)
    assert (record.deprecated, record.superseded_by) == (True, "MIT")


@pytest.mark.parametrize("id", ["MIT", "Apache-2.0", "GPL-2.0-only", "BSD-3-Clause", "LicenseRef-scancode-cc0-notice"])
def test_bundled_answers_stay_as_they_are(using: Using, files: dict[str, str], id: str) -> None:
    text = catalog.text(id) if catalog.find(id) else "Licensed under the CC0.\n"
    texts = (text, text[len(text) // 3 :], f"Licensed under {id}.\n\n{text.replace('the', 'that')}")
    before = [engine().detect(each) for each in texts]
    using(files)
    assert [engine().detect(each) for each in texts] == before


def test_bundled_rules_and_words_keep_their_numbers(using: Using, files: dict[str, str]) -> None:
    bundled = open_index()
    using(files)
    added = open_index()
    assert added.names == [*bundled.names, "frobnitz-internal.LICENSE", "frobnitz-internal_1.RULE", "choir_1.RULE"]
    assert all(added.numbers[word] == number for word, number in bundled.numbers.items())
    assert added.start[: len(bundled.start)] == bundled.start
    assert added.digest != bundled.digest


def test_every_process_has_the_rules(using: Using, files: dict[str, str], terms: str, tmp_path: Path) -> None:
    using(files)
    paths = [tmp_path / f"{number}.txt" for number in range(70)]
    for path in paths:
        path.write_text(terms)
    asked, over = [str(path) for path in paths], threading.Event()
    forked = [str(facts.expression) for facts, _ in scan_each(asked, jobs=2)]
    waiting = threading.Thread(target=over.wait)
    waiting.start()  # beside other threads, processes are begun anew
    try:
        fresh = [str(facts.expression) for facts, _ in scan_each(asked, jobs=2)]
    finally:
        over.set()
        waiting.join()
    assert forked == fresh == [OURS] * 70


def test_what_differs_from_the_text_is_explained(
    using: Using, files: dict[str, str], terms: str, tmp_path: Path
) -> None:
    using(files)
    path = tmp_path / "TERMS"
    path.write_text("Terms:\n" + terms.replace("no warranty", "a warranty of a year"))
    ((facts, _),) = scan_each([str(path)])
    (told,) = explain_file(str(path), facts)
    assert "warranty" in str(told)


# REUSE-IgnoreEnd
