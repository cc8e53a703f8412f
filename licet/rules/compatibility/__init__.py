# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How licenses combine: `judge` answers one question, with its reasons, sources and ways out."""

from licet.rules.compatibility.answer import Answer, Kind, as_dict
from licet.rules.compatibility.judge import judge

__all__ = ["Answer", "Kind", "as_dict", "judge"]
