# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet policy`, and the files and addresses that a policy extends."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import hashlib
import json
import os
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from licet.cli.policy_library import LARGEST
from licet.licenses.catalog import text
from licet.rules.policy import parse_policy
from licet.rules.policy.schema import policy_schema

Licet = Callable[..., Any]


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("licet.cli.policy_library.cache_folder", lambda: tmp_path / "cache")


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project under MIT, with files under other licenses and packages in its environment."""
    root = tmp_path / "project"
    (root / "src").mkdir(parents=True)
    (root / "LICENSE").write_text(text("MIT"))
    (root / "pyproject.toml").write_text(
        '[project]\nname = "ours"\nversion = "1"\nlicense = "MIT"\ndependencies = ["good", "bad", "gone"]\n'
        '[dependency-groups]\ndev = ["tool"]\n'
    )
    (root / "src" / "zlib.c").write_text("// SPDX-License-Identifier: Zlib\n")
    for name, license in (("good", "BSD-3-Clause"), ("bad", "GPL-3.0-only"), ("tool", "Apache-2.0")):
        info = root / ".venv" / "lib" / "python3.12" / "site-packages" / f"{name}-1.0.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(
            f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\nLicense-Expression: {license}\n"
        )
    (root / ".venv" / "pyvenv.cfg").write_text("version = 3.12.0\n")
    return root


def test_explain_names_the_line_that_decided(licet: Licet, project: Path) -> None:
    (project / "licet.toml").write_text('[policy]\nallow = [\n  "MIT",\n  "category:permissive",\n]\n')
    done = licet("policy", "explain", "pkg:pypi/good", project)
    assert done.code == 0
    assert "pkg:pypi/good@1.0" in done.out
    assert "allow category:permissive, licet.toml:4: names its category" in done.out
    fields = json.loads(licet("policy", "explain", "pkg:pypi/bad", project, "--format", "json").out)
    assert fields["policy"] == "licet.toml"
    (made,) = fields["explained"]
    assert (made["ruling"], made["parts"][0]["decided"]) == ("unlisted", None)
    assert {each["code"] for each in made["findings"]} == {"license-denied", "license-conflict"}


def test_explain_of_a_path_and_of_a_pattern(licet: Licet, project: Path) -> None:
    done = licet("policy", "explain", "src", project)
    assert (done.code, "src/zlib.c" in done.out, "Zlib: allowed" in done.out) == (0, True, True)
    many = json.loads(licet("policy", "explain", "pkg:pypi/*", project, "-f", "json").out)["explained"]
    assert [each["subject"] for each in many] == [
        "pkg:pypi/bad@1.0", "pkg:pypi/gone", "pkg:pypi/good@1.0", "pkg:pypi/tool@1.0",
    ]  # fmt: skip


def test_explain_supposes_a_license_without_a_scan(licet: Licet, tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text('[policy]\nextends = "saas"\n')
    done = licet("policy", "explain", "pkg:npm/x", tmp_path, "--license", "AGPL-3.0-only")
    assert (done.code, "AGPL-3.0-only: denied" in done.out, "agpl-3.0.html#section13" in done.out) == (0, True, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["pkg:pypi/goood"], "did you mean pkg:pypi/good"),
        (["pkg:cargo/elsewhere"], "--license EXPRESSION"),
        (["pkg:pypi"], "purl"),
        (["../up"], "must be a path below the project"),
        (["pkg:pypi/x", "--license", "MIIT"], "did you mean MIT"),
    ],
)
def test_explain_of_what_is_not_there_asks_back(licet: Licet, project: Path, arguments: list[str], said: str) -> None:
    done = licet("policy", "explain", arguments[0], project, *arguments[1:])
    assert done.code == 2
    assert said in done.err


def test_init_writes_a_policy_for_what_is_there(licet: Licet, project: Path) -> None:
    done = licet("policy", "init", project)
    written = (project / "licet.toml").read_text(encoding="utf-8")
    assert (done.code, done.out) == (0, "wrote licet.toml\n")
    policy = parse_policy(written, "licet.toml")
    assert [str(line.term) for line in policy.lines] == ["BSD-3-Clause", "Zlib"]
    ((where,),) = [policy.circumstances]
    assert [str(line.term) for line in where.lines] == ["Apache-2.0"]
    assert '# package = "pkg:pypi/bad"\n# license = "GPL-3.0-only"' in written
    assert "#     pkg:pypi/gone\n" in written
    assert '# license = "MIT"  # as LICENSE has it' in written or '# license = "MIT"  # as pyproject.toml' in written
    assert "1 license-conflict" in done.err
    assert "1 license-unknown" in done.err
    checked = json.loads(licet("check", project, "--format", "json").out)
    left = sorted((each["code"], each["severity"]) for each in checked["findings"] if each["severity"] == "error")
    assert left == [
        ("license-conflict", "error"), ("license-denied", "error"), ("license-unknown", "error"),
    ]  # fmt: skip


def test_what_init_wrote_lets_check_pass_where_nothing_is_open(licet: Licet, project: Path) -> None:
    manifest = project / "pyproject.toml"
    manifest.write_text(manifest.read_text().replace('"good", "bad", "gone"', '"good"'))
    for by in ("license", "category"):
        done = licet("policy", "init", project, "--by", by, "--force")
        assert "with this policy, `licet check` passes" in done.err
        assert licet("check", project).code == 0
    assert 'allow = [\n    "category:permissive",  # pkg:pypi/good@1.0 and 1 more\n]' in (
        project / "licet.toml"
    ).read_text(encoding="utf-8")


def test_init_shows_and_writes_nothing_on_a_dry_run(licet: Licet, project: Path) -> None:
    done = licet("policy", "init", project, "--dry-run", "--format", "json")
    fields = json.loads(done.out)
    assert (fields["file"], fields["written"]) == ("licet.toml", False)
    assert '+    "Zlib",          # src/zlib.c' in fields["diff"]
    assert {"code": "license-conflict", "severity": "error", "subject": "pkg:pypi/bad@1.0"} in fields["left"]
    assert not (project / "licet.toml").exists()


def test_init_overwrites_no_policy_unasked_and_goes_on_with_a_choice(licet: Licet, project: Path) -> None:
    path = project / "licet.toml"
    path.write_text('[policy]\ndeny = "MIT"\n')
    done = licet("policy", "init", project)
    assert (done.code, path.read_text()) == (2, '[policy]\ndeny = "MIT"\n')
    assert "--force" in done.err
    path.write_text('[intent]\nlicense = "MIT"\n\n[project]\ndistribution = "network"\n')
    assert licet("policy", "init", project).code == 0
    made = parse_policy(path.read_text(encoding="utf-8"), "licet.toml")
    assert (str(made.intent), made.distributions) == ("MIT", ("network",))
    assert made.lines
    path.unlink()
    manifest = project / "pyproject.toml"
    manifest.write_text(manifest.read_text() + '[tool.licet.policy]\nallow = "MIT"\n')
    done = licet("policy", "init", project)
    assert (done.code, path.exists()) == (2, False)
    assert "[tool.licet]" in done.err


def test_init_writes_names_that_are_no_toml_as_such(licet: Licet, tmp_path: Path) -> None:
    odd = tmp_path / 'a "b"\nallow = ["JSON"] # \x7f'
    odd.mkdir()
    (odd / "x.c").write_text("// SPDX-License-Identifier: Zlib\n")
    assert licet("policy", "init", tmp_path).code == 0
    policy = parse_policy((tmp_path / "licet.toml").read_text(encoding="utf-8"), "licet.toml")
    assert [str(line.term) for line in policy.lines] == ["Zlib"]


def test_the_schema_is_printed(licet: Licet) -> None:
    done = licet("policy", "schema")
    assert (done.code, json.loads(done.out)) == (0, policy_schema())


def test_a_file_that_is_extended_is_read_from_the_folder_of_the_one_that_names_it(licet: Licet, tmp_path: Path) -> None:
    (tmp_path / "org").mkdir()
    (tmp_path / "org" / "top.toml").write_text('[policy]\nextends = "./base.toml"\n')
    (tmp_path / "org" / "base.toml").write_text('[policy]\n\ndeny = "Zlib"\n')
    root = tmp_path / "repository"
    root.mkdir()
    (root / "licet.toml").write_text('[policy]\nextends = "../org/top.toml"\nallow = "Zlib"\n')
    (root / "x.c").write_text("// SPDX-License-Identifier: Zlib\n")
    findings = json.loads(licet("check", root, "--format", "json").out)["findings"]
    (denied,) = [each for each in findings if each["code"] == "license-denied"]
    assert denied["because"][0]["source"] == "../org/base.toml:3"
    assert not any("allow it in the policy" in fix for fix in denied["how_to_fix"])
    assert any("[[exception]]" in fix for fix in denied["how_to_fix"])


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("./gone.toml", "no policy is at './gone.toml'"),
        ("./folder", "did you mean folder/licet.toml?"),
        ("/etc/policy.toml", "must be a path from the folder of this file"),
        ("./large.toml", "is larger than any policy"),
        ("./bytes.toml", "'./bytes.toml' cannot be read: it is no text"),
        ("./pipe.toml", "no policy is at './pipe.toml'"),
    ],
)
def test_a_file_that_cannot_be_extended_is_a_mistake(licet: Licet, tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / "licet.toml").write_text(f'[policy]\n\nextends = "{written}"\n')
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "licet.toml").write_text("")
    (tmp_path / "large.toml").write_bytes(b"#" * (LARGEST + 1))
    (tmp_path / "bytes.toml").write_bytes(b"\xff")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.toml")
    done = licet("check", tmp_path)
    assert done.code == 2
    (line,) = done.err.splitlines()
    assert line.startswith("licet: licet.toml:3: ")
    assert said in line


@dataclass
class Shelf:
    """A server of one policy, and how often it was asked."""

    url: str
    body: bytes = b'[policy]\ndeny = "Zlib"\n'
    asked: list[dict[str, str]] = field(default_factory=list)

    @property
    def digest(self) -> str:
        return hashlib.sha256(self.body).hexdigest()


@pytest.fixture
def shelf() -> Iterator[Shelf]:
    class Handler(BaseHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            made.asked.append(dict(self.headers))
            self.send_response(200)
            self.send_header("Content-Length", str(len(made.body)))
            self.end_headers()
            self.wfile.write(made.body)

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    made = Shelf(f"http://127.0.0.1:{server.server_address[1]}/org.toml")
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    yield made
    server.shutdown()
    server.server_close()
    thread.join()


def pin(root: Path, shelf: Shelf, digest: str) -> None:
    (root / "licet.toml").write_text(f'[policy]\nextends = {{ url = "{shelf.url}", sha256 = "{digest}" }}\n')
    (root / "x.c").write_text("// SPDX-License-Identifier: Zlib\n")


def codes(done: Any) -> set[str]:
    return {each["code"] for each in json.loads(done.out)["findings"]}


def test_an_address_is_asked_once_online_and_never_again(licet: Licet, tmp_path: Path, shelf: Shelf) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    pin(root, shelf, shelf.digest)
    done = licet("check", root)
    assert (done.code, shelf.asked) == (3, [])
    assert f"licet.toml:2: the policy at {shelf.url} was not read here before: run once with --online" in done.err
    assert "license-denied" in codes(licet("check", root, "--online", "--format", "json"))
    assert len(shelf.asked) == 1
    assert "Authorization" not in shelf.asked[0]
    for arguments in ([], ["--online"]):
        assert "license-denied" in codes(licet("check", root, "--format", "json", *arguments))
    assert len(shelf.asked) == 1


def test_another_digest_is_refused_and_not_kept(licet: Licet, tmp_path: Path, shelf: Shelf) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    pin(root, shelf, shelf.digest)
    was, shelf.body = shelf.digest, b'[policy]\nallow = "Zlib"\n'
    done = licet("check", root, "--online")
    assert done.code == 2
    assert f"licet.toml:2: what is at {shelf.url} now has the digest {shelf.digest}" in done.err
    assert not (tmp_path / "cache" / "policies" / f"{was}.toml").exists()


def test_what_is_kept_and_was_changed_there_is_not_believed(licet: Licet, tmp_path: Path, shelf: Shelf) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    pin(root, shelf, shelf.digest)
    kept = tmp_path / "cache" / "policies" / f"{shelf.digest}.toml"
    kept.parent.mkdir(parents=True)
    kept.write_text("")
    assert licet("check", root).code == 3
    assert "license-denied" in codes(licet("check", root, "--online", "--format", "json"))
    assert kept.read_bytes() == shelf.body


def test_a_policy_from_an_address_names_no_paths(licet: Licet, tmp_path: Path, shelf: Shelf) -> None:
    root = tmp_path / "repository"
    root.mkdir()
    shelf.body = b'[policy]\nextends = "./base.toml"\n'
    pin(root, shelf, shelf.digest)
    done = licet("check", root, "--online")
    assert done.code == 2
    assert f"{shelf.url}:2: {shelf.url} is no file, so that no path starts there" in done.err


def test_an_address_that_answers_nothing_cannot_be_judged(licet: Licet, tmp_path: Path) -> None:
    (tmp_path / "licet.toml").write_text(
        f'[policy]\nextends = {{ url = "http://127.0.0.1:9/p.toml", sha256 = "{"0" * 64}" }}\n'
    )
    done = licet("check", tmp_path, "--online")
    assert done.code == 3
    assert "the policy at http://127.0.0.1:9/p.toml cannot be had" in done.err
