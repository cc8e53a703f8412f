# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet show`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import use_rules_for
from licet.licenses.catalog import record
from licet.licenses.record import as_dict
from licet.templates.formats.json_format import document
from licet.templates.licenses import record_text


def run(
    id: Annotated[str, typer.Argument(metavar="ID", help="A license or exception id, in any case.")],
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """Show what a license permits, asks and limits."""
    use_rules_for(Path(), policy)
    found = record(id)
    emit(document(as_dict(found)) if format is Plain.JSON else record_text(found, canvas(output)), output)
    return exits.DONE
