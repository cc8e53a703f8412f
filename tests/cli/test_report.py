# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check --format html`, and what licet complains of, as a user has them."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from licet.licenses.catalog import text


def test_what_is_complained_of_does_not_steer_the_terminal(licet: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text('[policy]\n"\\u001b[2J\\u202e" = 1\n')
    done = licet("check", tmp_path)
    assert done.code == 2
    assert "\x1b" not in done.err
    assert "\\x1b[2J" in done.err


def test_a_report_to_look_at_is_in_the_language_that_was_asked_for(licet: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(text("MIT"))
    (tmp_path / "a.py").write_text("# SPDX-" + "License-Identifier: GPL-3.0-only\n")
    page = tmp_path / "report.html"
    assert licet("check", tmp_path, "-f", "html", "--lang", "ko", "-o", page, "-f", "text").code == 0
    source = page.read_text(encoding="utf-8")
    assert '<html lang="ko">' in source
    assert "<mark># SPDX-" + "License-Identifier: GPL-3.0-only</mark>" in source
    assert 'class="duties"' in source


def test_formats_without_lines_read_none(licet: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "LICENSE").write_text(text("MIT"))
    done = licet("check", tmp_path, "-f", "json")
    assert "obligations" not in done.out


def test_an_artifact_is_quoted_before_it_is_gone(licet: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a-1").mkdir()
    (tmp_path / "a-1" / "LICENSE").write_text(text("MIT"))
    (tmp_path / "a-1" / "b.c").write_text("/* SPDX-" + "License-Identifier: GPL-2.0-only */\n")
    subprocess.run(["tar", "czf", "a-1.tar.gz", "a-1"], cwd=tmp_path, check=True)
    out = licet("check", tmp_path / "a-1.tar.gz", "-f", "html").out
    assert "<mark>/* SPDX-" + "License-Identifier: GPL-2.0-only */</mark>" in out
