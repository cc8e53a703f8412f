# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How the systems that packages are for spread along who needs whom, and what they are called."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from licet.model import Component
from licet.scanner.packages.platforms import (
    ANYWHERE,
    NAMES,
    NOWHERE,
    SPELLED,
    Limits,
    Platforms,
    here,
    limited,
    machine_of,
    named,
    platforms_of,
)
from tests.work import assert_linear


def on(*systems: str) -> Platforms:
    return Platforms(frozenset(systems))


def test_a_package_is_where_one_that_needs_it_is() -> None:
    limits = Limits()
    limits.need("app", "for-windows", on("win32"))
    limits.need("for-windows", "for-mac-or-windows", ANYWHERE)
    limits.need("app", "for-mac-or-windows", on("darwin"))
    limits.need("app", "anywhere", ANYWHERE)
    limits.need("for-windows", "anywhere", ANYWHERE)
    needs = {"app": ["for-windows", "for-mac-or-windows", "anywhere"]}
    needs["for-windows"] = ["for-mac-or-windows", "anywhere", "never"]
    limits.need("for-windows", "never", on("linux"))
    assert limits.spread(["app"], needs) == {
        "app": ANYWHERE,
        "for-windows": on("win32"),
        "for-mac-or-windows": on("darwin", "win32"),
        "anywhere": ANYWHERE,
        "never": NOWHERE,
    }


def test_a_package_is_at_most_where_it_can_be() -> None:
    limits = Limits({"b": on("darwin")})
    assert limits.spread(["a"], {"a": ["b"], "b": ["c"]}) == {"a": ANYWHERE, "b": on("darwin"), "c": on("darwin")}


def test_what_no_root_leads_to_may_be_anywhere_with_all_that_it_needs() -> None:
    limits = Limits({"b": on("darwin")})
    found = limits.spread(["a"], {"a": ["b"], "b": ["c"], "lost": ["c"]})
    assert (found["lost"], found["c"]) == (ANYWHERE, ANYWHERE)


def test_needed_for_two_reasons_it_is_needed_for_either() -> None:
    limits = Limits()
    limits.need("a", "b", on("win32"))
    limits.need("a", "b", on("darwin"))
    assert limits.spread(["a"], {"a": ["b"]})["b"] == on("darwin", "win32")


def test_a_circle_of_needs_ends() -> None:
    limits = Limits()
    limits.need("a", "b", on("win32"))
    found = limits.spread(["a"], {"a": ["b"], "b": ["c"], "c": ["b"]})
    assert found == {"a": ANYWHERE, "b": on("win32"), "c": on("win32")}


def test_more_needs_take_no_more_work_a_need() -> None:
    def prepare(size: int) -> Callable[[], object]:
        limits, needs, systems = Limits(), {}, [*NAMES]
        for number in range(size):
            needs[str(number)] = [str(number + 1), str(number + 2)]
            limits.need(str(number), str(number + 2), on(systems[number % len(systems)]))
        return lambda: limits.spread(["0"], needs)

    assert_linear(prepare, 500)


def test_a_component_says_no_more_than_is_certain() -> None:
    component = Component("pkg:pypi/a@1")
    assert limited(component, ANYWHERE) == limited(component, NOWHERE) == component
    there = Platforms(frozenset(("linux", "darwin")), frozenset(("arm64",)), frozenset(("musl",)))
    made = limited(component, there)
    assert (made.systems, made.machines, made.libc) == (("darwin", "linux"), ("arm64",), ("musl",))
    assert platforms_of(made) == there
    assert platforms_of(component) == ANYWHERE


@pytest.mark.parametrize(
    ("where", "name"),
    [
        (on("win32"), "Windows"),
        (on("darwin", "win32", "linux"), "macOS, Linux and Windows"),
        (Platforms(frozenset(("darwin",)), frozenset(("arm64",))), "macOS on arm64"),
        (Platforms(frozenset(("linux",)), frozenset(("x64",)), frozenset(("musl",))), "Linux on x64 with musl"),
        (Platforms(machines=frozenset(("wasm32",))), "systems on wasm32"),
        (Platforms(frozenset(NAMES) - {"win32"}), ""),
        (ANYWHERE, ""),
    ],
)
def test_people_have_other_names_for_them(where: Platforms, name: str) -> None:
    assert named(where) == name


def test_machines_have_several_spellings() -> None:
    assert {machine_of(word) for word in ("x86_64", "AMD64", "x64")} == {"x64"}
    assert machine_of("of tomorrow") is None
    spelled = [word for machine, others in SPELLED.items() for word in (machine, *others)]
    assert len(spelled) == len(set(spelled))


def test_here_is_at_most_one_of_each(monkeypatch: pytest.MonkeyPatch) -> None:
    assert len(here().systems) in (1, len(NAMES))
    monkeypatch.setattr("sys.platform", "freebsd14")
    monkeypatch.setattr("platform.machine", lambda: "of tomorrow")
    assert here() == on("freebsd")
    monkeypatch.setattr("sys.platform", "of tomorrow")
    assert here() == ANYWHERE
