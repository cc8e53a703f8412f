# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The page, put together: templates, one style, one script, and a policy that lets nothing else run.

Names, texts and metadata of what was scanned may say anything. All of it is escaped where it is put in, control
characters and what turns the direction of text become escapes, and the page's Content-Security-Policy
(https://www.w3.org/TR/CSP3/) lets only the style and the script run that have the digests it names.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from functools import lru_cache, partial
from pathlib import Path

import jinja2
from jinja2.filters import do_mark_safe

from licet.licenses.catalog import find
from licet.model import Report
from licet.templates.formats.canvas import Canvas
from licet.templates.formats.html.needs import named
from licet.templates.formats.html.view import View
from licet.templates.formats.html.words import Words, words
from licet.templates.formats.structure import shown

FOLDER = Path(__file__).resolve().parent


def render(report: Report, canvas: Canvas) -> str:
    """The report as one HTML document in the canvas's language."""
    return _page((View(report, "r1"),), canvas.language)


def render_several(reports: Sequence[tuple[str, Report]], canvas: Canvas) -> str:
    """The reports as one HTML document, each below what it is on."""
    return _page(
        [View(report, f"r{number}", name) for number, (name, report) in enumerate(reports, 1)], canvas.language
    )


def _page(views: Sequence[View], language: str) -> str:
    return page("page.j2", language, views=views)


def page(template: str, language: str, **values: object) -> str:
    """The whole document that TEMPLATE makes of VALUES in LANGUAGE."""
    style, script = _source("page.css"), _source("page.js")
    said = words(language)
    shared = {
        "w": said,
        "style": do_mark_safe(style),
        "script": do_mark_safe(script),
        "policy": _content_policy(style, script),
        "english": do_mark_safe("" if language == "en" else ' lang="en"'),
        "summary": partial(_summary, said=said),
        "named": named,
    }
    return _environment().get_template(template).render(**shared, **values)


def _content_policy(style: str, script: str) -> str:
    """What the page may load and run: its own style and script, and nothing from anywhere."""
    return (
        f"default-src 'none'; style-src '{_digest(style)}'; script-src '{_digest(script)}'; "
        "base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    )


def _digest(source: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}"


@lru_cache(maxsize=2)
def _source(name: str) -> str:
    """The file NAME without the comment that says whose it is."""
    return (FOLDER / name).read_text(encoding="utf-8").split("*/\n", 1)[1]


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(FOLDER),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
        finalize=_printable,
    )
    environment.tests["address"] = _is_address
    return environment


def _printable(value: object) -> object:
    """VALUE as it may be put into the page: text from outside has nothing in it that speaks to a terminal."""
    return shown(value) if isinstance(value, str) and not hasattr(value, "__html__") else value


def _is_address(text: str) -> bool:
    """Whether TEXT may be a link: a page on the web, and nothing that a browser would run or send."""
    return text.startswith(("https://", "http://")) and not any(each.isspace() for each in text)


def _summary(identifier: str, said: Words) -> tuple[str, str]:
    """What the catalog says of the license IDENTIFIER, and the language that it says it in."""
    record = find(identifier)
    if record is None or not record.curated:
        return "", ""
    return (record.summary_ko, "ko") if said.language == "ko" and record.summary_ko else (record.summary, "en")
