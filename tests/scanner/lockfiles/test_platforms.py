# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What the words of each ecosystem say of systems, machines and C libraries."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from licet.scanner.lockfiles.reading.cargo_targets import targeted
from licet.scanner.lockfiles.reading.markers import LONGEST, marked, where
from licet.scanner.lockfiles.reading.npm_platforms import platforms_in, platforms_under
from licet.scanner.lockfiles.reading.ruby_platforms import platform_in, platforms_called
from licet.scanner.packages.platforms import ANYWHERE, NAMES, Platforms
from tests.work import assert_linear, needs_limits, printed_within

ALL = frozenset(NAMES)
WINDOWS = frozenset(("win32",))


@pytest.mark.parametrize(
    ("marker", "systems"),
    [
        ("sys_platform == 'win32'", WINDOWS),
        ('"Windows" == platform_system', WINDOWS),
        ("os_name == 'nt' and python_version < '3.8'", WINDOWS),
        ("extra == 'x' and sys.platform == 'win32'", WINDOWS),
        ("'dev' in dependency_groups and sys_platform == 'darwin'", {"darwin"}),
        ("sys_platform != 'win32'", ALL - WINDOWS),
        ("sys_platform not in 'win32 cygwin'", ALL - {"win32", "cygwin"}),
        ("'linux' in sys_platform or sys_platform in 'darwin,win32'", {"darwin", "linux", "win32"}),
        ("'win' in sys_platform", {"cygwin", "darwin", "win32"}),
        (
            "(sys_platform == 'win32' or platform_system == 'Darwin') and implementation_name != 'x'",
            {"darwin", "win32"},
        ),
    ],
)
def test_a_marker_holds_on_some_systems(marker: str, systems: frozenset[str]) -> None:
    assert where(marker) == Platforms(frozenset(systems))


@pytest.mark.parametrize(
    "marker",
    [
        "",
        "python_version < '3' or sys_platform == 'win32'",
        "sys_platform == 'linux2'",
        "sys_platform == 'freebsd13' or sys_platform == 'win32'",
        "os_name == 'java'",
        "implementation_name == 'win32'",
        "sys_platform >= 'win32'",
        "sys_platform == 'win32' and sys_platform == 'linux'",
        "sys_platform == 'win32' and",
        "(((sys_platform == 'win32'",
        "(" * 5_000 + "sys_platform == 'win32'" + ")" * 5_000,
        "sys_platform == 'win32' " + "or sys_platform == 'win32' " * 200,
    ],
)
def test_what_is_not_certain_is_not_said(marker: str) -> None:
    assert where(marker) == ANYWHERE


def test_a_marker_names_machines() -> None:
    assert where("platform_machine == 'aarch64' and sys_platform == 'linux'") == Platforms(
        frozenset(("linux",)), frozenset(("arm64",))
    )
    assert where("platform_machine != 'aarch64'") == ANYWHERE  # which Darwin calls arm64


def test_of_several_markers_each_will_do() -> None:
    assert marked(["sys_platform == 'win32'", "sys_platform == 'darwin'"]).systems == {"darwin", "win32"}
    assert marked(["sys_platform == 'win32'", ""]) == ANYWHERE
    assert marked([]) == ANYWHERE


PARTS = ("'", '"', "a", " ", "in ", "not ", "a  ", "'a' ", "sys_platform ", "(", "==", "sys_platform == 'win32' or ")


@pytest.mark.parametrize("part", PARTS)
def test_a_longer_marker_takes_no_more_work_a_letter(part: str) -> None:
    asked = iter(range(9))  # what was asked before is remembered

    def prepare(size: int) -> Callable[[], object]:
        marker = (part * size)[: size - 8] + f" {next(asked)}"
        return lambda: where(marker)

    assert_linear(prepare, LONGEST // 4)


_ASK = """
from licet.scanner.lockfiles.reading import markers
from tests.scanner.lockfiles.test_platforms import PARTS
markers.LONGEST = 300_000
for part in PARTS:
    print(repr(part))
    markers.where(part * (markers.LONGEST // len(part)))
print("done")
"""


@needs_limits
def test_markers_would_come_to_their_end_without_bound() -> None:
    assert printed_within(60, _ASK).splitlines()[-1] == "done"


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"os": ["darwin"]}, Platforms(frozenset(("darwin",)))),
        ({"os": "linux", "cpu": "x64"}, Platforms(frozenset(("linux",)), frozenset(("x64",)))),
        ({"os": ["!win32"]}, Platforms(ALL - WINDOWS)),
        ({"os": ["linux", "!linux", "darwin"]}, Platforms(frozenset(("darwin",)))),
        ({"libc": ["musl"]}, Platforms(libc=frozenset(("musl",)))),
        ({"os": ["any"]}, ANYWHERE),
        ({"os": "none"}, ANYWHERE),
        ({"os": ["darwin", "hurd"]}, ANYWHERE),
        ({"os": [["darwin"], 5], "cpu": {}}, ANYWHERE),
    ],
)
def test_fields_of_npm(fields: dict[str, object], expected: Platforms) -> None:
    assert platforms_in(fields) == expected


@pytest.mark.parametrize(
    ("conditions", "expected"),
    [
        ("os=darwin", Platforms(frozenset(("darwin",)))),
        (
            "(os=darwin | os=linux) & cpu=x64 & libc=glibc",
            Platforms(frozenset(("darwin", "linux")), frozenset(("x64",)), frozenset(("glibc",))),
        ),
        ("!os=win32", Platforms(ALL - WINDOWS)),
        ("(!os=win32 | !os=darwin)", ANYWHERE),
        ("(os=darwin | cpu=x64)", ANYWHERE),
        ("(os=darwin & cpu=x64) | os=linux", ANYWHERE),
        (" & ".join(["os=darwin"] * 200), ANYWHERE),
        (None, ANYWHERE),
    ],
)
def test_conditions_of_yarn(conditions: str | None, expected: Platforms) -> None:
    assert platforms_under(conditions) == expected


@pytest.mark.parametrize(
    ("target", "systems"),
    [
        ("cfg(windows)", WINDOWS),
        ('cfg(target_os = "macos")', {"darwin"}),
        ('cfg(any(target_os="macos", target_os = "ios",))', {"darwin", "ios"}),
        ('cfg(all(windows, feature = "x"))', WINDOWS),
        ("cfg(not(windows))", ALL - WINDOWS),
        ("cfg(unix)", ALL - {"wasi", "win32"}),
        ('cfg(not(any(windows, feature = "x")))', ALL - WINDOWS),
        ('cfg(any(windows, feature = "x"))', ALL),
        ('cfg(not(all(windows, target_env = "msvc")))', ALL),
        ("cfg(tokio_unstable)", ALL),
        ("cfg()", ALL),
        ("cfg(any(", ALL),
        ("cfg(" + "not(" * 200, ALL),
        ("our-own.json", ALL),
    ],
)
def test_targets_of_cargo(target: str, systems: frozenset[str]) -> None:
    assert targeted(target) == Platforms(frozenset(systems))


def test_triples_of_cargo() -> None:
    assert targeted("x86_64-pc-windows-msvc") == Platforms(WINDOWS, frozenset(("x64",)))
    assert targeted("aarch64-linux-android").systems == {"android"}
    assert targeted('cfg(target_arch = "wasm32")') == Platforms(machines=frozenset(("wasm32",)))


def test_platforms_of_gems() -> None:
    assert platforms_called(("mingw", "x64_mingw", "mswin", "x64_mingw_32")) == Platforms(WINDOWS)
    assert platforms_called(("windows", "jruby")) == platforms_called(()) == ANYWHERE
    assert platform_in("x64-mingw-ucrt") == Platforms(WINDOWS, frozenset(("x64",)))
    assert platform_in("x86_64-linux-musl") == Platforms(
        frozenset(("linux",)), frozenset(("x64",)), frozenset(("musl",))
    )
    assert platform_in("java") == platform_in(None) == ANYWHERE
