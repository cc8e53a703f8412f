# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Texts that say the same stand once, every holder is named, and nothing in a package reaches terminals or browsers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from licet.errors import UsageError
from licet.licenses.catalog import text
from licet.licenses.expression import parse
from licet.model import Attribution, Document, TextSource
from licet.templates.notices import NoticeFormat, page, sections

MIT = text("MIT").split("\n", 3)[3]


def work(name: str, *texts: str, license: str = "MIT", **fields: tuple[str, ...]) -> Attribution:
    documents = tuple(Document("LICENSE", each) for each in texts)
    source = TextSource.OWN if texts else TextSource.NONE
    notices = tuple(Document("NOTICE", each) for each in fields.get("notices", ()))
    held = fields.get("copyrights", ())
    return Attribution(name, "1.0", f"pkg:pypi/{name}@1.0", "", parse(license), source, documents, notices, held)


def test_texts_that_differ_in_their_holders_alone_stand_once() -> None:
    ada, bob = (work(name, f"Copyright (c) 2020 {name}\nAll rights reserved.\n\n{MIT}") for name in ("Ada", "Bob"))
    rewrapped = work("Eve", f"Copyright 2021 Eve\n\n{' '.join(MIT.split())}")
    licenses, _ = sections([ada, bob, rewrapped])
    assert len(licenses) == 1
    assert [entry.copyrights for entry in licenses[0].entries] == [
        ("Copyright (c) 2020 Ada", "All rights reserved."),
        ("Copyright (c) 2020 Bob", "All rights reserved."),
        ("Copyright 2021 Eve",),
    ]
    assert "Ada" not in licenses[0].text
    assert licenses[0].title == "MIT"


def test_a_text_of_one_work_stands_as_it_is() -> None:
    said = f"Copyright (c) 2020 Ada\n\n{MIT}"
    licenses, _ = sections([work("Ada", said)])
    assert licenses[0].text.split() == said.split()
    assert licenses[0].entries[0].copyrights == ()


def test_holders_stand_beside_a_text_that_names_none() -> None:
    gpl = work("x", text("GPL-3.0-only"), license="GPL-3.0-only", copyrights=("Copyright 2020 Ada",))
    licenses, _ = sections([gpl])
    assert licenses[0].entries[0].copyrights == ("Copyright 2020 Ada",)


def test_notices_stand_whole() -> None:
    licenses, notices = sections([work("x", MIT, notices=("This product has Ada in it.",))])
    assert [section.text for section in notices] == ["This product has Ada in it."]
    shown = page([work("x", MIT, notices=("This product has Ada in it.",))], "engine", NoticeFormat.TEXT)
    assert "NOTICE FILES\n\nx 1.0\n" in shown
    assert len(licenses) == 1


@pytest.mark.parametrize("format", NoticeFormat)
def test_what_a_package_says_cannot_do_anything(format: NoticeFormat) -> None:
    evil = work(
        "<script>alert(1)</script>\x1b[31m", "<b>Free</b>\x07 for all of you\u202e", copyrights=("<i>2020</i> Ada",)
    )
    shown = page([evil], "<engine>", format)
    assert "\x1b" not in shown
    assert "\x07" not in shown
    assert "\u202e" not in shown
    if format is NoticeFormat.HTML:
        assert "<script>" not in shown
        assert "<b>Free" not in shown
        assert "<i>2020" not in shown
    if format is NoticeFormat.MARKDOWN:
        assert "<script>" not in shown


@pytest.mark.parametrize("format", NoticeFormat)
def test_what_has_no_text_is_named(format: NoticeFormat) -> None:
    lacking = work("lacking", license="Apache-2.0")
    assert "lacking" in page([lacking], "engine", format)
    if format is NoticeFormat.JSON:
        assert json.loads(page([lacking], "engine", format))["unknown"][0]["purl"] == "pkg:pypi/lacking@1.0"


def test_a_fence_in_a_text_does_not_end_it() -> None:
    shown = page([work("x", "a\n`````\nb c d e")], "engine", NoticeFormat.MARKDOWN)
    assert shown.count("\n`````") == 2


def test_a_template_of_ones_own(tmp_path: Path) -> None:
    template = tmp_path / "mine.html.j2"
    template.write_text("{{ project }}: {% for work in works %}{{ work.name }}{% endfor %}")
    assert page([work("<x>", MIT)], "engine", NoticeFormat.TEXT, template) == "engine: &lt;x&gt;"
    template.write_text("{{ project \n")
    with pytest.raises(UsageError, match="line"):
        page([], "engine", NoticeFormat.TEXT, template)
    template.write_text("{{ nothing }}")
    with pytest.raises(UsageError, match="nothing"):
        page([], "engine", NoticeFormat.TEXT, template)
    with pytest.raises(UsageError, match="gone"):
        page([], "engine", NoticeFormat.TEXT, tmp_path / "gone")
