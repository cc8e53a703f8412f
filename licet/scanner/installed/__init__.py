# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Where packages are installed, cached or vendored: one file a kind of package, an explicit registry."""

from licet.scanner.installed.store import Installed, Store, Surroundings
from licet.scanner.installed.stores import STORES, Places
from licet.scanner.installed.system import System

__all__ = ["STORES", "Installed", "Places", "Store", "Surroundings", "System"]
