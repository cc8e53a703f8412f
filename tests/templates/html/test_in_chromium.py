# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The HTML report opened in a browser: filtered, opened, printed, used by keyboard alone, checked by axe-core."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeAlias

import pytest

from licet.model import Report
from licet.templates.formats import Canvas, render, render_several
from licet.templates.repositories import Row
from licet.templates.repositories import render as render_rows

Opened: TypeAlias = Callable[[str], Any]

SHOWN = "[...document.querySelectorAll('.findings > [data-item]')].filter((e) => !e.hidden).map((e) => e.dataset.code)"
TREE = "[...document.querySelectorAll('.needs [data-item]')].filter((e) => e.checkVisibility()).length"
STATUS = "document.querySelector('#r1-findings [data-status]').textContent"


def page(report: Report, language: str = "en") -> str:
    return render(report, "html", Canvas(language=language))


def type_into(browser: Any, field: str, text: str) -> None:
    browser.run(f"document.querySelector({field!r}).focus()")
    for letter in text:
        browser.press(letter)


def test_it_asks_nobody_and_complains_of_nothing(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    assert [each.split(":", 1)[0] for each in browser.requests] == ["file"]
    assert browser.complaints == []


def test_findings_are_filtered_by_words_severity_and_kind(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    every = ["license-conflict", "license-unknown", "alternative-chosen"]
    assert browser.run(SHOWN) == every
    type_into(browser, "#r1-findings [data-search]", "deep")
    browser.until(f"{STATUS} === '1 of 3 shown'")
    assert browser.run(SHOWN) == ["license-conflict"]
    browser.run("document.querySelector('#r1-findings [data-search]').value = ''")
    browser.run("document.querySelector('input[data-severity=error]').click()")
    browser.until(f"{STATUS} === '2 of 3 shown'")
    assert browser.run(SHOWN) == every[1:]
    browser.run(
        "(() => { const s = document.querySelector('[data-code]:is(select)'); s.value = 'license-unknown';"
        " s.dispatchEvent(new Event('input', { bubbles: true })); })()"
    )
    browser.until(f"{STATUS} === '1 of 3 shown'")
    assert browser.run(SHOWN) == ["license-unknown"]


def test_the_tree_shows_the_way_to_the_conflict_and_finds_by_name(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    assert browser.run(TREE) == 4  # what leads to the conflict is open from the start
    browser.run("document.querySelector('#r1-needs [data-close]').click()")
    assert browser.run(TREE) == 2
    type_into(browser, "#r1-needs [data-search]", "deep")
    browser.until(f"{TREE} === 3")
    browser.run("document.querySelector('#r1-needs [data-search]').value = ''")
    browser.run("document.querySelector('[data-only-marked]').click()")
    browser.until("document.querySelector('#r1-needs [data-status]').textContent === '2 of 4 shown'")


def test_everything_opens_and_closes(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    count = "document.querySelectorAll('details.finding[open]').length"
    assert browser.run(count) == 1
    browser.run("document.querySelector('#r1-findings [data-open]').click()")
    assert browser.run(count) == 3
    browser.run("document.querySelector('#r1-findings [data-close]').click()")
    assert browser.run(count) == 0


def test_it_is_used_by_keyboard_alone(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    browser.press("Tab")
    assert browser.run("document.activeElement.className") == "skip"
    browser.press("Enter")
    assert browser.run("location.hash") == "#r1-findings"
    seen: list[str] = []
    for _ in range(60):
        browser.press("Tab")
        focus = browser.run(
            "(() => { const e = document.activeElement;"
            " const code = e.closest('[data-code]')?.dataset.code ?? '';"
            " return [e.tagName, Object.keys(e.dataset)[0] ?? '', code].join(' ') })()"
        )
        seen.append(focus)
        if focus.startswith("SUMMARY") and focus.endswith("license-unknown"):
            break
    assert any(each.startswith("INPUT search") for each in seen)
    assert any(each.startswith("SELECT") for each in seen)
    state = "document.activeElement.parentElement.open"
    assert browser.run(state) is False
    browser.press("Enter")
    assert browser.run(state) is True
    browser.press(" ")
    assert browser.run(state) is False
    assert browser.run("getComputedStyle(document.activeElement).outlineStyle") != "none"


def test_on_paper_everything_is_open_and_closed_again(report: Report, opened: Opened) -> None:
    browser = opened(page(report))
    browser.run("window.dispatchEvent(new Event('beforeprint'))")
    assert browser.run("document.querySelectorAll('details:not([open])').length") == 0
    browser.run("window.dispatchEvent(new Event('afterprint'))")
    assert browser.run("document.querySelectorAll('details.finding:not([open])').length") == 2
    printed = base64.b64decode(browser.call("Page.printToPDF", printBackground=True)["data"])
    pypdf = pytest.importorskip("pypdf")
    text = " ".join(each.extract_text() for each in pypdf.PdfReader(BytesIO(printed)).pages)
    assert "no license is stated" in text
    assert "license-unknown" in text  # is within a finding that is closed on the screen
    assert "Open all" not in text


@pytest.mark.parametrize("language", ["en", "ko"])
def test_hostile_names_and_texts_do_nothing(hostile: Report, opened: Opened, language: str) -> None:
    browser = opened(page(hostile, language))
    browser.run("document.querySelector('#r1-findings [data-open]').click()")
    browser.run("[...document.querySelectorAll('a, summary, li')].forEach((e) => e.dispatchEvent(new Event('click')))")
    type_into(browser, "#r1-findings [data-search]", "script")
    browser.until(f"{STATUS} !== ''")
    assert browser.run("typeof window.ran") == "undefined"
    assert [each.split(":", 1)[0] for each in browser.requests] == ["file"]
    assert browser.complaints == []
    assert "onerror=window.ran=1" in browser.run("document.body.textContent")


def test_a_script_that_got_in_would_not_run(report: Report, opened: Opened) -> None:
    """What stands behind the escaping: the policy alone stops what is put into the page."""
    source = page(report).replace("<main>", "<main><script>window.ran=1</script><p onclick='window.ran=1' id=p>", 1)
    browser = opened(source)
    browser.run("document.getElementById('p').click()")
    assert browser.run("typeof window.ran") == "undefined"
    assert any("Content Security Policy" in each for each in browser.complaints)


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_nothing_is_wider_than_the_window(report: Report, opened: Opened, width: int, language: str) -> None:
    browser = opened(page(report, language))
    assert browser.picture(width, 800, dark=True).startswith(b"\x89PNG")
    browser.run("document.querySelector('#r1-findings [data-open]').click()")
    assert browser.run("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("several", [False, True])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_axe_finds_nothing(
    report: Report, opened: Opened, axe: str, language: str, *, dark: bool, several: bool
) -> None:
    canvas = Canvas(language=language)
    both = render_several([("one", report), ("two", report)], "html", canvas)
    browser = opened(both if several else page(report, language))
    browser.picture(1280, 900, dark=dark)
    browser.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    browser.run(f"{axe};1")
    found = browser.run(
        "axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.impact, v.nodes[0].html])))"
    )
    assert json.loads(found) == []


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", ["en", "ko"])
def test_axe_finds_nothing_in_a_page_of_many(
    report: Report, hostile: Report, opened: Opened, axe: str, language: str, *, dark: bool
) -> None:
    rows = [Row.of("good", report, 1), Row.of("evil", hostile, 1), Row("broken", 3, "cannot be read")]
    browser = opened(render_rows(rows, "html", Canvas(language=language)))
    browser.picture(1280, 900, dark=dark)
    browser.run("document.querySelectorAll('details').forEach((e) => { e.open = true; })")
    browser.run(f"{axe};1")
    found = browser.run(
        "axe.run(document).then((r) => JSON.stringify(r.violations.map((v) => [v.id, v.impact, v.nodes[0].html])))"
    )
    assert json.loads(found) == []
    assert browser.run("typeof window.ran") == "undefined"


def test_repositories_are_found_by_name(report: Report, opened: Opened) -> None:
    rows = [Row.of("alpha", report, 1), Row.of("beta", report, 1)]
    browser = opened(render_rows(rows, "html", Canvas()))
    type_into(browser, "#all [data-search]", "beta")
    browser.until("document.querySelector('#all [data-status]').textContent === '1 of 2 shown'")
    assert browser.run("[...document.querySelectorAll('#all [data-item]')].filter((e) => !e.hidden).length") == 1
