# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Packages of Elixir and Erlang: tuples in scripts and terms, and the locks of mix and rebar3."""

from __future__ import annotations

import pytest

from licet.scanner.lockfiles import mix_exs, mix_lock, rebar_config, rebar_lock
from licet.scanner.lockfiles.reading import Opened, Unreadable
from tests.scanner.lockfiles.cases import row


def asked(tuples: str) -> list[str]:
    text = f"def project do\n[app: :x, deps: deps()]\nend\ndefp deps do\n[{tuples}]\nend\n"
    rows = mix_exs.read(Opened("mix.exs", text)).components
    return [row(each).removeprefix("pkg:hex/").removesuffix(" direct") for each in rows]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('{:a, "~> 1.0"}', ["a runtime"]),
        ('{:a, "1.0.0"}', ["a@1.0.0 runtime"]),
        ('{:a, "== 1.0.0-rc.1"}', ["a@1.0.0-rc.1 runtime"]),
        ('{:a, ">= 1.0.0 and < 2.0.0"}', ["a runtime"]),
        ('{:a, "~> 1.0", only: :test}', ["a test"]),
        ('{:a, "~> 1.0", only: [:dev, :prod]}', ["a runtime"]),
        ('{:a, "~> 1.0", only: :docs}', ["a dev"]),
        ('{:a, "~> 1.0", only: Mix.env()}', ["a runtime"]),
        ('{:a, "~> 1.0", [only: ~w(dev)a, runtime: false]}', ["a dev"]),
        ('{:a, "~> 1.0", runtime: false}', ["a build"]),
        ('{:a, "~> 1.0", runtime: Mix.env() == :dev}', ["a runtime"]),
        ('{:a, "~> 1.0", optional: true}', ["a optional"]),
        ('{:a, ">= 0.0.0", hex: :b}', ["b runtime"]),
        ('{:a, "~> 1.0", organization: "acme"}', ["acme/a runtime"]),
        ('{:a, "~> 1.0", repo: "hexpm:acme"}', ["acme/a runtime"]),
        ("{:a, only: :dev}", ["a dev"]),
        ("{:a, version()}", ["a runtime"]),
        ('{:a, github: "o/a"}', ["a?vcs_url=git%2Bhttps://github.com/o/a.git runtime"]),
        ('{:a, [git: "https://x.example/a.git", tag: "v1"]}', ["a?vcs_url=git%2Bhttps://x.example/a.git%40v1 runtime"]),
        ('{:a, path: "../a"}, {:b, in_umbrella: true}', []),
        ('{"a", "b"}, {:ok, "1"}, {:a}, {}, %{a: {1, 2}}', []),
    ],
)  # fmt: skip
def test_a_tuple_asks_for_a_package(written: str, expected: list[str]) -> None:
    assert asked(written) == expected


def test_lists_that_a_function_of_dependencies_calls_are_read_and_others_are_not() -> None:
    text = (
        'def project do\n[deps: all(:x)]\nend\ndefp all(_), do: base() ++ [{:b, "1.0"}]\n'
        'defp base, do: [{:a, "1.0"}]\ndef docs, do: [{:not, "1.0"}]\n'
    )
    assert [each.purl for each in mix_exs.read(Opened("mix.exs", text)).components] == [
        "pkg:hex/b@1.0", "pkg:hex/a@1.0",
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["", "[]", '%{\n  "a": {:hex, :a, "1.0"', "a = 1", "%{} ++ x"])
def test_what_is_no_map_is_no_lock(text: str) -> None:
    with pytest.raises(Unreadable):
        mix_lock.read(Opened("mix.lock", text))


def test_an_empty_map_is_a_lock_and_rows_of_another_kind_are_left_out() -> None:
    assert mix_lock.read(Opened("mix.lock", "%{}\n")).components == ()
    rows = ('"a": {:path, "x", "y"}', '"b": {:hex}', '"c": 3', '"/": {:hex, :"/", "1.0"}', '"d": {:hex, :d, "1.0"}')
    text = "%{" + ", ".join(rows) + ',\n e: {:package, "2"}}'
    found = mix_lock.read(Opened("mix.lock", text)).components
    assert [each.purl for each in found] == ["pkg:hex/d@1.0", "pkg:hex/e@2"]


@pytest.mark.parametrize("text", ["", "{a, 1}.", "{", '"a', "{a."])
def test_what_is_no_list_of_packages_is_no_lock_of_rebar(text: str) -> None:
    with pytest.raises(Unreadable):
        rebar_lock.read(Opened("rebar.lock", text))


def test_terms_of_another_shape_ask_for_nothing() -> None:
    text = "{deps, [1, {}, {2}, {'/', \"1\"}, [a], {a, {git}}]}.\n{profiles, x}.\n{plugins, [{b, [c]}]}.\n"
    assert [row(each) for each in rebar_config.read(Opened("rebar.config", text)).components] == [
        "pkg:hex/1 runtime direct", "pkg:hex/2 runtime direct", "pkg:hex/a runtime direct", "pkg:hex/b build direct",
    ]  # fmt: skip
