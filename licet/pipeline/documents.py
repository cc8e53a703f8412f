# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a bill of materials, of whomever, says that there is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from licet.model import Inventory
from licet.pipeline.options import Options, stage
from licet.rules.clarify import clarify, named_and_by_pattern
from licet.rules.policy import Policy
from licet.scanner.installed import Places, Surroundings
from licet.scanner.resolve import Clarifications
from licet.scanner.sboms import form_of, read_document, recover, reopened


def listed(path: Path, policy: Policy, options: Options) -> tuple[Inventory, Places] | None:
    """What the document at PATH says that there is, and where else that was looked for; None where it is none."""
    form = form_of(path)
    if form is None:
        return None
    said = recover(read_document(path, form), path.name)
    files, stale = clarify(said.inventory.files, policy.clarifications)
    kept = [each for each in said.inventory.stale if each in policy.clarifications]
    declarations = said.inventory.declarations
    if said.license is not None and policy.license is None:
        declarations = (said.license,)
    stated = replace(
        said.inventory, files=files, declarations=declarations, stale=tuple(dict.fromkeys((*kept, *stale)))
    )
    places = Places(Surroundings(path.parent / f"{path.name}.none", options.environment))
    made = reopened(
        stated,
        places,
        Clarifications(*named_and_by_pattern(policy.clarifications)),
        options.registry,
        looked=options.environment is not None or options.registry is not None,
        progress=stage(options, "Resolving dependencies"),
    )
    return made, places
