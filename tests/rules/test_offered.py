# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""License texts that are the branches of a choice, and those that are not."""

from __future__ import annotations

import pytest

from licet.licenses.expression import Expression, parse
from licet.model import FileFacts, FileKind
from licet.rules.offered import texts_of_choices


def stated(path: str, license: str | None) -> tuple[FileFacts, Expression | None]:
    kind = FileKind.LICENSE if path.rpartition("/")[2].isupper() else FileKind.SOURCE
    return FileFacts(path, kind, 1), parse(license) if license else None


BOTH = [stated("z/LICENSE", "BSD-3-Clause"), stated("z/COPYING", "GPL-2.0-only")]
CHOICE = stated("z/z.c", "BSD-3-Clause OR GPL-2.0-only")


@pytest.mark.parametrize(
    ("files", "paths"),
    [
        ([*BOTH, CHOICE], {"z/LICENSE", "z/COPYING"}),
        (BOTH, set()),
        ([*BOTH, stated("z/z.c", "BSD-3-Clause AND GPL-2.0-only")], set()),
        ([*BOTH, stated("y/y.c", "BSD-3-Clause OR GPL-2.0-only")], set()),
        ([*BOTH, stated("z/z.c", "BSD-3-Clause OR GPL-2.0-only OR MIT")], set()),
        ([BOTH[1], CHOICE], set()),  # all of the folder may be under the one text that is there
        ([*BOTH, stated("z/TERMS", "MIT"), CHOICE], {"z/LICENSE", "z/COPYING"}),
    ],
)
def test_texts_of_choices(files: list[tuple[FileFacts, Expression | None]], paths: set[str]) -> None:
    assert texts_of_choices(files) == paths
