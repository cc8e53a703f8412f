# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Options that several commands share, each spelled once."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated, TypeAlias

import typer

from licet.model import Distribution, Profile, Use


class Plain(StrEnum):
    """Formats of commands that have no report."""

    TEXT = "text"
    JSON = "json"


class Language(StrEnum):
    """Languages of the HTML report."""

    ENGLISH = "en"
    KOREAN = "ko"


Lang: TypeAlias = Annotated[
    Language, typer.Option("--lang", help="The language of the HTML report; the others are in English.")
]
Output: TypeAlias = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write there, whole.")]
Quiet: TypeAlias = Annotated[bool, typer.Option("--quiet", "-q", help="No progress and no messages.")]
PlainFormat: TypeAlias = Annotated[Plain, typer.Option("--format", "-f", help="How to print.")]
Root: TypeAlias = Annotated[Path, typer.Argument(metavar="PATH", help="The project's folder.")]
Subject: TypeAlias = Annotated[
    Path | None,
    typer.Argument(
        metavar="[PATH]",
        help="A project's folder, what was built (package, image, archive), or a bill of materials. Without it: "
        "the folder here, or with --env that environment by itself.",
        show_default=False,
    ),
]
Jobs: TypeAlias = Annotated[
    int, typer.Option("--jobs", "-j", min=0, metavar="N", help="Processes; 0: one a processor.")
]
NoCache: TypeAlias = Annotated[bool, typer.Option("--no-cache", help="Ask and read everything anew.")]
Online: TypeAlias = Annotated[
    bool,
    typer.Option("--online", help="Ask the indexes that your package managers are configured with; else no network."),
]
Strict: TypeAlias = Annotated[
    bool, typer.Option("--strict", help="Whatever could not be read makes the answer incomplete.")
]
DryRun: TypeAlias = Annotated[bool, typer.Option("--dry-run", help="Show the changes as a diff; write nothing.")]
PolicyFile: TypeAlias = Annotated[
    Path | None,
    typer.Option("--policy", metavar="FILE", help="The policy; else the nearest licet.toml or [tool.licet]."),
]
UseOption: TypeAlias = Annotated[
    Use | None, typer.Option("--use", help="How dependencies are used, where the policy does not say.")
]
Distributions: TypeAlias = Annotated[
    list[Distribution] | None, typer.Option("--distribution", help="How the work is passed on; may be repeated.")
]
ProfileOption: TypeAlias = Annotated[
    Profile | None, typer.Option("--profile", help="Whose position is taken where authorities differ on the law.")
]
Environment: TypeAlias = Annotated[
    Path | None,
    typer.Option(
        "--env", metavar="[PYTHON]", help="Installed packages: a python, a virtual environment; bare: the active one."
    ),
]
