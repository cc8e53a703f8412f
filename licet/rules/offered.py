# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""License texts that lie in a folder whose files offer a choice of just these: they are no further conditions.

"You may select, at your option, one of" the LICENSE and the COPYING beside it: each text is one branch of that choice.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from licet.licenses.expression import Expression, Or
from licet.model import FileFacts, FileKind


def texts_of_choices(stated: Iterable[tuple[FileFacts, Expression | None]]) -> frozenset[str]:
    """The paths of those texts among files with what each STATED of itself.

    A choice counts in the folder of the file that offers it, where all of its branches have their texts.
    """
    choices: dict[str, set[Or]] = defaultdict(set)
    texts: dict[str, dict[Expression, str]] = defaultdict(dict)
    for file, expression in stated:
        folder = file.path.rpartition("/")[0]
        if file.kind is FileKind.LICENSE and expression is not None:
            texts[folder][expression] = file.path
        elif isinstance(expression, Or):
            choices[folder].add(expression)
    return frozenset(
        texts[folder][branch]
        for folder, offers in choices.items()
        for offer in offers
        if all(branch in texts[folder] for branch in offer.operands)
        for branch in offer.operands
    )
