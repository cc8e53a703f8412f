# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The HTML report as a document: whole, closed, in two languages, and nothing in it but what licet wrote is markup."""

from __future__ import annotations

import base64
import hashlib
import re
import string
from collections.abc import Callable, Iterator
from dataclasses import replace
from html.parser import HTMLParser

import pytest

from licet.licenses.expression import License, parse
from licet.model import Basis, Component, Inventory, Report, Resolution
from licet.rules.codes import SEVERITIES
from licet.rules.duties.table import rows
from licet.templates.formats import Canvas, render, render_several
from licet.templates.formats.html.groups import Group, group_of
from licet.templates.formats.html.needs import DEEPEST, nodes
from licet.templates.formats.html.words import MESSAGES, words
from licet.templates.formats.structure import UNPRINTABLE
from tests.work import assert_linear

LANGUAGES = sorted(path.stem for path in MESSAGES.glob("*.toml"))
VOID = {"meta", "input", "br"}


class Page(HTMLParser):
    """Elements and their attributes; every one that is opened is closed in its turn."""

    def __init__(self, source: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.words: list[str] = []
        self._open: list[str] = []
        self.feed(source)
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    def of(self, tag: str) -> list[dict[str, str]]:
        return [attributes for each, attributes in self.elements if each == tag]


def made(report: Report, language: str = "en") -> str:
    return render(report, "html", Canvas(language=language))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_section_is_there_in_the_language_that_was_asked_for(report: Report, language: str) -> None:
    page, said = Page(made(report, language)), words(language)
    assert page.of("html")[0]["lang"] == language
    text = " ".join(" ".join(page.words).split())
    for section in ("findings", "licenses", "needs", "components", "wholes", "obligations", "problems"):
        assert said(section, "title") in text
    assert said("verdict", "fail") in text
    assert "GNU GENERAL PUBLIC LICENSE" in text
    assert said("code", "license-conflict") in text


def test_the_same_report_makes_the_same_bytes(report: Report) -> None:
    assert made(report) == made(report)


def test_what_stays_english_in_another_language_says_so(report: Report) -> None:
    page = Page(made(report, "ko"))
    assert {"class": "message", "lang": "en"} in page.of("span")
    assert "lang" not in Page(made(report)).of("span")[0]


@pytest.mark.parametrize("several", [False, True])
def test_nothing_is_asked_of_anybody_and_nothing_else_may_run(report: Report, *, several: bool) -> None:
    source = render_several([("one", report), ("two", report)], "html", Canvas()) if several else made(report)
    page = Page(source)
    assert not [attributes for _, attributes in page.elements if {"src", "srcset", "data", "action"} & set(attributes)]
    assert {tag for tag, _ in page.elements}.isdisjoint({"link", "iframe", "object", "embed", "base", "img"})
    assert not [name for _, attributes in page.elements for name in attributes if name.startswith("on")]
    (policy,) = (each["content"] for each in page.of("meta") if "http-equiv" in each)
    assert policy.startswith("default-src 'none';")
    for tag in ("script", "style"):
        (inner,) = re.findall(f"<{tag}>(.*?)</{tag}>", source, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy
    ids = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    links = [each["href"] for each in page.of("a") if each["href"].startswith("#")]
    assert links
    assert {link[1:] for link in links} <= set(ids)


@pytest.mark.parametrize("language", LANGUAGES)
def test_hostile_text_is_text(report: Report, hostile: Report, language: str) -> None:
    evil, good = made(hostile, language), made(report, language)
    assert {tag for tag, _ in Page(evil).elements} <= {tag for tag, _ in Page(good).elements} | {"br"}
    assert len(Page(evil).of("script")) == 1
    assert all(re.match(r"#|https?://", each["href"]) for each in Page(evil).of("a"))
    assert not UNPRINTABLE.search(evil)
    assert evil.encode("utf-8")
    assert "\\x1b[2J" in evil


def test_a_way_is_marked_from_its_start_to_the_conflict(report: Report) -> None:
    items = [each for each in Page(made(report)).of("li") if "data-item" in each and "data-code" not in each]
    assert [each["class"].split() for each in items] == [
        ["leading"],
        ["leading"],
        ["marked", "error"],
        ["marked", "warning"],
    ]


def chain(length: int) -> Inventory:
    purls = [f"pkg:npm/p{number}@1" for number in range(length)]
    return Inventory(
        resolutions=tuple(
            Resolution(
                Component(purl, direct=not at, parents=(purls[at - 1],) if at else ()), License("MIT"), Basis.DECLARED
            )
            for at, purl in enumerate(purls)
        )
    )


def test_a_chain_of_thousands_is_drawn_within_bounds(report: Report) -> None:
    source = made(replace(report, inventory=chain(5000), findings=()))
    page = Page(source)
    assert source.count("<b>p4999</b>") == 2
    assert f"level {DEEPEST + 1}" in " ".join(page.words)
    assert max(_depths(source)) <= DEEPEST


def test_a_longer_chain_takes_no_more_work_a_package(report: Report) -> None:
    def prepare(size: int) -> Callable[[], object]:
        long = replace(report, inventory=chain(size), findings=())
        return lambda: made(long)

    assert_linear(prepare, 200)


def _depths(source: str) -> Iterator[int]:
    depth = 0
    for tag in re.findall(r"<ul>|</ul>", source.split('<ul class="needs">')[1]):
        depth += 1 if tag == "<ul>" else -1
        yield depth


def test_a_circle_loses_nobody() -> None:
    circle = (
        Resolution(Component("pkg:npm/a@1", direct=False, parents=("pkg:npm/b@1",)), License("MIT"), Basis.DECLARED),
        Resolution(Component("pkg:npm/b@1", direct=False, parents=("pkg:npm/a@1",)), License("MIT"), Basis.DECLARED),
    )
    assert {node.named.name for node in nodes(Inventory(resolutions=circle), {})} == {"a", "b"}


@pytest.mark.parametrize(
    ("expression", "group"),
    [
        ("MIT", Group.PERMISSIVE),
        ("MIT AND GPL-2.0-only", Group.STRONG),
        ("MIT OR GPL-2.0-only", Group.PERMISSIVE),
        ("AGPL-3.0-only", Group.NETWORK),
        ("GPL-2.0-only WITH Classpath-exception-2.0", Group.WEAK),
        ("LicenseRef-nobody-knows", Group.UNKNOWN),
        ("BUSL-1.1", Group.OTHER),
    ],
)
def test_licenses_are_drawn_in_their_group(expression: str, group: Group) -> None:
    assert group_of(parse(expression)) is group


def test_languages_say_the_same_things() -> None:
    english = words("en").table
    fields = {
        (section, key): sorted(name for _, name, _, _ in string.Formatter().parse(text) if name)
        for section, entries in english.items()
        for key, text in entries.items()
    }
    for language in LANGUAGES:
        table = words(language).table
        assert english.keys() <= table.keys()
        for (section, key), names in fields.items():
            said = table[section][key]
            assert sorted(name for _, name, _, _ in string.Formatter().parse(said) if name) == names, (section, key)
        assert set(table["code"]) == set(table["meaning"]) == set(SEVERITIES)


def test_every_duty_has_korean_words() -> None:
    assert {row.key for row in rows()} <= set(words("ko").table["duty"])
