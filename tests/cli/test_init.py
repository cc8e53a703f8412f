# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet init` gives a project its license, keeps what is there, and licet and others read what it wrote."""

# REUSE-IgnoreStart: the tags below are of files that the tests make.

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from licet.cli.granting import Asked, Wanted, changes_for, particulars
from licet.licenses.catalog import all_records, file_text
from licet.licenses.expression import parse
from licet.model import Change

Licet = Callable[..., Any]

BLANKS = ("change-date=2030-01-01", "change-license=Apache-2.0", "use-grant=None")
RECORDED = [
    record.id for record in all_records() if record.curated and record.kind == "license" and not record.deprecated
]

EXACT_AT_LEAST = 35


def grant_changes(expression: str, root: Path, *, force: bool = False, **wanted: Any) -> list[Change]:
    asked = Asked(("Ada Lovelace",), "2026", "engine", "ada@example.org", BLANKS)
    grant, _ = particulars(parse(expression), root, asked)
    return changes_for(grant, root, Wanted(force=force, **wanted))[0]


def write(changes: list[Change]) -> None:
    for change in changes:
        if change.after is None:
            change.path.unlink()
        else:
            change.path.parent.mkdir(parents=True, exist_ok=True)
            change.path.write_bytes(change.after)


@pytest.fixture(autouse=True)
def _year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1780000000")


@pytest.mark.parametrize("identifier", RECORDED)
def test_check_is_clean_after_init_and_init_again_changes_nothing(
    identifier: str, tmp_path: Path, licet: Licet
) -> None:
    if not file_text(identifier):
        pytest.skip(f"no source has the text of {identifier}")
    (tmp_path / "README.md").write_text("# engine\n")
    write(grant_changes(identifier, tmp_path))
    done = licet("check", tmp_path, "--format", "json", "--jobs", "1")
    report = json.loads(done.out)
    assert (report["verdict"], report["findings"], report["project"]["outbound"]) == ("pass", [], identifier)
    assert grant_changes(identifier, tmp_path) == []


@pytest.mark.skipif(shutil.which("licensee") is None, reason="licensee, the engine of GitHub's badge, is not installed")
def test_licensee_recognises_every_license_that_it_knows(tmp_path: Path) -> None:
    known = licensee_ids()
    assert len(known) >= 40
    asked = []
    for identifier in known:
        folder = tmp_path / identifier
        folder.mkdir()
        listed = f"{identifier}-only" if identifier.startswith(("GPL-", "LGPL-", "AGPL-", "GFDL-")) else identifier
        write(grant_changes(listed, folder, notice=False))
        asked.append(folder)
    exact = 0
    for identifier, folder in zip(known, asked, strict=True):
        done = subprocess.run(["licensee", "detect", "--json", folder], capture_output=True, check=False)
        found = json.loads(done.stdout)
        # LGPL-3.0 incorporates the GPL, whose text stands beside it: licensee names both, the lesser one first.
        incorporated = ["GPL-3.0"] if identifier == "LGPL-3.0" else []
        assert [each["spdx_id"] for each in found["licenses"]] == [identifier, *incorporated]
        matches = [file["matcher"] for file in found["matched_files"] if file["matcher"]]
        assert min(match["confidence"] for match in matches) >= 98, identifier
        exact += all(match["name"] == "exact" for match in matches)
    assert exact >= EXACT_AT_LEAST


def licensee_ids() -> list[str]:
    """The SPDX ids of the licenses that the installed licensee knows."""
    asked = "require 'licensee'; puts Licensee::License.all(hidden: true, pseudo: false).map(&:spdx_id)"
    done = subprocess.run(["ruby", "-e", asked], capture_output=True, check=True, text=True)
    return sorted(done.stdout.split())


def test_a_choice_gets_a_file_each_as_rust_has_them(tmp_path: Path, licet: Licet) -> None:
    done = licet("init", "MIT OR Apache-2.0", tmp_path, "--holder", "Ada Lovelace")
    assert done.code == 0
    assert done.out.splitlines() == ["wrote LICENSE-MIT", "wrote LICENSE-APACHE", "wrote NOTICE"]
    assert "Copyright (c) 2026 Ada Lovelace\n" in (tmp_path / "LICENSE-MIT").read_text()


def test_lgpl_comes_with_the_gpl_that_it_incorporates(tmp_path: Path) -> None:
    write(grant_changes("LGPL-3.0-or-later", tmp_path))
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in (tmp_path / "COPYING.LESSER").read_text().splitlines()[0]
    assert "GNU GENERAL PUBLIC LICENSE" in (tmp_path / "LICENSE").read_text().splitlines()[0]


def test_the_reuse_layout_has_a_file_for_each_id(tmp_path: Path, licet: Licet) -> None:
    licet("init", "GPL-2.0-only WITH Classpath-exception-2.0", tmp_path, "--layout", "reuse", "--no-notice")
    names = sorted(path.name for path in (tmp_path / "LICENSES").iterdir())
    assert names == ["Classpath-exception-2.0.txt", "GPL-2.0-only.txt"]


def test_own_terms_are_an_offer_or_a_text_of_ones_own(tmp_path: Path, licet: Licet) -> None:
    licet("init", "AGPL-3.0-only OR LicenseRef-Commercial", tmp_path, "--holder", "Ada", "--email", "sales@example.org")
    offer = (tmp_path / "LICENSE-COMMERCIAL").read_text()
    assert "Ask sales@example.org." in offer
    terms = tmp_path / "terms"
    terms.write_text("Pay.\n")
    licet("init", "LicenseRef-Commercial", tmp_path, "--text", f"LicenseRef-Commercial={terms}", "--force")
    assert (tmp_path / "LICENSE").read_text() == "Pay.\n"
    assert not (tmp_path / "LICENSE-COMMERCIAL").exists()


def test_nothing_is_overwritten_unasked(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "COPYING").write_text("All mine.\n")
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "engine"\n')
    done = licet("init", "ISC", tmp_path, "--holder", "Ada")
    assert (done.code, done.out) == (2, "")
    assert "COPYING would have to go or to change" in done.err
    assert "license" not in (tmp_path / "pyproject.toml").read_text()
    shown = licet("init", "ISC", tmp_path, "--holder", "Ada", "--force", "--dry-run")
    assert "-All mine.\n" in shown.out
    assert (tmp_path / "COPYING").read_text() == "All mine.\n"
    licet("init", "ISC", tmp_path, "--holder", "Ada", "--force")
    assert (tmp_path / "COPYING").read_text().startswith("ISC License\n\nCopyright 2026 Ada\n")


def test_another_license_takes_the_place_of_the_first_whole(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "README.md").write_text("# engine\n\nRuns.\n")
    licet("init", "MIT OR Apache-2.0", tmp_path, "--holder", "Ada", "--badge", "--no-notice")
    licet("init", "MPL-2.0", tmp_path, "--holder", "Ada", "--force")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["LICENSE", "README.md"]
    readme = (tmp_path / "README.md").read_text()
    assert "Apache" not in readme
    assert readme.count("MPL--2.0-blue") == readme.count("`SPDX-License-Identifier: MPL-2.0`") == 1


def test_what_a_text_leaves_blank_has_to_be_said(tmp_path: Path, licet: Licet) -> None:
    done = licet("init", "BUSL-1.1", tmp_path)
    assert done.code == 2
    assert all(word in done.err for word in ("--holder", "change-date=YYYY-MM-DD", "change-license=ID", "use-grant"))
    assert list(tmp_path.iterdir()) == []


def test_the_license_may_be_the_one_that_a_manifest_states(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "package.json").write_text('{"name": "engine", "author": "Ada <ada@example.org>", "license": "ISC"}\n')
    done = licet("init", tmp_path)
    assert (done.code, done.out) == (0, "wrote LICENSE\n")
    assert "copyright holder: Ada (from the manifest" in done.err
    assert licet("init", tmp_path / "nowhere").code == 2


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("MIT WITH MIT", "MIT is no exception"),
        ("Classpath-exception-2.0", "is no license"),
        ("WTF", "did you mean WTFPL?"),
        ("MIT OR", "a license id was expected"),
    ],
)
def test_what_is_no_license_is_said(asked: str, said: str, tmp_path: Path, licet: Licet) -> None:
    done = licet("init", asked, tmp_path)
    assert done.code == 2
    assert said in done.err


def test_holders_and_years_come_from_the_history(tmp_path: Path, licet: Licet) -> None:
    people = [("Ada Lovelace", "2020"), ("Charles Babbage", "2021"), ("dependabot[bot]", "2022")]
    git(tmp_path, "init", "-q")
    for name, year in people:
        date = f"{year}-06-01T00:00:00"
        git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x", who=name, date=date)
        (tmp_path / name).touch()
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", "y", who=name, date=date)
    licet("init", "MIT", tmp_path)
    assert "Copyright (c) 2020-2026 Ada Lovelace, Charles Babbage\n" in (tmp_path / "LICENSE").read_text()


def git(root: Path, *arguments: str, who: str = "x", date: str = "2020-01-01T00:00:00") -> None:
    person = {f"GIT_{role}_{what}": who for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    dates = {"GIT_AUTHOR_DATE": date, "GIT_COMMITTER_DATE": date}
    subprocess.run(["git", *arguments], cwd=root, env={**os.environ, **person, **dates}, check=True)


def test_json_tells_the_same(tmp_path: Path, licet: Licet) -> None:
    done = licet("init", "0BSD", tmp_path, "--holder", "Ada", "--dry-run", "--format", "json")
    told = json.loads(done.out)
    assert (told["license"], told["files"], told["written"]) == ("0BSD", ["LICENSE"], False)
    assert "+Copyright (C) 2026 by Ada" in told["diff"]


# REUSE-IgnoreEnd
