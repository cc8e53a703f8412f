# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Writes `docs/conversations.md`: ten people at the chooser, answered by it as it is now.

Run `python -m tools.write_conversations`; a test fails where the page is not what this would write.
"""

# REUSE-IgnoreStart: the tag below is in a file of somebody in a story.

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from licet.cli.choosing import Conversation
from licet.licenses.catalog import text
from licet.pipeline import Options
from licet.pipeline.choosing import surroundings
from licet.rules.policy import Policy
from licet.templates.choice import as_text
from licet.templates.formats.canvas import Canvas

PAGE = Path(__file__).resolve().parent.parent / "docs" / "conversations.md"
WIDTH = 110


@dataclass(frozen=True)
class Person:
    """Somebody with a repository: its files, its npm packages with their licenses, and what they answer."""

    name: str
    files: Mapping[str, str]
    answers: Mapping[str, str]
    packages: Mapping[str, str] = field(default_factory=dict)


PEOPLE = (
    Person(
        "a student's first library",
        {"pyproject.toml": '[project]\nname = "tides"\n', "tides.py": "def low(): ...\n"},
        {"situation": "simple", "kind": "library", "patents": "either", "notice": "keep"},
    ),
    Person(
        "a company's SDK",
        {"sdk.ts": "export {}\n"},
        {"situation": "rules", "kind": "library", "rules": "patents"},
        {"axios": "MIT", "long": "Apache-2.0"},
    ),
    Person(
        "a database start-up",
        {"server.rs": "fn main() {}\n"},
        {"situation": "sell", "kind": "service", "offer": "network", "contributors": "agreement", "parts": "client"},
    ),
    Person(
        "a WordPress plugin",
        {"plugin.php": "<?php\n/**\n * Plugin Name: Tides\n */\n"},
        {"situation": "community", "community": "wordpress"},
    ),
    Person(
        "a Rust crate",
        {"Cargo.toml": '[package]\nname = "tides"\nversion = "0.1.0"\n', "src/lib.rs": "\n"},
        {"situation": "simple", "kind": "library", "patents": "either", "notice": "keep"},
    ),
    Person(
        "a hardware board",
        {"board.kicad_pro": "{}\n", "board.kicad_pcb": "(kicad_pcb)\n"},
        {"situation": "not-software", "work": "hardware", "hardware": "weak"},
    ),
    Person(
        "a font",
        {"Tides.glyphs": "x\n"},
        {"situation": "not-software", "work": "font", "font-name": "free"},
    ),
    Person(
        "a data set",
        {"tides.csv": "time,height\n"},
        {"situation": "not-software", "work": "data", "share-alike": "credit"},
    ),
    Person(
        "a fine-tuned model",
        {"README.md": "# tides-7b\n"},
        {"situation": "not-software", "work": "model", "base": "permissive", "use-limits": "no"},
    ),
    Person(
        "a fork of a GPL program",
        {"COPYING": text("GPL-3.0-only"), "main.c": "/* SPDX-License-Identifier: GPL-3.0-or-later */\nint x;\n"},
        {
            "situation": "simple",
            "kind": "application",
            "patents": "either",
            "notice": "keep",
            "parts": "one",
            "authorship": "others",
        },
    ),
)


def page() -> str:
    """The text of the page."""
    return "\n".join(_lines())


def _lines() -> Iterator[str]:
    yield "# Ten people at the chooser"
    yield ""
    yield "What `licet choose` asks them and what it says, with its reasons and sources. The page is written by"
    yield "`python -m tools.write_conversations`, so that it says what the chooser says today."
    for person in PEOPLE:
        yield from ("", f"## {person.name[0].upper()}{person.name[1:]}", "", "```text")
        yield from _conversation(person)
        yield "```"
    yield ""


def _conversation(person: Person) -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        _make(root, person)
        here = surroundings(root, Policy(), Options(jobs=1))
    conversation = Conversation(here)
    while (question := conversation.question) is not None and question.key in person.answers:
        names = " | ".join(choice.value for choice in question.choices)
        yield question.text
        yield f"    {names if len(names) < WIDTH else names[: WIDTH - 12] + ' ...'}"
        yield f"  > {person.answers[question.key]}"
        conversation.place = [choice.value for choice in question.choices].index(person.answers[question.key])
        conversation.take()
        named = [each.license for each in conversation.outcome.recommended]
        yield f"  so far: {', '.join(named) or 'nothing fits'}"
    yield ""
    yield from as_text(conversation.outcome, Canvas(WIDTH, color=False), []).splitlines()


def _make(root: Path, person: Person) -> None:
    files = dict(person.files)
    if person.packages:
        asked = dict.fromkeys(person.packages, "1.0.0")
        files["package.json"] = json.dumps({"name": "tides", "dependencies": asked})
    for name, license in person.packages.items():
        manifest = {"name": name, "version": "1.0.0", "license": license}
        files[f"node_modules/{name}/package.json"] = json.dumps(manifest)
    for path, contents in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(contents, encoding="utf-8")


# REUSE-IgnoreEnd

if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
