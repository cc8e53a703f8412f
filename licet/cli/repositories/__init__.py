# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""`licet check --all`: which repositories there are, and all of them judged."""

from licet.cli.repositories.judging import exit_code, judge_all
from licet.cli.repositories.listing import Listed, listed

__all__ = ["Listed", "exit_code", "judge_all", "listed"]
