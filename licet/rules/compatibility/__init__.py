# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How licenses combine (`judge`), and what may itself become another license (`relicensable`)."""

from licet.rules.compatibility.answer import Answer, Kind, as_dict
from licet.rules.compatibility.judge import judge
from licet.rules.compatibility.relicensing import relicensable

__all__ = ["Answer", "Kind", "as_dict", "judge", "relicensable"]
