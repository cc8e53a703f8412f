# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format that licet reads, and which of them a file is of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fnmatch import fnmatchcase
from functools import lru_cache
from importlib.util import find_spec
from types import ModuleType
from typing import TypeAlias, cast

from licet.scanner.lockfiles import (
    ansible_requirements,
    apkbuild,
    bazel_module,
    bower_json,
    build_gradle,
    build_sbt,
    bun_lock,
    cabal,
    cabal_freeze,
    cargo_lock,
    cargo_toml,
    cartfile,
    cartfile_resolved,
    chart_lock,
    chart_requirements,
    chart_yaml,
    compose,
    composer_json,
    composer_lock,
    conan_lock,
    conanfile_py,
    conanfile_txt,
    conda_lock,
    conda_recipe,
    cpan_meta,
    cpanfile,
    cpanfile_snapshot,
    debian_control,
    debian_copyright,
    deno_json,
    deno_lock,
    directory_props,
    dockerfile,
    dotnet_tools_json,
    environment_yml,
    flake_lock,
    gemfile,
    gemfile_lock,
    gemspec,
    github_actions,
    gitlab_ci,
    gitmodules,
    glide_lock,
    go_mod,
    go_sum,
    go_work,
    gopkg_lock,
    gradle_lockfile,
    ivy_xml,
    libs_versions_toml,
    makefile_pl,
    maven_install_json,
    mix_exs,
    mix_lock,
    model_card,
    modules_txt,
    msbuild_project,
    nuspec,
    package_json,
    package_lock,
    package_resolved,
    package_swift,
    package_yaml,
    packages_config,
    packages_lock_json,
    paket_dependencies,
    paket_lock,
    pdm_lock,
    pipfile,
    pipfile_lock,
    pixi_lock,
    pixi_toml,
    pkg_info,
    pkgbuild,
    pnpm_lock,
    podfile,
    podfile_lock,
    podspec,
    podspec_json,
    poetry_lock,
    pom_properties,
    pom_xml,
    pre_commit,
    project_assets_json,
    pubspec_lock,
    pubspec_yaml,
    pylock,
    pyproject,
    r_description,
    rebar_config,
    rebar_lock,
    renv_lock,
    requirements_txt,
    rpm_spec,
    setup_cfg,
    setup_py,
    stack_yaml,
    stack_yaml_lock,
    terraform,
    terraform_lock,
    uv_lock,
    vcpkg_json,
    xcode_project,
    yarn_lock,
)
from licet.scanner.lockfiles.reading import Reader

_MODULES: tuple[ModuleType, ...] = (
    ansible_requirements,
    apkbuild,
    bazel_module,
    bower_json,
    build_gradle,
    build_sbt,
    bun_lock,
    cabal,
    cabal_freeze,
    cargo_lock,
    cargo_toml,
    cartfile,
    cartfile_resolved,
    chart_lock,
    chart_requirements,
    chart_yaml,
    compose,
    composer_json,
    composer_lock,
    conan_lock,
    conanfile_py,
    conanfile_txt,
    conda_lock,
    conda_recipe,
    cpan_meta,
    cpanfile,
    cpanfile_snapshot,
    debian_control,
    debian_copyright,
    deno_json,
    deno_lock,
    directory_props,
    dockerfile,
    dotnet_tools_json,
    environment_yml,
    flake_lock,
    gemfile,
    gemfile_lock,
    gemspec,
    github_actions,
    gitlab_ci,
    gitmodules,
    glide_lock,
    go_mod,
    go_sum,
    go_work,
    gopkg_lock,
    gradle_lockfile,
    ivy_xml,
    libs_versions_toml,
    makefile_pl,
    maven_install_json,
    mix_exs,
    mix_lock,
    model_card,
    modules_txt,
    msbuild_project,
    nuspec,
    package_json,
    package_lock,
    package_resolved,
    package_swift,
    package_yaml,
    packages_config,
    packages_lock_json,
    paket_dependencies,
    paket_lock,
    pdm_lock,
    pipfile,
    pipfile_lock,
    pixi_lock,
    pixi_toml,
    pkg_info,
    pkgbuild,
    pnpm_lock,
    podfile,
    podfile_lock,
    podspec,
    podspec_json,
    poetry_lock,
    pom_properties,
    pom_xml,
    pre_commit,
    project_assets_json,
    pubspec_lock,
    pubspec_yaml,
    pylock,
    pyproject,
    r_description,
    rebar_config,
    rebar_lock,
    renv_lock,
    requirements_txt,
    rpm_spec,
    setup_cfg,
    setup_py,
    stack_yaml,
    stack_yaml_lock,
    terraform,
    terraform_lock,
    uv_lock,
    vcpkg_json,
    xcode_project,
    yarn_lock,
)

READERS: tuple[Reader, ...] = cast("tuple[Reader, ...]", _MODULES)
"""Every format that licet reads, sorted by its module's name."""

_WILD = frozenset("*?[")


_Table: TypeAlias = tuple[
    Mapping[str, Reader], Mapping[str, Sequence[tuple[str, Reader]]], Sequence[tuple[str, Reader]]
]


def reader_of(path: str) -> Reader | None:
    """The format that the file at PATH is of by its name and place, or None.

    What is of no format of licet's own is of ScanCode's, where that is installed and reads it.
    """
    return _in_table(path, _own()) or (_of_peer(path) if _has_peer() else None)


def _in_table(path: str, table: _Table) -> Reader | None:
    name = path.rpartition("/")[2]
    exact, by_ending, rest = table
    if name in exact:
        return exact[name]
    return next(
        (reader for glob, reader in (*by_ending.get(_ending(name), ()), *rest) if _matches(path, name, glob)), None
    )


@lru_cache(maxsize=1)
def _has_peer() -> bool:
    return find_spec("packagedcode") is not None


def _of_peer(path: str) -> Reader | None:
    packages, table = _peer()
    found = _in_table(path, table)
    return found if found and packages.readers() else None


def _matches(path: str, name: str, glob: str) -> bool:
    """Whether GLOB is of NAME, or of the end of PATH where it has folders."""
    if "/" not in glob:
        return fnmatchcase(name, glob)
    parts, wanted = path.split("/"), glob.split("/")
    return len(parts) >= len(wanted) and all(map(fnmatchcase, parts[-len(wanted) :], wanted))


@lru_cache(maxsize=1)
def _own() -> _Table:
    return _table(READERS)


@lru_cache(maxsize=1)
def _peer() -> tuple[ModuleType, _Table]:
    from licet.scanner.peer import packages  # noqa: PLC0415 - loads what nobody needs who has no ScanCode

    return packages, _table((cast("Reader", packages),))


def _table(readers: Sequence[Reader]) -> _Table:
    """READERS by whole name; globs with their readers by the ending that they ask for; and the other globs.

    Nearly all files of a tree are of no format: one look into each of two tables tells that.
    """
    exact: dict[str, Reader] = {}
    by_ending: dict[str, list[tuple[str, Reader]]] = defaultdict(list)
    rest: list[tuple[str, Reader]] = []
    for reader in readers:
        for glob in reader.FILES:
            if not _WILD.intersection(glob) and "/" not in glob:
                exact[glob] = reader
            elif _ending(glob) and not _WILD.intersection(_ending(glob)):
                by_ending[_ending(glob)].append((glob, reader))
            else:
                rest.append((glob, reader))
    return exact, by_ending, rest


def _ending(name: str) -> str:
    return name.rpartition("/")[2].rpartition(".")[2] if "." in name.rpartition("/")[2] else ""
