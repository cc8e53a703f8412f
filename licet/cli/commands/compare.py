# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet compare`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import use_rules_for
from licet.licenses.catalog import record
from licet.licenses.compare import compare
from licet.templates.formats.json_format import document
from licet.templates.licenses import comparison_text


def run(
    ids: Annotated[list[str], typer.Argument(metavar="ID ID...", help="Two or more license ids.")],
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """Show licenses side by side."""
    use_rules_for(Path(), policy)
    if len(ids) < 2:
        raise typer.BadParameter("name at least two licenses")
    records = [record(id) for id in ids]
    rows = compare(records)
    if format is Plain.JSON:
        cells = [
            {
                "kind": r.kind,
                "name": r.name,
                "differs": r.differs,
                "values": dict(zip([x.id for x in records], r.cells, strict=True)),
            }
            for r in rows
        ]
        emit(document(cells), output)
    else:
        emit(comparison_text(records, rows, canvas(output)), output)
    return exits.DONE
