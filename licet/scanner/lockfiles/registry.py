# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Every format of manifests and lockfiles, a row each: the module of this folder that reads it, and globs of files."""

from __future__ import annotations

from functools import lru_cache
from importlib.util import find_spec

from licet.scanner.lockfiles.format import Format, Formats

FORMATS: tuple[Format, ...] = (
    Format("ansible_requirements", "requirements.yml"),
    Format("apkbuild", "APKBUILD"),
    Format("bazel_module", "MODULE.bazel", "*.MODULE.bazel"),
    Format("bower_json", "bower.json"),
    Format("build_gradle", "*.gradle", "*.gradle.kts"),
    Format("build_sbt", "*.sbt"),
    Format("bun_lock", "bun.lock", "bun.lockb"),
    Format("cabal", "*.cabal"),
    Format("cabal_freeze", "*.project.freeze"),
    Format("cargo_lock", "Cargo.lock"),
    Format("cargo_toml", "Cargo.toml"),
    Format("cartfile", "Cartfile", "Cartfile.private"),
    Format("cartfile_resolved", "Cartfile.resolved"),
    Format("chart_lock", "Chart.lock"),
    Format("chart_requirements", "requirements.yaml"),
    Format("chart_yaml", "Chart.yaml"),
    Format(
        "compose",
        "compose.yaml",
        "compose.yml",
        "docker-compose.yaml",
        "docker-compose.yml",
        "compose.*.yaml",
        "compose.*.yml",
        "docker-compose.*.yaml",
        "docker-compose.*.yml",
        "docker-compose-*.yaml",
        "docker-compose-*.yml",
    ),
    Format("composer_json", "composer.json"),
    Format("composer_lock", "composer.lock"),
    Format("conan_lock", "conan.lock", "*.conan.lock"),
    Format("conanfile_py", "conanfile.py"),
    Format("conanfile_txt", "conanfile.txt"),
    Format(
        "conda_list",
        "conda-*.lock",
        "*.conda.lock",
        "conda.txt",
        "conda[-_.]env*.txt",
        "conda[-_.]list*.txt",
        "conda[-_.]lock*.txt",
        "conda[-_.]packages*.txt",
        "conda[-_.]spec*.txt",
        "environment*.txt",
        "spec-file*.txt",
        "spec-list*.txt",
    ),
    Format("conda_lock", "conda-lock.yml", "conda-lock.yaml", "*.conda-lock.yml", "*.conda-lock.yaml"),
    Format("conda_recipe", "meta.yaml", "recipe.yaml"),
    Format("cpan_meta", "META.json", "META.yml", "MYMETA.json", "MYMETA.yml"),
    Format("cpanfile", "cpanfile"),
    Format("cpanfile_snapshot", "cpanfile.snapshot"),
    Format("debian_control", "debian/control", "debian/control.in", "DEBIAN/control"),
    Format("debian_copyright", "debian/copyright", "usr/share/doc/*/copyright"),
    Format("deno_json", "deno.json", "deno.jsonc"),
    Format("deno_lock", "deno.lock"),
    Format(
        "directory_props",
        "Directory.Packages.props",
        "Directory.Build.props",
        "Directory.Build.targets",
        "Packages.props",
    ),
    Format(
        "dockerfile",
        "Dockerfile",
        "Dockerfile.*",
        "Dockerfile-*",
        "Dockerfile_*",
        "*.dockerfile",
        "*.Dockerfile",
        "Containerfile",
        "Containerfile.*",
        "Containerfile-*",
    ),
    Format("dotnet_tools_json", "dotnet-tools.json"),
    Format(
        "environment_yml",
        "environment.yml",
        "environment.yaml",
        "environment[-_.]*.yml",
        "environment[-_.]*.yaml",
        "*[-_]environment.yml",
        "*[-_]environment.yaml",
        "conda.yml",
        "conda.yaml",
        "conda[-_]env*.yml",
        "conda[-_]env*.yaml",
        "env.yml",
        "env.yaml",
    ),
    Format("flake_lock", "flake.lock"),
    Format("gem_metadata", "metadata"),
    Format("gemfile", "Gemfile", "gems.rb"),
    Format("gemfile_lock", "Gemfile.lock", "gems.locked"),
    Format("gemspec", "*.gemspec"),
    Format("github_actions", ".github/workflows/*.yml", ".github/workflows/*.yaml", "action.yml", "action.yaml"),
    Format("gitlab_ci", ".gitlab-ci.yml", ".gitlab-ci.yaml", "*.gitlab-ci.yml", ".gitlab/ci/*.yml", ".gitlab-ci/*.yml"),
    Format("gitmodules", ".gitmodules"),
    Format("glide_lock", "glide.lock"),
    Format("go_mod", "go.mod"),
    Format("go_sum", "go.sum"),
    Format("go_work", "go.work"),
    Format("gopkg_lock", "Gopkg.lock"),
    Format("gradle_lockfile", "*gradle.lockfile", "gradle/dependency-locks/*.lockfile"),
    Format("ivy_xml", "ivy.xml"),
    Format("libs_versions_toml", "*.versions.toml"),
    Format("makefile_pl", "Makefile.PL", "Build.PL"),
    Format("maven_install_json", "maven_install.json", "*_maven_install.json"),
    Format("mix_exs", "mix.exs"),
    Format("mix_lock", "mix.lock"),
    Format("model_card", "README.md"),
    Format("modules_txt", "vendor/modules.txt"),
    Format("msbuild_project", "*.csproj", "*.fsproj", "*.vbproj", "*.vcxproj"),
    Format("nuspec", "*.nuspec"),
    Format("package_json", "package.json"),
    Format("package_lock", "package-lock.json", "npm-shrinkwrap.json"),
    Format("package_resolved", "Package.resolved", ".package.resolved"),
    Format("package_swift", "Package.swift", "Package@swift-*.swift"),
    Format("package_yaml", "package.yaml"),
    Format("packages_config", "packages.config", "packages.*.config"),
    Format("packages_lock_json", "packages.lock.json", "packages.*.lock.json"),
    Format("paket_dependencies", "paket.dependencies"),
    Format("paket_lock", "paket.lock"),
    Format("pdm_lock", "pdm.lock", "pdm.*.lock"),
    Format("pipfile", "Pipfile"),
    Format("pipfile_lock", "Pipfile.lock"),
    Format("pixi_lock", "pixi.lock"),
    Format("pixi_toml", "pixi.toml"),
    Format("pkg_info", "PKG-INFO", "*.dist-info/METADATA"),
    Format("pkgbuild", "PKGBUILD"),
    Format("pnpm_lock", "pnpm-lock.yaml"),
    Format("podfile", "Podfile", "Podfile.*.rb"),
    Format("podfile_lock", "Podfile.lock"),
    Format("podspec", "*.podspec"),
    Format("podspec_json", "*.podspec.json"),
    Format("poetry_lock", "poetry.lock"),
    Format("pom_properties", "META-INF/maven/*/*/pom.properties"),
    Format("pom_xml", "pom.xml"),
    Format("pre_commit", ".pre-commit-config.yaml", ".pre-commit-config.yml"),
    Format("project_assets_json", "project.assets.json"),
    Format("pubspec_lock", "pubspec.lock"),
    Format("pubspec_yaml", "pubspec.yaml", "pubspec_overrides.yaml"),
    Format("pylock", "pylock.toml", "pylock.*.toml"),
    Format("pyproject", "pyproject.toml"),
    Format("r_description", "DESCRIPTION"),
    Format("rebar_config", "rebar.config"),
    Format("rebar_lock", "rebar.lock"),
    Format("renv_lock", "renv.lock"),
    Format("requirements_lock", "requirements.lock"),
    Format(
        "requirements_txt",
        "*requirements*.txt",
        "*requirements*.in",
        "requirement.txt",
        "requirements/*.txt",
        "requirements/*.in",
        "requirements/*/*.txt",
        "requirements/*/*.in",
        "requirements*.lock",
    ),
    Format("rpm_spec", "*.spec", "*.spec.in"),
    Format("setup_cfg", "setup.cfg"),
    Format("setup_py", "setup.py"),
    Format("stack_yaml", "stack.yaml", "stack-*.yaml"),
    Format("stack_yaml_lock", "stack.yaml.lock", "stack-*.yaml.lock"),
    Format("terraform", "*.tf", "*.tofu"),
    Format("terraform_lock", ".terraform.lock.hcl"),
    Format("uv_lock", "uv.lock", "*.py.lock"),
    Format("vcpkg_json", "vcpkg.json"),
    Format("xcode_project", "project.pbxproj"),
    Format("yarn_lock", "yarn.lock"),
)
"""Every format that licet reads, sorted by its module's name."""


def format_of(path: str) -> Format | None:
    """The format that the file at PATH is of by its name and place, or None.

    What is of no format of licet's own is of ScanCode's, where that is installed and reads it.
    """
    return _own().of(path) or (_of_peer(path) if _has_peer() else None)


@lru_cache(maxsize=1)
def _has_peer() -> bool:
    return find_spec("packagedcode") is not None


def _of_peer(path: str) -> Format | None:
    from licet.scanner.peer import packages  # noqa: PLC0415 - loads what nobody needs who has no ScanCode

    found = _peer(packages.__name__, packages.FILES).of(path)
    return found if found and packages.readers() else None


@lru_cache(maxsize=1)
def _own() -> Formats:
    return Formats(FORMATS)


@lru_cache(maxsize=1)
def _peer(module: str, globs: tuple[str, ...]) -> Formats:
    return Formats((Format(module, *globs),))
