# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""The one table of exit codes."""

from __future__ import annotations

from licet.model import Verdict

DONE = 0
NO = 1
ASKED_WRONGLY = 2
COULD_NOT_JUDGE = 3
INTERRUPTED = 130

OF_VERDICT = {Verdict.PASS: DONE, Verdict.FAIL: NO, Verdict.INCOMPLETE: COULD_NOT_JUDGE}
"""What `licet check` leaves with. Errors carry their own (`LicetError.exit_code`)."""
