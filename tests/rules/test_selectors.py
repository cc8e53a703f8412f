# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What an entry of a policy is about."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from licet.rules.selectors import Selection, Selector, parse_selector
from tests.work import assert_linear, needs_limits, printed_within


@pytest.mark.parametrize(
    ("selector", "subject", "selected"),
    [
        ("pkg:pypi/foo", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/Foo", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/foo@1.0", "pkg:pypi/foo@1.0", True),
        ("pkg:pypi/foo@1.0", "pkg:pypi/foo@2.0", False),
        ("pkg:pypi/foo", "pkg:npm/foo@1.0", False),
        ("pkg:npm/%40scope/foo", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/foo", "pkg:npm/%40scope/foo@1.0", False),
        ("vendor", "vendor/a/b.c", True),
        ("vendor/", "vendor/a/b.c", True),
        ("vendor", "vendors/a.c", False),
        ("**/*.js", "a/b/c.js", True),
        ("**/*.js", "c.js", True),
        ("*.js", "a/c.js", False),
        ("a/**/c.js", "a/b/b/c.js", True),
        ("a/?.js", "a/b.js", True),
        ("a+b.js", "aab.js", False),
        ("vendor", "pkg:pypi/vendor", False),
        ("pkg:pypi/foo_bar", "pkg:pypi/foo-bar@1.0", True),
        ("pkg:pypi/foo", "pkg:pypi/foobar@1.0", False),
        ("pkg:npm/@scope/foo", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/@scope/foo@1.0", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/@scope/foo@1.0", "pkg:npm/%40scope/foo@2.0", False),
        ("pkg:npm/@other/foo", "pkg:npm/%40scope/foo@1.0", False),
        ("pkg:golang/a.b/c@v1+x", "pkg:golang/a.b/c@v1%2Bx", True),
        ("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=amd64", True),
        ("pkg:deb/debian/curl?arch=amd64", "pkg:deb/debian/curl@7?arch=arm64", False),
        ("pkg:deb/debian/curl", "pkg:deb/debian/curl@7?arch=arm64", True),
        ("./vendor", "vendor/a.c", True),
        (".", "a/b.c", True),
        (".", "pkg:pypi/foo", False),
        ("**", "a/b.c", True),
        ("vendor/**", "vendor/a/b.c", True),
        ("vendor/**", "vendors/a.c", False),
        ("vendor/*/src", "vendor/a/src/b.c", True),
        ("vendor/*/src", "vendor/a/b/src/c.c", False),
        ("a/[bc].js", "a/b.js", False),
        ("a.js", "axjs", False),
        # Wildcards in packages are those of paths.
        ("pkg:npm/%40scope/*", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/@scope/*", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/*", "pkg:npm/%40scope/foo@1.0", False),
        ("pkg:npm/**", "pkg:npm/%40scope/foo@1.0", True),
        ("pkg:npm/**", "pkg:pypi/foo@1.0", False),
        ("pkg:pypi/Django_*", "pkg:pypi/django-filter@1.0", True),
        ("pkg:pypi/django-*", "pkg:pypi/django@1.0", False),
        ("pkg:pypi/django-*@1.0", "pkg:pypi/django-filter@2.0", False),
        ("pkg:golang/github.com/acme/**", "pkg:golang/github.com/acme/tool/v2@v2.0.0", True),
        ("pkg:golang/github.com/acme/*", "pkg:golang/github.com/acme/tool/v2@v2.0.0", False),
        # Ranges stand where a version would.
        ("pkg:pypi/foo@>=1,<2", "pkg:pypi/foo@1.5", True),
        ("pkg:pypi/foo@>=1,<2", "pkg:pypi/foo@2.0", False),
        ("pkg:pypi/foo@>=1,<2", "pkg:pypi/foo", False),
        ("pkg:pypi/foo@>=1,<2", "pkg:pypi/bar@1.5", False),
        ("pkg:npm/@scope/foo@<2", "pkg:npm/%40scope/foo@1.9.9", True),
        ("pkg:npm/@scope/*@!=1.0.0", "pkg:npm/%40scope/foo@1.0.0", False),
        ("pkg:deb/debian/curl@<8?arch=amd64", "pkg:deb/debian/curl@7.88.1-10?arch=amd64", True),
        ("pkg:deb/debian/curl@<8?arch=amd64", "pkg:deb/debian/curl@7.88.1-10?arch=arm64", False),
        ("a/**/**/b.c", "a/b.c", True),
        ("**/a/*/b/**", "x/a/y/a/z/b/c.c", True),
        ("**/*a*b*c", "x/1a2b3c", True),
        ("*ab*ab", "ab", False),
        ("*ab*ab", "abab", True),
    ],
)
def test_selection(selector: str, subject: str, selected: bool) -> None:
    assert parse_selector(selector).selects(subject) is selected


@pytest.mark.parametrize(
    "text",
    [
        "/etc/passwd",
        "../up",
        "a\\b",
        "pkg:",
        "pkg:pypi",
        "a/**.js",
        "a**",
        "pkg:npm/a**",
        "pkg:npm/a@>=",
        "pkg:npm/a@>x",
    ],
)
def test_what_selects_nothing_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_selector(text)


def test_a_selector_keeps_its_spelling() -> None:
    assert parse_selector("pkg:pypi/Foo") == Selector("pkg:pypi/Foo")


NAMES = st.text("ab.-_+ é", min_size=1, max_size=5).filter(lambda name: name not in {".", ".."})
PATHS = st.lists(NAMES, min_size=1, max_size=4).map("/".join)


@given(PATHS)
def test_a_path_selects_itself_and_what_is_below_it(path: str) -> None:
    for spelled in (path, f"{path}/", f"./{path}"):
        assert Selector(spelled).selects(path)
        assert Selector(spelled).selects(f"{path}/below/it.c")
        assert not Selector(spelled).selects(f"{path}x")


@given(PATHS, PATHS)
def test_two_stars_select_at_every_depth_and_one_star_at_one(folder: str, path: str) -> None:
    assert Selector("**").selects(path)
    assert Selector(f"{folder}/**").selects(f"{folder}/{path}")
    assert Selector(f"**/{path}").selects(f"{folder}/{path}")
    assert Selector(f"{folder}/*.c").selects(f"{folder}/x.c")
    assert not Selector(f"{folder}/*.c").selects(f"{folder}/x/{path}/y.c")


@given(st.text(max_size=20))
def test_any_text_is_a_selector_or_a_value_error(text: str) -> None:
    for spelled in (text, f"pkg:{text}", f"pkg:npm/{text}"):
        try:
            selector = parse_selector(spelled)
        except ValueError:
            continue
        assert selector.selects("pkg:npm/a@1") in {True, False}
        assert selector.selects("a/b.c") in {True, False}


def test_a_glob_that_cannot_be_says_how_to_write_it() -> None:
    with pytest.raises(ValueError, match=r"such as 'src/\*\*/\.js'"):
        parse_selector("src/**.js")


@pytest.mark.parametrize("glob", ["**/a/" * 20 + "b", "a*/" + "**/*a*a/" * 20 + "b", "**/" * 20 + "b"])
def test_a_longer_path_takes_no_more_work_a_folder(glob: str) -> None:
    def prepare(folders: int) -> Callable[[], object]:
        path = "/".join(["a" * 9] * folders)
        return lambda: parse_selector(glob).selects(path)

    assert_linear(prepare, 1_000)


_STARS = """
from licet.rules.selectors import parse_selector
for glob in ("*a" * 400 + "b", "a*" * 200 + "/" + "**/*a*a/" * 200 + "b"):
    for path in ("a" * 40_000, "/".join(["a" * 400] * 40)):
        print(parse_selector(glob).selects(path))
"""


@needs_limits
def test_no_star_is_tried_at_every_place() -> None:
    assert printed_within(60, _STARS).split() == ["False"] * 4


def test_a_selection_answers_as_its_selectors_do_in_their_order() -> None:
    texts = ["pkg:npm/a", "vendor/**", "pkg:npm/*", "**/x.c", "pkg:npm/a@>=2", "*/x.c", "."]
    selection = Selection((Selector(text), text) for text in texts)
    for subjects in (
        ["pkg:npm/a@1.0.0"],
        ["pkg:npm/a@2.0.0"],
        ["vendor/x.c"],
        ["y.c"],
        ["pkg:npm/b@1", "vendor/a/x.c"],
    ):
        meant = [text for text in texts if any(Selector(text).selects(subject) for subject in subjects)]
        assert list(selection.of(subjects)) == meant


def test_a_selector_is_exact_without_wildcards_and_ranges() -> None:
    exact = ["pkg:npm/a", "pkg:npm/a@1", "pkg:npm/*", "pkg:npm/a@<1"]
    assert [Selector(text).is_exact for text in exact] == [True, True, False, False]
