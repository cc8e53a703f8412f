# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet choose`: by answers and by keys, what it keeps, and that `licet check` holds the repository to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output import DummyOutput

from licet.cli.choosing import Conversation, converse
from licet.licenses.chooser import Here
from tools.write_conversations import PAGE, PEOPLE, page

Licet = Callable[..., Any]
DOWN, UP, LEFT, ENTER = "\x1b[B", "\x1b[A", "\x1b[D", "\r"


def talk(keys: str) -> tuple[Conversation, bool]:
    conversation = Conversation(Here())
    with create_pipe_input() as keyboard:
        keyboard.send_text(keys)
        return conversation, converse(conversation, keyboard, DummyOutput())


def test_json_is_that_of_the_contract(tmp_path: Path, licet: Licet) -> None:
    told = json.loads(licet("choose", tmp_path, "--answer", "situation=simple", "--format", "json").out)
    assert told["recommended"][0]["license"] == "MIT"
    assert told["questions"][0]["choices"] == ["library", "application", "service", "generator"]
    assert all(each["because"] for each in (*told["recommended"], *told["excluded"]))


def test_a_dependency_rules_out(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "node_modules" / "copyleft").mkdir(parents=True)
    (tmp_path / "package.json").write_text('{"name": "x", "dependencies": {"copyleft": "1.0.0"}}')
    manifest = '{"name": "copyleft", "version": "1.0.0", "license": "GPL-3.0-only"}'
    (tmp_path / "node_modules" / "copyleft" / "package.json").write_text(manifest)
    told = json.loads(licet("choose", tmp_path, "--format", "json").out)
    mit = next(each for each in told["excluded"] if each["license"] == "MIT")
    assert "pkg:npm/copyleft@1.0.0 is GPL-3.0-only" in mit["because"][0]
    shown = licet("choose", tmp_path, "--why", "MIT", "--answer", "situation=simple").out
    assert "to change that: pkg:npm/copyleft@1.0.0: replace it" in shown
    assert licet("choose", tmp_path, "--write", "MIT").code == 2


def test_what_is_chosen_is_kept_and_checked(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "licet.toml").write_text('# mine\n[policy]\nfail-on = "warning"\n')
    asked = ("choose", tmp_path, "--answer", "situation=share", "--write", "MPL-2.0")
    assert "+license" in licet(*asked, "--dry-run").out
    licet(*asked)
    kept = (tmp_path / "licet.toml").read_text()
    assert kept.startswith("# mine\n")
    assert '[intent]\nlicense = "MPL-2.0"\nanswers = {situation = "share"}\n' in kept
    licet("init", tmp_path, "--holder", "Ada")
    assert licet("check", tmp_path).code == 0
    (tmp_path / "LICENSE").write_text((tmp_path / "LICENSE").read_text().replace("Mozilla", "Other"))
    licet("init", "MIT", tmp_path, "--holder", "Ada", "--force")
    done = licet("check", tmp_path)
    assert done.code == 1
    assert "MPL-2.0 was chosen for the project, and it goes out under MIT" in done.out


def test_an_intent_that_is_none_is_said(tmp_path: Path, licet: Licet) -> None:
    (tmp_path / "licet.toml").write_text('[intent]\nlicense = "Foo"\nanswers = {situation = "sleep"}\n')
    done = licet("check", tmp_path)
    assert done.code == 2
    assert "situation = 'sleep' is no answer of the chooser" in done.err
    (tmp_path / "licet.toml").write_text("[intent\n")
    assert licet("choose", tmp_path, "--write", "MIT").code == 2


def test_keys_lead_to_a_license() -> None:
    conversation, ended = talk(f"{DOWN}{ENTER}{ENTER}{DOWN}{ENTER}{ENTER}{ENTER}")
    assert conversation.answers == {"situation": "simple", "kind": "library", "patents": "either", "notice": "keep"}
    assert (ended, conversation.picked) == (True, "MIT")


def test_there_is_a_way_back() -> None:
    conversation, ended = talk(f"{UP}{UP}{ENTER}{LEFT}?q")
    assert conversation.answers == {}
    assert not ended
    assert conversation.choices[conversation.place][0] == "rules"
    assert conversation.explains
    assert "why" in [role for role, _ in conversation.screen()]
    conversation.back()
    assert conversation.answers == {}


def test_the_preview_narrows() -> None:
    conversation = Conversation(Here())
    first = dict(conversation.screen())["preview"]
    conversation.move(1)
    conversation.take()
    second = dict(conversation.screen())["preview"]
    assert "GPL-3.0-or-later" in first
    assert "GPL" not in second


def test_leaving_picks_none() -> None:
    conversation, ended = talk(f"{UP}{ENTER}{ENTER}")
    assert conversation.answers == {"situation": "none"}
    assert (ended, conversation.picked) == (True, "")
    with pytest.raises(KeyboardInterrupt):
        talk("\x03")


def test_the_page_of_conversations_says_what_the_chooser_says() -> None:
    assert len(PEOPLE) == 10
    assert PAGE.read_text(encoding="utf-8") == page()
