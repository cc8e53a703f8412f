# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""How text is split into words, for rules and files alike."""

from __future__ import annotations

import re

WORD = re.compile(r"[^_\W]+\+?[^_\W]*")
"""Letters and digits of any script, with a plus sign kept inside or at the end (`GPL2+`); all else parts words."""
