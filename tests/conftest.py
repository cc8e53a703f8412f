# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Flags of the test suite: `--full` runs what is sampled otherwise, `--online` what asks the user's own indexes.

And git repositories to test on, which no setting of this machine touches.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

EXAMPLES_OF_A_LAW = 2_000
"""With `--full`: so many texts are made to break a law, where it is 100 otherwise."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--full", action="store_true", help="run whole suites that are sampled otherwise")
    parser.addoption("--online", action="store_true", help="run tests that ask the configured package indexes")


def pytest_configure(config: pytest.Config) -> None:
    # A change is judged by the same texts each time; with `--full` new ones are tried. No law is about time.
    patient = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
    settings.register_profile("same", patient, derandomize=True)
    settings.register_profile("full", patient, max_examples=EXAMPLES_OF_A_LAW)
    settings.load_profile("full" if config.getoption("--full") else "same")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for marker, flag in (("full", "--full"), ("network", "--online")):
        if not config.getoption(flag):
            skip = pytest.mark.skip(reason=f"needs {flag}")
            for item in items:
                if marker in item.keywords:
                    item.add_marker(skip)


@dataclass(frozen=True, slots=True)
class Made:
    """A repository that a test makes, a commit at a time."""

    root: Path

    def git(self, *arguments: str, folder: Path | None = None) -> str:
        settings = ("user.name=A. U. Thor", "user.email=a@index.example", "commit.gpgsign=false", "gc.auto=0")
        options = [part for each in (*settings, "protocol.file.allow=always") for part in ("-c", each)]
        done = subprocess.run(["git", *options, *arguments], cwd=folder or self.root, check=False, capture_output=True)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "surrogateescape").strip()

    def write(self, files: Mapping[str, str | None]) -> None:
        """Write FILES; None removes one."""
        for path, content in files.items():
            place = self.root / path
            if content is None:
                place.unlink()
                continue
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_text(content, encoding="utf-8")

    def commit(self, files: Mapping[str, str | None], message: str = "a change") -> str:
        """Commit FILES and what is there already; the id of the commit."""
        self.write(files)
        self.git("add", "--all", "--force")
        self.git("commit", "--quiet", "--allow-empty", "--message", message)
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Made:
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    made = Made(tmp_path / "repository")
    made.root.mkdir()
    made.git("init", "--quiet", "--initial-branch", "main")
    return made
