# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet licenses`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from licet.cli import exits
from licet.cli.options import Output, Plain, PlainFormat, PolicyFile, Quiet
from licet.cli.output import canvas, emit
from licet.cli.own_rules import use_rules_for
from licet.licenses.catalog import all_records
from licet.licenses.record import as_dict
from licet.templates.formats.json_format import document
from licet.templates.licenses import records_text


def run(
    search: Annotated[str, typer.Argument(metavar="[WORDS]", help="Only those whose id or name holds this.")] = "",
    category: Annotated[str | None, typer.Option("--category", help="Only those of this category.")] = None,
    curated: Annotated[bool, typer.Option("--curated", help="Only those with permissions and conditions.")] = False,
    format: PlainFormat = Plain.TEXT,
    output: Output = None,
    policy: PolicyFile = None,
    quiet: Quiet = False,  # noqa: ARG001 - every command takes it; this one has no messages
) -> int:
    """List the license database: every license and exception of SPDX, and those that ScanCode adds."""
    use_rules_for(Path(), policy)
    wanted = search.lower()
    records = [
        record
        for record in all_records()
        if (wanted in record.id.lower() or wanted in record.name.lower())
        and category in (None, record.category)
        and (record.curated or not curated)
    ]
    if format is Plain.JSON:
        emit(document([as_dict(record) for record in records]), output)
    else:
        emit(records_text(records, canvas(output)), output)
    return exits.DONE
