# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where licet keeps what it need not find out again."""

from __future__ import annotations

from pathlib import Path

import platformdirs


def cache_folder() -> Path:
    """Where answers of indexes, the results of scans, and compiled rules are kept."""
    return Path(platformdirs.user_cache_dir("licet"))
