# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The NOTICE of a project of its own, as Apache-2.0 section 4(d) speaks of it."""

from __future__ import annotations

from licet.licenses.expression import ids
from licet.templates.grant.particulars import Grant


def notice(grant: Grant) -> str | None:
    """The NOTICE file that goes with GRANT, or None where no license of it knows of one."""
    if "Apache-2.0" not in ids(grant.expression) or not grant.holders:
        return None
    return f"{grant.project or 'This product'}\nCopyright {grant.years} {', '.join(grant.holders)}\n".replace("  ", " ")
