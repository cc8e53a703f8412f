# SPDX-FileCopyrightText: 2026 The licet authors
# SPDX-License-Identifier: Apache-2.0
"""Several licenses, each into each, as a table: for a window, for a program, as a drawing."""

from licet.templates.matrix.drawing import svg
from licet.templates.matrix.grid import Cell, Grid, structure
from licet.templates.matrix.table import text

__all__ = ["Cell", "Grid", "structure", "svg", "text"]
