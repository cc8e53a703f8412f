# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""A Chromium that opens pages without a window, driven over pipes, and axe-core where it is there.

Chromium is `LICET_CHROMIUM`, or what is installed. axe-core is the file `LICET_AXE`, or with `--online` what npm, as it
is configured, has of it. Without them the tests say that they skip.
"""

from __future__ import annotations

import base64
import itertools
import json
import os
import shutil
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Self

import pytest

from licet.licenses.expression import License, parse
from licet.model import (
    Basis,
    Component,
    Detection,
    Evidence,
    Excerpt,
    FileFacts,
    FileKind,
    Finding,
    Inventory,
    Method,
    Obligation,
    Outbound,
    OutboundBasis,
    Problem,
    Reason,
    Report,
    Resolution,
    Scope,
    Severity,
    Unknown,
    Verdict,
    Versions,
    Whole,
)

EVIL = (
    "</script><script>window.ran=1</script><img src=x onerror=window.ran=1>\"' onclick='window.ran=1'"
    " javascript:window.ran=1 {{ 7*7 }} {% raw %} \x1b[2J\u202egnp\x9b31m\udcff"
)
"""What a hostile name would have: markup, attributes, templates, escapes, turned text, bytes that are no text."""

# Chromium wants its two pipes at these numbers, which the starting process may use for something else.
_START = (
    "import os, sys; r, w = (os.dup2(int(n), 100 + i) for i, n in enumerate(sys.argv[1:3]));"
    "os.dup2(r, 3); os.dup2(w, 4); os.execvp(sys.argv[3], sys.argv[3:])"
)
_SWITCHES = (
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--remote-debugging-pipe",
)  # fmt: skip
PATIENCE = 60
_KEYS = {"Tab": 9, "Enter": 13, " ": 32}


class Browser:
    """One page of one Chromium. `requests` are the addresses that it asked for, `complaints` what its console had."""

    def __init__(self, program: str, profile: Path) -> None:
        (inner_read, self._out), (self._in, inner_write) = os.pipe(), os.pipe()
        starting = [sys.executable, "-c", _START, str(inner_read), str(inner_write), program]
        self._process = subprocess.Popen(
            [*starting, *_SWITCHES, f"--user-data-dir={profile}"],
            pass_fds=(inner_read, inner_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(inner_read)
        os.close(inner_write)
        self._rest = b""
        self._session = ""
        self._numbers = itertools.count(1)
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self._loaded = False
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.call(f"{domain}.enable")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._process.terminate()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        os.close(self._in)
        os.close(self._out)

    def call(self, method: str, **parameters: object) -> dict[str, Any]:
        """What Chromium answers to METHOD (https://chromedevtools.github.io/devtools-protocol/)."""
        number = next(self._numbers)
        said: dict[str, object] = {"id": number, "method": method, "params": parameters}
        if self._session:
            said["sessionId"] = self._session
        os.write(self._out, json.dumps(said).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("id") == number:
                assert "error" not in answer, answer
                result: dict[str, Any] = answer["result"]
                return result

    def open(self, page: Path) -> None:
        """Show PAGE, and wait until it is there."""
        self.requests.clear()
        self.complaints.clear()
        self._loaded = False
        self.call("Page.navigate", url=page.as_uri())
        deadline = time.monotonic() + PATIENCE
        while not self._loaded and time.monotonic() < deadline:
            self._next()

    def run(self, script: str) -> Any:
        """The value of the expression SCRIPT in the page."""
        result = self.call("Runtime.evaluate", expression=script, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in result, result
        return result["result"].get("value")

    def press(self, key: str) -> None:
        """Press KEY and let it go."""
        text = {"Enter": "\r", " ": " "}.get(key, key if len(key) == 1 else "")
        code = _KEYS.get(key, ord(key[0].upper()))
        for kind in ("keyDown", "keyUp"):
            typed = {"text": text} if text and kind == "keyDown" else {}
            self.call("Input.dispatchKeyEvent", type=kind, key=key, windowsVirtualKeyCode=code, **typed)

    def until(self, script: str) -> None:
        """Wait until SCRIPT is true in the page."""
        deadline = time.monotonic() + PATIENCE
        while not self.run(script):
            assert time.monotonic() < deadline, script
            time.sleep(0.05)

    def picture(self, width: int, height: int, *, dark: bool = False) -> bytes:
        """The page as PNG in a window of that size."""
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        value = "dark" if dark else "light"
        self.call("Emulation.setEmulatedMedia", features=[{"name": "prefers-color-scheme", "value": value}])
        return base64.b64decode(self.call("Page.captureScreenshot")["data"])

    def _next(self) -> dict[str, Any]:
        while b"\0" not in self._rest:
            piece = os.read(self._in, 1 << 20)
            assert piece, "Chromium has ended"
            self._rest += piece
        line, _, self._rest = self._rest.partition(b"\0")
        message: dict[str, Any] = json.loads(line)
        self._heard(message)
        return message

    def _heard(self, message: dict[str, Any]) -> None:
        match message.get("method"):
            case "Page.loadEventFired":
                self._loaded = True
            case "Network.requestWillBeSent":
                self.requests.append(message["params"]["request"]["url"])
            case "Log.entryAdded":
                self.complaints.append(message["params"]["entry"]["text"])
            case "Runtime.exceptionThrown":
                self.complaints.append(message["params"]["exceptionDetails"]["text"])


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """Chromium, for all tests that look at pages."""
    program = os.environ.get("LICET_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if not program:
        pytest.skip("NO CHROMIUM: the HTML report was not opened; install it, or name it in LICET_CHROMIUM")
    with Browser(program, tmp_path_factory.mktemp("profile")) as made:
        yield made


@pytest.fixture(scope="session")
def axe(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The source of axe-core."""
    named = os.environ.get("LICET_AXE")
    if named:
        return Path(named).read_text(encoding="utf-8")
    if not request.config.getoption("--online") or not shutil.which("npm"):
        pytest.skip("NO AXE-CORE: accessibility was not checked; name axe.min.js in LICET_AXE, or give --online")
    folder = tmp_path_factory.mktemp("axe")
    done = subprocess.run(["npm", "pack", "--silent", "axe-core@4"], cwd=folder, capture_output=True, check=False)
    archives = list(folder.glob("*.tgz"))
    if done.returncode or not archives:
        pytest.skip("NO AXE-CORE: npm could not bring it; accessibility was not checked")
    with tarfile.open(archives[0]) as archive:
        source = archive.extractfile("package/axe.min.js")
        assert source is not None
        return source.read().decode()


@pytest.fixture
def opened(browser: Browser, tmp_path: Path) -> Callable[[str], Browser]:
    """The browser with a page of this source in it."""

    def show(source: str) -> Browser:
        page = tmp_path / "report.html"
        page.write_text(source, encoding="utf-8")
        browser.call("Emulation.clearDeviceMetricsOverride")
        browser.call("Emulation.setEmulatedMedia", media="", features=[])
        browser.open(page)
        return browser

    return show


def _conflict(subject: str, way: tuple[str, ...], place: Evidence) -> Finding:
    why = Reason("strong-copyleft-inbound", "it wants the whole work", "https://index.example/faq#whole")
    message = "GPL-3.0-only (dynamic) cannot go into a work under MIT"
    fixes = ("call it as a separate program", "replace it")
    return Finding("license-conflict", Severity.ERROR, subject, message, (place,), (why,), fixes, (way,))


@pytest.fixture
def report() -> Report:
    """A report with something in every section: a conflict three levels down, warnings, an obligation, a problem."""
    top, middle, deep = "pkg:npm/top@1.0", "pkg:npm/%40scope/middle@2.0", "pkg:npm/deep@3.0"
    place = Evidence("node_modules/deep/LICENSE", 3, "GPL-3.0-only")
    unknown = Finding("license-unknown", Severity.WARNING, "pkg:npm/tool@1", "no license is stated")
    note = Finding("alternative-chosen", Severity.NOTE, top, "of MIT OR Apache-2.0, MIT is taken")
    license = License("MIT")
    components = (
        Resolution(Component(top), parse("MIT OR Apache-2.0"), Basis.DECLARED, "(MIT OR Apache-2.0)"),
        Resolution(Component(middle, direct=False, parents=(top,)), license, Basis.DECLARED, "MIT"),
        Resolution(Component(deep, direct=False, parents=(middle,)), License("GPL-3.0-only"), Basis.DETECTED),
        Resolution(Component("pkg:npm/tool@1", Scope.DEV), Unknown("nobody says"), Basis.UNKNOWN),
    )
    found = Detection(license, 1, 20, 1.0, Method.HASH, "mit.LICENSE")
    inventory = Inventory(
        files=(FileFacts("LICENSE", FileKind.LICENSE, 1000, "", (found,)), FileFacts("a.js", FileKind.SOURCE, 3)),
        resolutions=components,
        problems=(Problem("broken.lock", "manifest-unreadable", "is cut in half", 7, matters=True),),
    )
    outbound = Outbound(license, OutboundBasis.DECLARED, (Evidence("package.json", 4),))
    duty = Obligation("include-text", "pass on the text", "MIT", "paragraph 4", "https://index.example/mit", (top,))
    lines = ("Copyright", "", "GNU GENERAL PUBLIC LICENSE", "Version 3")
    return Report(
        Versions("1", "r", "l"), outbound, Verdict.FAIL, inventory,
        (_conflict(deep, (top, middle, deep), place), unknown, note),
        (Whole("ours", "", outbound, (top, middle, deep), effective=License("GPL-3.0-only")),),
        excerpts=(Excerpt(deep, place, 3, 1, lines),),
        obligations=(duty,),
    )  # fmt: skip


@pytest.fixture
def hostile() -> Report:
    """A report in which all that comes from outside is `EVIL`."""
    place = Evidence(EVIL, 1, EVIL)
    address = Evidence("javascript:window.ran=1", None, EVIL)
    purl = f"pkg:npm/{EVIL}@1"
    why = Reason(EVIL, EVIL, "javascript:window.ran=1")
    inventory = Inventory(
        files=(FileFacts(EVIL, FileKind.SOURCE, 3, "", (Detection(License("MIT"), 1, 1, 1.0, Method.EXACT, EVIL),)),),
        resolutions=(
            Resolution(Component(purl, parents=(EVIL,)), Unknown(EVIL), Basis.UNKNOWN, EVIL),
            Resolution(Component(EVIL, Scope.DEV), License("MIT"), Basis.DECLARED, EVIL),
        ),
        problems=(Problem(EVIL, EVIL, EVIL),),
    )
    outbound = Outbound(License("MIT"), OutboundBasis.DECLARED, (place,))
    findings = tuple(
        Finding(
            "license-unknown", Severity.ERROR, each, EVIL, (place, address), (why,), (EVIL,), ((EVIL, EVIL),), (EVIL,)
        )
        for each in (purl, EVIL)
    )
    duty = Obligation(EVIL, EVIL, EVIL, EVIL, "javascript:window.ran=1", (EVIL, purl), EVIL)
    return Report(
        Versions("1", "r", "l"), outbound, Verdict.FAIL, inventory, findings,
        (Whole(EVIL, EVIL, outbound, (purl,), effective=License("Apache-2.0")),),
        excerpts=(Excerpt(EVIL, place, 1, 1, (EVIL, EVIL)),),
        obligations=(duty,),
    )  # fmt: skip
