# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The page of notices in each format, by a Jinja2 template of licet's own or of the user's."""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum
from pathlib import Path
from typing import Any

import jinja2

from licet.errors import UsageError
from licet.model import Attribution, TextSource
from licet.templates.formats.json_format import document
from licet.templates.notices.sections import Section, sections

FOLDER = Path(__file__).resolve().parent


class NoticeFormat(StrEnum):
    """Formats of notices."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"


def page(works: Sequence[Attribution], project: str, format: NoticeFormat, template: Path | None = None) -> str:
    """The notices for WORKS in PROJECT, in FORMAT or by the user's TEMPLATE.

    A template is given `project`, `works`, `licenses` and `notices` (sections), `canonical` and `unknown` (works).
    Raises `UsageError` where the user's has a mistake.
    """
    licenses, notices = sections(works)
    if format is NoticeFormat.JSON and template is None:
        return "".join(document(_as_json(licenses, notices, works)))
    name = str(template) if template else f"{format}.j2"
    try:
        environment = jinja2.Environment(
            autoescape=jinja2.select_autoescape(default_for_string=".html" in name or name == "html.j2"),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            undefined=jinja2.StrictUndefined,
        )
        source = (template or FOLDER / name).read_text(encoding="utf-8")
        return environment.from_string(source).render(
            project=project,
            works=works,
            licenses=licenses,
            notices=notices,
            canonical=[work for work in works if work.source is TextSource.CANONICAL],
            unknown=[work for work in works if work.source is TextSource.NONE],
        )
    except (OSError, UnicodeDecodeError, jinja2.TemplateError) as error:
        line = f", line {error.lineno}" if isinstance(error, jinja2.TemplateSyntaxError) else ""
        raise UsageError(f"--template {name}{line}: {error}") from error


def _as_json(licenses: Sequence[Section], notices: Sequence[Section], works: Sequence[Attribution]) -> dict[str, Any]:
    unknown = [_work(work, ()) for work in works if work.source is TextSource.NONE]
    return {
        "licenses": [_section(each) for each in licenses],
        "notices": [_section(each) for each in notices],
        "unknown": unknown,
    }


def _section(section: Section) -> dict[str, Any]:
    components = [_work(work, entry.copyrights) for entry in section.entries for work in entry.works]
    return {"components": components, "text": section.text}


def _work(work: Attribution, copyrights: Sequence[str]) -> dict[str, Any]:
    return {
        "name": work.name,
        "version": work.version,
        "purl": work.purl,
        "path": work.path,
        "license": str(work.license) if work.license else None,
        "source": work.source,
        "copyrights": list(copyrights or work.copyrights),
    }
