# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet text`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import emit
from licet.cli.own_rules import use_rules_for
from licet.errors import CannotJudgeError
from licet.licenses.catalog import record, text
from licet.templates.formats.json_format import document


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="A license or exception id, in any case.")],
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """Print the full text of a license."""
    use_rules_for(Path(), policy)
    found, words = record(id), text(id)
    if not words:
        raise CannotJudgeError(
            f"no source that licet is built from carries the text of {found.id}; see {found.sources[0]}"
        )
    emit(document({"id": found.id, "text": words}) if format is Plain.JSON else f"{words}\n", output)
    return exits.DONE
