# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""License detection. `engine().detect(text)` is the whole of its surface."""

from licet.scanner.detect.engine import Engine, engine

__all__ = ["Engine", "engine"]
