#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a lockfile of 10,000 packages costs: read, resolved from what an index answered before, and judged.

usage: python benchmarks/dependencies.py [--packages N] [--runs N] [--peer "syft scan dir:. --quiet --output syft-json"]

A server on this machine stands in for the index: a first run asks it for every package, and those that are timed find
its answers in the cache. Packages need one another in a graph as deep and as wide as those of real projects are. Each
figure is the median of N runs; the peer is run in the same folder, and neither resolves a license nor judges.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import shlex
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote

LICENSES = ("MIT", "MIT", "MIT", "ISC", "Apache-2.0", "BSD-3-Clause", "(MIT OR CC0-1.0)", "0BSD")
NEEDED = 3
"""So many packages a package needs, on the average of real lockfiles."""

DIRECT = 100


class Index(BaseHTTPRequestHandler):
    """An index that has the document of every package in the one version that the lockfile has."""

    protocol_version = "HTTP/1.1"
    asked = 0

    def do_GET(self) -> None:
        """Answer to `/NAME/VERSION`."""
        type(self).asked += 1
        name = unquote(self.path).strip("/").split("/")[0]
        document = {"name": name, "version": "1.0.0", "license": license_of(name)}
        body = json.dumps(document).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing is printed."""


def license_of(name: str) -> str:
    """The license of the package NAME, always the same one."""
    return LICENSES[int(name.rpartition("-")[2]) % len(LICENSES)]


def write_project(folder: Path, packages: int, index: str) -> None:
    """A project in FOLDER whose lockfile has so many PACKAGES."""
    chance = random.Random(20)  # noqa: S311 - the same graph in every run
    names = [f"package-{number}" for number in range(packages)]
    asked = dict.fromkeys(names[:DIRECT], "^1.0.0")
    rows: dict[str, object] = {"": {"name": "project", "version": "1.0.0", "license": "MIT", "dependencies": asked}}
    for number, name in enumerate(names):
        later = range(number + 1, packages)
        needs = {number + 1, *chance.sample(later, NEEDED)} if len(later) > NEEDED else set(later)
        rows[f"node_modules/{name}"] = {
            "version": "1.0.0",
            "resolved": f"{index}/{name}/-/{name}-1.0.0.tgz",
            "dependencies": {names[each]: "^1.0.0" for each in sorted(needs)},
        }
    lock = {"name": "project", "version": "1.0.0", "lockfileVersion": 3, "requires": True, "packages": rows}
    (folder / "package-lock.json").write_text(json.dumps(lock, indent=2), encoding="utf-8")
    manifest = {"name": "project", "version": "1.0.0", "license": "MIT", "dependencies": asked}
    (folder / "package.json").write_text(json.dumps(manifest, indent=2), encoding="utf-8")


def run(command: Sequence[str], folder: Path, environ: Mapping[str, str]) -> tuple[float, float]:
    """Wall seconds and peak megabytes of COMMAND in FOLDER; raises `CalledProcessError` where it fails."""
    start = time.perf_counter()
    process = subprocess.Popen(command, cwd=folder, env=environ, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    """Measure, and print one row a command."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--packages", type=int, default=10_000)
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--peer", default="syft scan dir:. --quiet --output syft-json")
    options = parser.parse_args()
    server = ThreadingHTTPServer(("127.0.0.1", 0), Index)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    index = f"http://127.0.0.1:{server.server_address[1]}"
    licet = [sys.executable, "-m", "licet", "check", ".", "--online", "--quiet", "--format", "json"]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "project")
        folder.mkdir()
        write_project(folder, options.packages, index)
        environ = {**os.environ, "HOME": scratch, "XDG_CACHE_HOME": f"{scratch}/cache"}
        environ |= {"npm_config_registry": f"{index}/", "npm_config_loglevel": "silent"}
        environ["SYFT_CHECK_FOR_APP_UPDATE"] = "false"
        first, _ = run(licet, folder, environ)
        asked = Index.asked
        rows = {"licet check --online, from the cache": licet, options.peer: shlex.split(options.peer)}
        taken = {name: [run(command, folder, environ) for _ in range(options.runs)] for name, command in rows.items()}
        assert Index.asked == asked, "the cache was not enough"
    base = statistics.median(wall for wall, _ in taken[options.peer])
    print(f"{options.packages} packages, {asked} questions in {first:.1f} s when nothing was in the cache")
    print(f"{'command':48}{'wall s':>10}{'ratio':>8}{'peak MB':>10}")
    for name, each in taken.items():
        wall, peak = (statistics.median(column) for column in zip(*each, strict=True))
        print(f"{name:48}{wall:10.2f}{wall / base:8.2f}{peak:10.0f}")


if __name__ == "__main__":
    main()
