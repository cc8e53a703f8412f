# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Following "see LICENSE": to the right file, inside the tree, to an end."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.licenses.expression import parse
from licet.model import Detection, Evidence, FileFacts, FileKind, Method, Role
from licet.scanner.classify import classify
from licet.scanner.content import look
from licet.scanner.file_names import FileNames
from licet.scanner.references import follow
from licet.scanner.results.rows import decoded, encoded

POINTER = "LicenseRef-scancode-unknown-license-reference"


def pointer(*names: str, line: int = 3) -> Detection:
    return Detection(parse(POINTER), line, line, 1.0, Method.EXACT, "see", Role.MENTION, names)


def license(expression: str, *, role: Role = Role.TEXT, score: float = 1.0, line: int = 1) -> Detection:
    return Detection(parse(expression), line, line + 9, score, Method.EXACT, "rule", role)


def tree(**files: tuple[Detection, ...] | Detection) -> tuple[FileFacts, ...]:
    found = {path.replace("__", "/").replace("_dot_", "."): said for path, said in files.items()}
    return tuple(
        FileFacts(path, classify(path), 1, "00", said if isinstance(said, tuple) else (said,))
        for path, said in sorted(found.items())
    )


def followed(files: tuple[FileFacts, ...], path: str) -> str:
    (file,) = (file for file in follow(files)[0] if file.path == path)
    return str(file.expression)


def test_the_license_of_the_file_pointed_to_holds() -> None:
    files, problems = follow(tree(LICENSE=license("MIT"), src__a_dot_py=pointer("LICENSE")))
    (found,) = files[1].detections
    assert str(found.expression) == "MIT"
    assert found.role is Role.TAG
    assert found.rule == "see"
    assert found.followed is not None
    assert str(found.followed.stated) == POINTER
    assert found.followed.places == (Evidence("LICENSE", 1, "MIT"),)
    assert problems == ()


def test_the_nearest_file_is_meant() -> None:
    files = tree(LICENSE=license("MIT"), lib__LICENSE=license("ISC"), lib__x__a_dot_py=pointer("LICENSE"))
    assert followed(files, "lib/x/a.py") == "ISC"


@pytest.mark.parametrize("there", ["LICENSE", "license", "LICENSE.md", "Licence.txt", "LICENCE"])
@pytest.mark.parametrize("written", ["LICENSE", "LICENSE.txt", "licence", "./LICENSE"])
def test_spelling_is_no_hindrance(there: str, written: str) -> None:
    files = (
        FileFacts(there, FileKind.LICENSE, 1, "00", (license("MIT"),)),
        FileFacts("src/a.c", FileKind.SOURCE, 1, "00", (pointer(written),)),
    )
    assert followed(files, "src/a.c") == "MIT"


def test_the_spelling_that_is_nearest_goes_first() -> None:
    files = tree(LICENSE_dot_md=license("ISC"), LICENSE_dot_txt=license("MIT"), a_dot_c=pointer("license.TXT"))
    assert followed(files, "a.c") == "MIT"


def test_a_folder_of_others_work_is_not_left() -> None:
    files, problems = follow(tree(LICENSE=license("MIT"), vendor__x__a_dot_c=pointer("LICENSE")))
    assert str(files[1].expression) == POINTER
    assert [(p.path, p.code, p.line, p.matters) for p in problems] == [("vendor/x/a.c", "reference-missing", 3, False)]


def test_the_package_is_the_nearest_folder_with_a_license() -> None:
    files = tree(COPYING=license("Zlib"), po__de_dot_po=pointer("."), LICENSES__MIT_dot_txt=license("MIT"))
    assert followed(files, "po/de.po") == "Zlib"


def test_several_files_hold_together() -> None:
    names = ("LICENSE-APACHE", "LICENSE-MIT")
    files = (
        FileFacts(names[0], FileKind.LICENSE, 1, "00", (license("Apache-2.0"),)),
        FileFacts(names[1], FileKind.LICENSE, 1, "00", (license("MIT"),)),
        FileFacts("a.rs", FileKind.SOURCE, 1, "00", (pointer(*names),)),
    )
    assert followed(files, "a.rs") == "Apache-2.0 AND MIT"


def test_other_names_are_for_where_no_license_file_is_there() -> None:
    readme = license("ISC", role=Role.NOTICE)
    both = tree(LICENSE=license("MIT"), README=readme, a_dot_c=pointer("LICENSE", "README"))
    assert followed(both, "a.c") == "MIT"
    assert followed(tree(README=readme, a_dot_c=pointer("LICENSE", "README")), "a.c") == "ISC"


def test_a_chain_is_followed_to_its_end() -> None:
    files = tree(COPYING=license("MIT"), LICENSE=pointer("COPYING"), a_dot_c=pointer("LICENSE"))
    assert followed(files, "a.c") == "MIT"
    assert followed(files, "LICENSE") == "MIT"


def test_a_circle_ends_where_it_began() -> None:
    files = tree(COPYING=pointer("LICENSE"), LICENSE=pointer("COPYING"), a_dot_c=pointer("LICENSE"))
    made, problems = follow(files)
    assert made == files
    assert {problem.code for problem in problems} == {"reference-unclear"}


def test_a_file_that_points_to_itself_is_left_alone() -> None:
    files = tree(LICENSE=pointer("LICENSE"))
    made, problems = follow(files)
    assert (made, problems) == (files, ())


def test_what_says_nothing_is_said_to() -> None:
    files = tree(LICENSE=license("MIT", score=0.5), a_dot_c=pointer("LICENSE"), b_dot_c=pointer("LICENSE"))
    made, (problem,) = follow(files)
    assert made == files
    assert (problem.path, problem.code) == ("a.c", "reference-unclear")
    assert "as 1 more do" in problem.message


def test_the_licenses_of_a_bundle_are_missed() -> None:
    _, (problem,) = follow(tree(main_dot_js=pointer("main.js.LICENSE.txt")))
    assert problem.code == "reference-missing"


@pytest.mark.parametrize("name", ["license", "README", "frob.c", "."])
def test_what_may_be_just_a_word_is_not_missed(name: str) -> None:
    assert follow(tree(a_dot_c=pointer(name)))[1] == ()


def test_a_license_file_that_is_one_is_not_enlarged_by_what_it_points_to() -> None:
    files = tree(LICENSE=(license("MIT"), pointer("COPYING")), COPYING=license("GPL-3.0-only"))
    assert follow(files)[0] == files


def test_a_file_with_a_license_of_its_own_is_not_tagged_with_another() -> None:
    files = tree(LICENSE=license("MIT"), a_dot_c=(license("ISC", role=Role.TAG), pointer("LICENSE", line=20)))
    (source,) = (file for file in follow(files)[0] if file.path == "a.c")
    assert [str(d.expression) for d in source.detections] == ["ISC", "MIT"]
    assert source.detections[1].role is Role.MENTION


def test_the_text_of_a_gnu_license_does_not_take_later_versions_away() -> None:
    named = license("GPL-3.0-or-later", role=Role.MENTION, line=3)
    files = tree(COPYING=license("GPL-3.0-only"), a_dot_c=(named, pointer("COPYING", line=4)))
    assert followed(files, "a.c") == "GPL-3.0-or-later"


def test_a_sentence_that_no_rule_has_counts_once_it_is_followed() -> None:
    sentence = pointer("COPYING", line=2)
    source = FileFacts("src/a.c", FileKind.SOURCE, 1, "00", pointers=(sentence,))
    alone, (problem,) = follow((source,))
    assert alone == (source,)
    assert problem.code == "reference-missing"
    _, found = follow((*tree(COPYING=license("MIT")), source))[0]
    assert (str(found.expression), found.pointers) == ("MIT", ())
    assert [(d.start_line, d.role) for d in found.detections] == [(2, Role.TAG)]


def test_what_was_read_of_a_file_is_followed_whether_it_is_remembered_or_not() -> None:
    for said in (b"/* See LICENSE for license details. */", b"/* Please see the COPYING file. */", b"nothing"):
        content = look(said)
        assert decoded(encoded(content)) == content
    assert look(b"/* Please see the COPYING file. */").pointers


_FOLDERS = st.lists(st.sampled_from(["a", "b", "vendor", "src"]), max_size=3)
_BASES = st.sampled_from(["LICENSE", "COPYING", "README.md", "license.txt", "x.c", "y.py"])
_NAMES = st.builds(
    lambda folders, base: "/".join([*folders, base]), st.lists(st.sampled_from(["..", "a", "."]), max_size=4), _BASES
) | st.sampled_from([".", "..", "../..", "LICENSE/..", "x"])
_SAID = st.lists(
    st.builds(lambda names: pointer(*names), st.lists(_NAMES, min_size=1, max_size=3))
    | st.sampled_from([license("MIT"), license("ISC", role=Role.NOTICE), license("Zlib", score=0.4)]),
    max_size=3,
).map(tuple)
_TREES = st.dictionaries(st.builds(lambda f, b: "/".join([*f, b]), _FOLDERS, _BASES), _SAID, max_size=8)


@given(_TREES)
def test_following_ends_stays_inside_and_does_nothing_twice(said: dict[str, tuple[Detection, ...]]) -> None:
    files = tuple(FileFacts(path, classify(path), 1, "00", found) for path, found in sorted(said.items()))
    made, _ = follow(files)
    assert [file.path for file in made] == [file.path for file in files]
    for before, after in zip(files, made, strict=True):
        for was, detection in zip(before.detections, after.detections, strict=True):
            if detection.followed is None:
                assert detection == was
            else:
                assert detection.followed.stated == was.expression
                assert {place.path for place in detection.followed.places} <= said.keys() - {after.path}
    assert follow(made)[0] == made


@given(_TREES)
def test_the_order_of_files_does_not_matter(said: dict[str, tuple[Detection, ...]]) -> None:
    files = tuple(FileFacts(path, classify(path), 1, "00", found) for path, found in sorted(said.items()))
    assert tuple(reversed(follow(files[::-1])[0])) == follow(files)[0]


def test_a_long_chain_is_followed_from_any_end() -> None:
    count = 500
    chain = [
        FileFacts(f"LICENSE.{n}.txt", FileKind.LICENSE, 1, "", (pointer(f"LICENSE.{n + 1}.txt"),)) for n in range(count)
    ]
    files = (*chain, FileFacts(f"LICENSE.{count}.txt", FileKind.LICENSE, 1, "", (license("MIT"),)))
    assert {str(file.expression) for file in follow(files)[0]} == {"MIT"}
    assert follow(files[::-1])[0] == follow(files)[0][::-1]


@given(st.builds(lambda f, b: "/".join([*f, b]), _FOLDERS, _BASES), st.lists(_NAMES, max_size=4))
def test_what_is_found_is_in_the_tree(path: str, names: list[str]) -> None:
    there = ["LICENSE", "a/COPYING", "a/b/license.txt", "vendor/x.c"]
    found = FileNames([*there, path]).find(path, names)
    assert set(found) <= set(there) - {path}
    assert all(".." not in PurePosixPath(place).parts for place in found)
