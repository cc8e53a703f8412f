# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""What a `composer.json`, or its row in a lockfile or registry, says of the license.

Source: https://getcomposer.org/doc/04-schema.md#license
"""

from __future__ import annotations

from collections.abc import Mapping

from licet.scanner.metadata.choice import choice


def stated_license(fields: Mapping[str, object]) -> str | None:
    """The license that FIELDS state; of a list one may choose, as Composer has it."""
    stated = fields.get("license")
    return choice(stated if isinstance(stated, list) else [stated])
