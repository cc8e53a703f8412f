# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What ScanCode reads of manifests that licet has no format for, and that none of its readers does any harm."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest

from licet.model import Scope
from licet.scanner.lockfiles import registry
from licet.scanner.lockfiles.reading import Opened
from licet.scanner.peer import packages

LEFT_OUT = {
    "archives and binaries": """
        *.apk *.deb *.rpm *.src.rpm *.srpm *.mvl *.vip *.jar *.war *.ear *.sar *.aar *.mar *.whl *.egg *.gem *.nupkg
        *.xpi *.crx *.ipa *.cab *.dmg *.sparseimage *.iso *.udf *.img *.exe *.dll *.mui *.mun *.com *.winmd *.sys *.tlb
        *.exe_* *.dll_* *.mui_* *.mun_* *.com_* *.winmd_* *.sys_* *.tlb_* *.ocx *.msi *.mum *.shar *.debian.tar.xz
        *.debian.tar.gz *.orig.tar.xz *.orig.tar.gz
    """,
    "metadata of what is installed or unpacked": """
        *.egg-info/PKG-INFO */EGG-INFO/PKG-INFO *.dist-info/METADATA *conda-meta/*.json *usr/share/doc/*/copyright
        *etc/os-release *usr/lib/os-release */specifications/*.gemspec */control.tar.gz-extract/control
        */control.tar.xz-extract/control */control.tar.gz-extract/md5sums */control.tar.xz-extract/md5sums
        */metadata.gz-extract */data.gz-extract/Gemfile */data.gz-extract/Gemfile.lock */data.gz-extract/*.gemspec
        */META-INF/MANIFEST.MF */.package-lock.json *requires.txt *.pom
    """,
    "ScanCode says only that they are there": """
        */configure */configure.ac */BUILD */BUCK */METADATA.bzl */MANIFEST */package.js */ivy.xml */Makefile.PL
        */dist.ini */META.json */META.yml */META-INF/application.xml */WEB-INF/web.xml */meta-inf/module.xml
        */meta-inf/jboss-service.xml */pnpm-workspace.yaml */conandata.yml
    """,
    "other tools use the names as well": """
        */metadata.json *conda*.yaml *env*.yaml *environment*.yaml */copyright *_copyright
    """,
    "other spellings than the tools themselves read": "*/cargo.lock */cargo.toml */.package.resolved *requirement*.in",
}
"""Patterns of ScanCode's that are not asked, and why."""


@dataclass
class Dependency:
    purl: str | None
    scope: str | None = None
    is_runtime: bool = True
    is_optional: bool = False
    is_pinned: bool = False


@dataclass
class Package:
    type: str | None = "opam"
    namespace: str | None = None
    name: str | None = "ours"
    version: str | None = "1.0"
    declared_license_expression_spdx: str | None = None
    extracted_license_statement: object = "ISC"
    dependencies: tuple[Dependency, ...] = ()


class Reader:
    """A reader as ScanCode's are."""

    def __init__(self, *made: Package, source: str = "opam_file", fails: Exception | None = None) -> None:
        self.datasource_id, self.made, self.fails = source, made, fails
        self.seen: list[str] = []

    def parse(self, location: str, package_only: bool) -> Iterator[Package]:
        assert package_only
        self.seen.append(Path(location).read_text(encoding="utf-8"))
        assert [each.name for each in Path(location).parent.iterdir()] == [Path(location).name]
        yield from self.made
        if self.fails:
            raise self.fails


@pytest.fixture(autouse=True)
def directly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Readers are asked without ScanCode's own limit of time, which is not there where it does not start."""
    monkeypatch.setattr(packages, "_asked", packages._parsed)


def use(monkeypatch: pytest.MonkeyPatch, *readers: Reader) -> None:
    monkeypatch.setattr(packages, "readers", lambda: readers)


def test_a_manifest_says_what_it_is_of_and_what_it_needs(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = (
        Dependency("pkg:opam/ocaml@5.1", is_pinned=True),
        Dependency("pkg:opam/dune@3", scope="build"),
        Dependency("pkg:opam/alcotest", scope="with-test"),
        Dependency("pkg:opam/more", is_optional=True),
        Dependency("pkg:opam/tool", is_runtime=False),
        Dependency("no purl"),
        Dependency(None),
    )
    use(monkeypatch, Reader(Package(dependencies=needed)))
    found = packages.read(Opened("ours.opam", 'license: "ISC"\ndepends: [\n"ocaml"\n]\n'))
    assert [(c.purl, c.scope, c.evidence[0].line) for c in found.components] == [
        ("pkg:opam/ocaml@5.1", Scope.RUNTIME, 3),
        ("pkg:opam/dune", Scope.BUILD, 1),
        ("pkg:opam/alcotest", Scope.TEST, 1),
        ("pkg:opam/more", Scope.OPTIONAL, 1),
        ("pkg:opam/tool", Scope.DEV, 1),
    ]
    assert found.own == ("pkg:opam/ours",)
    assert [str(each.concluded) for each in found.declarations] == ["ISC"]


def test_a_file_about_code_beside_it_names_a_work_of_others(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Reader(Package("about", name="zlib", extracted_license_statement="zlib"), source="about_file"))
    found = packages.read(Opened("zlib.ABOUT", "name: zlib\n"))
    assert [(c.purl, c.declared) for c in found.components] == [("pkg:generic/zlib@1.0", "zlib")]
    assert (found.own, found.declarations) == ((), ())


@pytest.mark.parametrize("error", [ValueError("x"), KeyError("y"), NotImplementedError(), RecursionError()])
def test_a_reader_that_fails_is_something_left_out_and_the_others_are_asked(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    use(monkeypatch, Reader(fails=error, source="bad"), Reader(Package()))
    found = packages.read(Opened("ours.opam", ""))
    assert [(each.line, each.what) for each in found.skipped] == [(1, f"what bad reads ({type(error).__name__})")]
    assert found.own == ("pkg:opam/ours",)


@pytest.mark.parametrize("package", [Package(None), Package(name=None), Package(extracted_license_statement=["a"])])
def test_what_a_reader_does_not_know_is_left_out(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Reader(package))
    assert packages.read(Opened("ours.opam", "")).components == ()


def test_a_reader_is_given_a_copy_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "beside").write_text("x")
    reader = Reader(Package())
    use(monkeypatch, reader)
    packages.read(Opened("a/b/c/ours.opam", "text"))
    assert reader.seen == ["text"]


def test_licet_s_own_formats_go_before_and_nothing_is_asked_where_scancode_does_not_start(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(registry, "_has_peer", lambda: True)
    use(monkeypatch, Reader())
    for path, module in (("src/ours.opam", packages.__name__), ("uv.lock", "uv_lock")):
        format = registry.format_of(path)
        assert format is not None
        assert format.module == module
    assert registry.format_of("main.c") is None
    use(monkeypatch)
    assert registry.format_of("src/ours.opam") is None
    monkeypatch.setattr(registry, "_has_peer", lambda: False)
    assert registry.format_of("src/ours.opam") is None


def test_every_pattern_that_scancode_has_is_read_or_left_out_for_a_reason() -> None:
    left_out = {pattern for patterns in LEFT_OUT.values() for pattern in patterns.split()}
    for pattern in sorted(patterns_of_scancode() - left_out):
        examples = {pattern.removeprefix("*/").replace("*", fill) for fill in ("x", "")}
        own = any(registry._own().of(example) for example in examples)
        assert own or any(fnmatchcase(each, glob) for each in examples for glob in packages.FILES), pattern


def test_every_pattern_that_is_asked_is_one_of_scancode_s() -> None:
    known = patterns_of_scancode()
    for glob in packages.FILES:
        example = f"a/{glob.replace('*', 'x')}"
        assert any(fnmatchcase(example, pattern) for pattern in known), glob


def patterns_of_scancode() -> set[str]:
    """The patterns of all readers that the installed ScanCode has, read off its sources: it need not start for that."""
    spec = importlib.util.find_spec("packagedcode")
    if spec is None or spec.origin is None:
        pytest.skip("ScanCode is not installed")
    folder = Path(spec.origin).parent
    listed = _assigned(
        ast.parse((folder / "__init__.py").read_text("utf-8")).body, "APPLICATION_PACKAGE_DATAFILE_HANDLERS"
    )
    found: set[str] = set()
    for each in ast.walk(listed) if listed else ():
        if isinstance(each, ast.Attribute) and isinstance(each.value, ast.Name):
            module = ast.parse((folder / f"{each.value.id}.py").read_text("utf-8"))
            bodies = [node.body for node in module.body if isinstance(node, ast.ClassDef) and node.name == each.attr]
            patterns = _assigned(bodies[0], "path_patterns") if bodies else None
            found |= {str(one) for one in _literal(patterns)}
    assert len(found) > 100
    return found


def _assigned(body: list[ast.stmt], name: str) -> ast.expr | None:
    for node in body:
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name) and node.targets[0].id == name:
            return node.value
    return None


def _literal(node: ast.expr | None) -> tuple[Any, ...]:
    try:
        value = ast.literal_eval(node) if node else ()
    except ValueError:
        return ()
    return value if isinstance(value, tuple) else (value,)
