# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A scan that is killed at any moment leaves a cache that is whole, and the next scan gives the same answer."""

from __future__ import annotations

import os
import random
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from licet.licenses import catalog

ROOT = Path(__file__).resolve().parents[2]
FILES = 400
TEXTS = ("Apache-2.0", "BSD-3-Clause", "GPL-2.0-only", "ISC", "LGPL-2.1-only", "MIT", "MPL-2.0", "Zlib")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="WINDOWS HAS NO SIGKILL AND NO PROCESS GROUPS")

Scan = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files with license texts, no two alike, so that each has a result of its own."""
    root = tmp_path_factory.mktemp("tree")
    for number in range(FILES):
        text = catalog.text(TEXTS[number % len(TEXTS)]).splitlines(keepends=True)
        (root / f"{number}.txt").write_text(f"Copyright 2001 Jane Doe {number}\n\n{''.join(text[number % 7 :])}")
    return root


@pytest.fixture
def scan(tree: Path, tmp_path: Path) -> Scan:
    """Start `licet scan` of the tree, with a cache of the test's own, as a process group that can be killed."""

    def started(*options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "licet", "scan", str(tree), "--jobs", "2", "--format", "json", *options]
        environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "cache"), "PYTHONPATH": str(ROOT)}
        return subprocess.Popen(
            command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment, start_new_session=True
        )

    return started


def answer(process: subprocess.Popen[bytes]) -> bytes:
    out, _ = process.communicate()
    assert process.returncode == 0
    return out


def kill(process: subprocess.Popen[bytes]) -> bool:
    """Kill PROCESS and all that it began; False where it had come to its end."""
    with process:
        running = process.poll() is None
        if running:
            os.killpg(process.pid, signal.SIGKILL)
        assert process.stdout is not None
        process.stdout.close()
    return running


def assert_whole(cache: Path) -> None:
    """Assert that every database in CACHE is what SQLite calls whole."""
    # The last one that closes a database takes its `-shm` and `-wal` away.
    for path in [path for path in cache.rglob("*.sqlite") if path.is_file()]:
        if path.read_bytes()[:15] == b"SQLite format 3":
            with sqlite3.connect(path) as database:
                assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            database.close()


def try_kills(scan: Scan, cache: Path, times: int) -> None:
    begun = time.monotonic()
    expected = answer(scan("--no-cache"))
    longest = time.monotonic() - begun
    moments = random.Random(1)  # the moments differ from run to run by what the machine does
    killed = 0
    for _ in range(times):
        process = scan()
        time.sleep(moments.uniform(0.1, longest))
        killed += kill(process)
        assert_whole(cache)
    assert killed
    assert answer(scan()) == expected
    assert answer(scan()) == expected
    assert_whole(cache)


def test_a_scan_after_killed_ones_gives_the_same_answer(scan: Scan, tmp_path: Path) -> None:
    try_kills(scan, tmp_path / "cache", 5)


@pytest.mark.full
def test_a_scan_after_fifty_killed_ones_gives_the_same_answer(scan: Scan, tmp_path: Path) -> None:
    try_kills(scan, tmp_path / "cache", 50)


def test_scans_at_the_same_time_give_the_same_answer(scan: Scan, tmp_path: Path) -> None:
    together = [scan() for _ in range(3)]
    answers = [answer(process) for process in together]
    assert answers == [answer(scan("--no-cache"))] * 3
    assert_whole(tmp_path / "cache")
    found = [path for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert any(path.read_bytes()[:15] == b"SQLite format 3" for path in found)
